import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { comparePath, rebuildPath } from '../../activities/rebuild-path.ts';
import { foldCounts } from '../../src/db/fold-counts.ts';
import { smallPlaces, smallRules } from './small-pack.ts';
import { sizeOf } from '../support/share.ts';
import { caseworker, DAY, smallWorld, supervisor } from './small-world.ts';
import type { SmallWorld, TestPath } from './small-world.ts';
import type { ActBody } from '../../src/domain/path/act.ts';
import type { Actor } from '../../src/domain/path/ledger.ts';
import { ruleKeyOf } from '../../src/domain/path/keys.ts';

const PATHS = sizeOf({ daily: 16, full: 40 });
const ACTS = sizeOf({ daily: 800, full: 2_000 });
const SEED = Number(process.env['SEED'] ?? 20261124);

const counties = smallPlaces.filter((place) => place.level === 'county').map((place) => place.id);

/** What happens to the process around an act. */
type Fate = 'recorded' | 'killed-before-record' | 'forgotten';
interface Step {
  path: number;
  pick: number;
  kind: 'complete' | 'fact' | 'place' | 'void' | 'desk' | 'hold' | 'poke' | 'refused';
  hours: number;
  fate: Fate;
}

const steps: fc.Arbitrary<Step> = fc.record({
  path: fc.nat(PATHS - 1),
  pick: fc.nat(1_000),
  kind: fc.oneof(
    { weight: 8, arbitrary: fc.constant('complete' as const) },
    {
      weight: 8,
      arbitrary: fc.constantFrom('fact', 'place', 'void', 'desk', 'hold', 'poke', 'refused'),
    },
  ),
  hours: fc.oneof({ weight: 9, arbitrary: fc.nat(48) }, fc.nat(1_500)),
  fate: fc.oneof(
    { weight: 8, arbitrary: fc.constant('recorded' as const) },
    { weight: 3, arbitrary: fc.constantFrom('killed-before-record', 'forgotten') },
  ),
});

describe(`after ${ACTS} random acts with kills on ${PATHS} paths`, () => {
  let world: SmallWorld;
  const paths: TestPath[] = [];
  const seen = new Map<string, number>();

  beforeAll(async () => {
    world = await smallWorld();
    for (let i = 0; i < PATHS; i++) {
      const born = `20${String(8 + (i % 10)).padStart(2, '0')}-03-15`;
      paths.push(await world.path({ place: counties[i % counties.length] ?? '', born }));
    }
    const sample = fc.sample(steps, { numRuns: ACTS, seed: SEED });
    for (const [i, step] of sample.entries()) {
      await take(step);
      if (i % 100 === 99) await foldCounts(world.deps.ds);
    }
    for (const path of paths) await settle(path);
    console.log(`seed ${SEED}:`, Object.fromEntries([...seen].sort()));
  }, 240_000);
  afterAll(() => world.end());

  async function take(step: Step): Promise<void> {
    const path = paths[step.path];
    if (!path) return;
    // Between a kill and the next turn time passes: no two turns look at one instant.
    path.now += step.hours * 3_600_000 + 1;
    const { body, by } = actOf(path, step);
    const input = path.input(body, by);
    const answer = await path.activities.advance(input);
    count(`fate ${step.fate}`);
    if (step.fate === 'forgotten') return;
    if (step.fate === 'killed-before-record') {
      expect(await path.activities.advance(input)).toEqual(answer);
    }
    path.record(input, answer);
    count(answer.refused[0]?.code ?? `accepted ${step.kind}`);
  }

  /** Whatever was forgotten last is cleared away by the next turn, whatever it is; a path that is over has none. */
  async function settle(path: TestPath): Promise<void> {
    path.now += 1_000;
    await path.act({ kind: 'poke' }, caseworker);
  }

  const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);

  it('the counters are what one counts', async () => {
    const counted = await world.ds.query(`
      select place_id, department, coalesce((due_at at time zone 'UTC')::date, 'infinity')::text as day,
        count(*)::int as open
      from (select a.above_id as place_id, department, due_at from task join place_above a using (place_id)
        where state = 'open') as t group by 1, 2, 3 order by 1, 2, 3`);
    while ((await foldCounts(world.deps.ds)) > 0);
    const kept = await world.ds.query(`
      select place_id, department, due_day::text as day, open from count_base order by 1, 2, 3`);

    expect(counted.length).toBeGreaterThan(20);
    expect(kept).toEqual(counted);
  });

  it('every row follows from the ledger alone', async () => {
    const differing = await Promise.all(paths.map((path) => comparePath(world.deps, path.id)));

    expect(differing.flat()).toEqual([]);
  });

  it('a path can be made again with all its tasks when no row of them is left', async () => {
    const [path] = paths;
    const before: { id: string }[] = await world.ds.query(
      'select id from task where path_id = $1 order by id',
      [path?.id],
    );
    await world.ds.query(`create table kept as select * from task where path_id = $1`, [path?.id]);
    await world.ds.query('delete from task where path_id = $1', [path?.id]);
    const rebuilt = await rebuildPath(world.deps, path?.id ?? '');
    const missing = await comparePath(world.deps, path?.id ?? '');
    await world.ds.query('insert into task select * from kept');

    expect(rebuilt.tasks.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id));
    expect(new Set(missing.map(({ row }) => row)).size).toBe(before.length);
  });

  it('a row that somebody touched is found', async () => {
    const [path] = paths;
    await world.ds.query(
      `update task set due_at = due_at + interval '1 day' where id in
        (select id from task where path_id = $1 and due_at is not null limit 1)`,
      [path?.id],
    );

    expect(await comparePath(world.deps, path?.id ?? '')).toMatchObject([{ column: 'due_at' }]);
  });

  it('the tables hold exactly the entries that were recorded', async () => {
    for (const path of paths) {
      const ledger: { entry_id: string }[] = await world.ds.query(
        'select entry_id from ledger where path_id = $1 order by seq',
        [path.id],
      );
      expect(ledger.map((row) => row.entry_id)).toEqual(path.entries.map((entry) => entry.id));
    }
  });

  it('nobody is told anything twice, or of something forgotten', async () => {
    const stray = await world.ds.query(`
      select o.id from outbox o left join ledger l using (path_id, seq, entry_id) where l.seq is null`);
    const told = await world.ds.query(
      `select count(*)::int as n from ledger where kind in ('told', 'desk')`,
    );
    const posted = await world.ds.query(
      `select count(*)::int as n from outbox where topic <> 'path-closed'`,
    );

    expect(stray).toEqual([]);
    expect(posted).toEqual(told);
  });
});

function actOf(path: TestPath, { kind, pick }: Step): { body: ActBody; by: Actor } {
  const last = pick % 20 === 0;
  const todo = (path.known.open ?? []).filter(({ key }) => last || key !== 'closing/close');
  const open = todo[pick % Math.max(1, todo.length)];
  const entry = path.entries[pick % path.entries.length];
  switch (kind) {
    case 'complete':
    case 'desk': {
      if (!open) break;
      const by = path.leadOf(open.key);
      if (kind === 'desk') {
        const what = pick % 2 === 0 ? 'received' : 'taken';
        return { body: { kind, ...open, what }, by };
      }
      const outcomes = smallRules.tasks[ruleKeyOf(open.key)]?.outcomes ?? [];
      const outcome = outcomes[pick % outcomes.length]?.code ?? '';
      return { body: { kind: 'outcome', ...open, outcome }, by };
    }
    case 'fact':
      return {
        body: { kind, name: 'risk', value: pick % 2 === 0 ? 'high' : 'low' },
        by: caseworker,
      };
    case 'place': {
      const value = counties[pick % counties.length] ?? '';
      return { body: { kind: 'fact', name: 'place', value }, by: caseworker };
    }
    case 'void':
      return {
        body: { kind, of: entry?.id ?? '' },
        by: entry?.kind === 'fact' ? caseworker : supervisor,
      };
    case 'hold': {
      const until = path.now + (pick % 30) * DAY;
      const body = { kind, key: open?.key ?? '*', until, reason: 'test' };
      return { body: body as ActBody, by: supervisor }; // `until` is an instant of the test's clock
    }
    case 'refused':
      return { body: { kind: 'fact', name: 'no-such-fact', value: true }, by: caseworker };
    case 'poke':
      break;
  }
  return { body: { kind: 'poke' }, by: caseworker };
}
