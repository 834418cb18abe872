import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { createPlaces } from '../../src/application/places.ts';
import { defineSteps } from '../../src/domain/path/words.ts';
import type { Rung, Rules } from '../../src/domain/policy/rules.ts';
import { createDigests } from '../../worker/notices/digest.ts';
import { createNoticesNow } from '../../worker/notices/now.ts';
import { smallRules } from './small-pack.ts';
import { caseworker, DAY, smallWorld, SPRING, TestPath, type SmallWorld } from './small-world.ts';

const PATHS = 300;
const TASKS = 10;
const PATHS_AT_ONCE = 8;
/** Two clerks' worth of departments in two counties. */
const LEADS = ['care', 'police', 'education'];
const COUNTIES = ['530102', '533102'];

const rung = (name: string, days: number, to: Rung['to']): Rung => ({
  rung: name,
  after: { n: days, unit: 'day' },
  to,
});
const office = (level: 'county' | 'prefecture') => ({ role: 'coordination-office', level });
const tasks = Array.from({ length: TASKS }, (_, i) => `task-${i}`);
const bed = smallRules.tasks['care/bed'];

/** Ten tasks at once, due on the same day, each with three rungs within the next two. */
const wide: Rules = {
  ...smallRules,
  tasks: Object.fromEntries(
    tasks.flatMap((task, i) => {
      const lead = LEADS[i % LEADS.length] ?? '';
      return bed ? [[`care/${task}`, { ...bed, task, lead }]] : [];
    }),
  ),
  ladders: {
    short: [
      rung('head', 0, { role: 'department-head' }),
      rung('county', 1, office('county')),
      rung('prefecture', 2, office('prefecture')),
    ],
  },
};
const wideSteps = defineSteps([
  {
    name: 'care',
    needs: [],
    run: (path) => path.all(...tasks.map((task) => () => path.task(task))),
  },
]);

interface Digest {
  role: string;
  place: string;
  total: number;
}

describe(`after 72 hours in which nothing could act on ${PATHS * TASKS} overdue tasks`, () => {
  let world: SmallWorld;
  let forgotten: TestPath;
  const paths: TestPath[] = [];
  const acted: { rung?: string; passed?: string[]; since?: number; key: string; path: string }[] =
    [];

  beforeAll(async () => {
    world = await smallWorld();
    const deps = { ...world.deps, rulesOf: () => wide, stepsOf: () => wideSteps };
    const begin = async (i: number) => {
      const seed = await world.path({ place: COUNTIES[i % COUNTIES.length] ?? '' });
      const path = new TestPath(createActivities(deps), seed.person);
      const facts = { place: COUNTIES[i % COUNTIES.length] ?? '' };
      await path.act({ kind: 'start', facts, history: [] }, caseworker);
      return path;
    };
    const left = Array.from({ length: PATHS + 1 }, (_, i) => i);
    const next = async () => {
      for (let i = left.pop(); i !== undefined; i = left.pop()) paths.push(await begin(i));
    };
    await Promise.all(Array.from({ length: PATHS_AT_ONCE }, next));
    const last = paths.pop();
    if (!last) throw new Error('no path was begun');
    forgotten = last;
    // Due three working days on; looked at 72 hours after that.
    for (const path of paths) await lookAgain(path);
    // In the tables, and never recorded by Temporal.
    forgotten.now = dayOfReturn();
    await forgotten.activities.advance(forgotten.input({ kind: 'poke' }, caseworker));
    await setClock(dayOfReturn());
  }, 240_000);
  afterAll(() => world?.end());

  const dayOfReturn = () => SPRING + 9 * DAY;
  const setClock = (now: number) =>
    world.ds.query('update clock set offset_ms = $1', [now - Date.now()]);

  async function lookAgain(path: TestPath): Promise<void> {
    path.now = dayOfReturn();
    const { appended } = await path.act({ kind: 'poke' }, caseworker);
    for (const entry of appended) {
      if (entry.kind === 'told' && entry.what === 'rung') acted.push({ ...entry, path: path.id });
    }
  }

  const parts = () => ({
    ds: world.deps.ds,
    recorded: async (id: string) => paths.find((path) => path.id === id)?.entries.length ?? 0,
    places: createPlaces([wide]),
    noticeSettings: { digestAt: 480, shares: [50, 80], deskPerWeek: 2, rosterDays: 7 },
  });
  const digests = () =>
    world.ds.query<Digest[]>(
      `select role, place_id as place, department, total from notice
       where kind = 'digest' and role <> 'desk' order by role, place_id, department`,
    );

  it('only the highest rung acts, once for each task, and names those it passed', () => {
    expect(acted).toHaveLength(PATHS * TASKS);
    expect(new Set(acted.map(({ path, key }) => `${path} ${key}`)).size).toBe(PATHS * TASKS);
    expect(new Set(acted.map((entry) => entry.rung))).toEqual(new Set(['prefecture']));
    for (const { passed, since } of acted) {
      expect(passed).toEqual(['head', 'county']);
      expect(since).toBeLessThan(dayOfReturn());
    }
  });

  it('looking again lets nothing act a second time', async () => {
    const before = acted.length;
    for (const path of paths.slice(0, 20)) await lookAgain(path);
    expect(acted).toHaveLength(before);
  });

  it('every addressee gets one digest of all, from however many workers, and no notice besides', async () => {
    const both = [createDigests(parts()), createDigests(parts())];
    await Promise.all(both.map((make) => make()));
    await Promise.all([createNoticesNow(parts())(), ...both.map((make) => make())]);
    const all = await digests();
    const [now] = await world.ds.query<{ n: number }[]>(
      `select count(*)::int as n from notice where kind = 'now'`,
    );

    expect(all.map(({ role, place }) => [role, place])).toEqual([
      ['coordination-office', '530100'],
      ['coordination-office', '533100'],
    ]);
    expect(all.reduce((sum, { total }) => sum + total, 0)).toBe(PATHS * TASKS);
    expect(now?.n).toBe(0);
  });

  it('what Temporal never recorded is told to nobody', async () => {
    const [left] = await world.ds.query<{ n: number }[]>(
      `select count(*)::int as n from outbox
       where path_id = $1 and payload ? 'toPlace' and noticed_at is null`,
      [forgotten.id],
    );
    expect(left?.n).toBe(TASKS);
  });
});
