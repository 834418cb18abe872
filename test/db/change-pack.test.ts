import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { comparePath, rebuildPath } from '../../activities/rebuild-path.ts';
import { defineSteps } from '../../src/domain/path/words.ts';
import type { DeadlineRule, Rules, TaskRule } from '../../src/domain/policy/rules.ts';
import { smallRules, smallSteps } from './small-pack.ts';
import {
  caseworker,
  smallWorld,
  supervisor,
  type SmallWorld,
  type TestPath,
} from './small-world.ts';

const task = (key: string): TaskRule => {
  const rule = smallRules.tasks[key];
  if (!rule) throw new Error(`no such task: ${key}`);
  return rule;
};
const due = (key: string, n: number): TaskRule => {
  const rule = task(key);
  return { ...rule, due: { ...(rule.due as DeadlineRule), n } }; // each task below has one
};
const { 'care/give-opinion': _, ...others } = smallRules.tasks;

/** Beds are a bureau's now, clothes are due sooner, opinions are no longer asked for, and a paper is. */
const next: Rules = {
  ...smallRules,
  version: '2.0.0',
  hash: 'next-hash',
  departments: { ...smallRules.departments, bureau: { id: 'bureau' } },
  tasks: {
    ...others,
    'care/bed': { ...task('care/bed'), lead: 'bureau' },
    'care/clothes': { ...due('care/clothes', 1), lead: 'bureau' },
    'visits/visit': due('visits/visit', 30),
    'care/paper': { ...task('care/clothes'), task: 'paper', title: 'care/paper' },
  },
};
const nextSteps = defineSteps([
  {
    name: 'care',
    needs: [],
    run(path) {
      path.task('paper');
      path.task('bed');
      path.task('clothes');
      path.task('find-seat');
    },
  },
  ...Object.values(smallSteps).filter(({ name }) => name !== 'care'),
]);

describe('a path that goes on under another pack', () => {
  let world: SmallWorld;
  beforeAll(async () => {
    world = await smallWorld();
    const packs = new Map([smallRules, next].map((rules) => [rules.hash, rules]));
    world.deps.rulesOf = (hash) => packs.get(hash);
    world.deps.stepsOf = (rules) => (rules === next ? nextSteps : smallSteps);
  });
  afterAll(() => world.end());

  const { id, version, hash } = next;
  const goOn = (path: TestPath) => {
    path.now += 1;
    return path.act({ kind: 'pack', pack: { id, version, hash } }, supervisor);
  };
  const desks = async (path: TestPath) => {
    const rows = await world.ds.query<{ key: string; department: string; state: string }[]>(
      'select key, department, state from task where path_id = $1 order by key',
      [path.id],
    );
    return rows.map((row) => `${row.key} ${row.department} ${row.state}`);
  };

  it('shows its tasks at the desks of the new one, and what was done where it was done', async () => {
    const path = await world.path();
    await path.complete('care/bed', 'ready');
    const { refused } = await goOn(path);

    expect(refused).toEqual([]);
    expect(await desks(path)).toEqual(
      expect.arrayContaining([
        'care/bed old-care done',
        'care/clothes bureau open',
        'care/opinion.education/give-opinion education withdrawn',
        'care/opinion.police/give-opinion police withdrawn',
        'care/paper care done',
      ]),
    );
    const [row] = await world.ds.query<Record<string, string>[]>(
      'select pack_version, pack_hash from path where id = $1',
      [path.id],
    );
    expect(row).toEqual({ pack_version: '2.0.0', pack_hash: 'next-hash' });
  });

  it('is made again from its ledger alone, then and after further acts', async () => {
    const path = await world.path();
    await path.complete('care/bed', 'ready');
    await goOn(path);
    expect(await comparePath(world.deps, path.id)).toEqual([]);
    path.now += 1;
    await path.act({ kind: 'fact', name: 'language', value: 'my' }, caseworker);
    expect(await comparePath(world.deps, path.id)).toEqual([]);
    const { tasks } = await rebuildPath(world.deps, path.id);
    const bed = tasks.find(({ key }) => key === 'care/bed');
    expect(bed).toMatchObject({ department: 'old-care', state: 'done' });
  });

  it('takes what else is asked in the same turn by the rules of that moment', async () => {
    const path = await world.path();
    const { acts: bed, ...input } = path.input(
      { kind: 'outcome', key: 'care/bed', n: 1, outcome: 'ready' },
      path.leadOf('care/bed'),
    );
    const body = { kind: 'pack', pack: { id, version, hash } } as const;
    const { acts: pack } = path.input(body, supervisor);
    const acts = [...bed, ...pack.map((act) => ({ ...act, recordedAt: act.recordedAt + 1 }))];
    const result = path.record(
      { ...input, acts },
      await path.activities.advance({ ...input, acts }),
    );

    expect(result.refused).toEqual([]);
    expect(await desks(path)).toContain('care/bed old-care done');
    expect(await comparePath(world.deps, path.id)).toEqual([]);
  });

  it('tells others of withdrawn tasks at the desks that had them', async () => {
    const path = await world.path();
    await path.complete('care/bed', 'ready');
    await goOn(path);
    const letters = await world.ds.query<{ department: string }[]>(
      `select payload ->> 'department' as department from outbox
       where path_id = $1 and topic = 'task-withdrawn' order by 1`,
      [path.id],
    );
    const told = letters.map(({ department }) => department);
    expect(told).toEqual(expect.arrayContaining(['education', 'police']));
    expect(told).not.toContain('');
  });
});
