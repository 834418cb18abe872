import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineSteps } from '../../src/domain/path/words.ts';
import type { Rules, TaskRule } from '../../src/domain/policy/rules.ts';
import { smallRules, smallSteps } from '../db/small-pack.ts';
import { caseworker } from '../db/small-world.ts';
import { pathWorld, type PathWorld } from './path-world.ts';

/** A release later, a paper is asked for before the bed. */
const changedSteps = defineSteps([
  {
    name: 'care',
    needs: [],
    run(path) {
      path.task('certificate');
      path.task('bed');
      path.task('clothes');
    },
  },
  ...Object.values(smallSteps).filter(({ name }) => name !== 'care'),
]);

const longer = (task: TaskRule): TaskRule =>
  task.due ? { ...task, due: { ...task.due, n: 30 } } : task;

const changedRules: Rules = {
  ...smallRules,
  version: '1.1.0',
  hash: 'changed-hash',
  tasks: Object.fromEntries(
    Object.entries(smallRules.tasks).map(([key, task]) => [key, longer(task)]),
  ),
};

describe('a path in the hands of a newer release', () => {
  let world: PathWorld;
  beforeAll(async () => {
    world = await pathWorld();
  });
  afterAll(() => world.end());

  /** A worker that starts anew reads every path again, from its history. */
  const release = async (change: () => void) => {
    await world.stopWorker();
    change();
    await world.startWorker();
  };
  const fact = (value: string) => ({ kind: 'fact', name: 'language', value }) as const;

  it('replays under changed step code, is told what was not asked then, and goes on', async () => {
    const path = await world.start();
    await path.complete('care/bed', 'ready');
    await release(() => {
      world.deps.stepsOf = () => changedSteps;
      world.deps.stepsHash = 'steps-2';
    });
    const sent = await path.complete('care/clothes', 'given');
    const entries = await path.entries();

    expect(sent).toMatchObject({ ok: {} });
    expect(entries).toContainEqual(
      expect.objectContaining({
        kind: 'outcome',
        outcome: 'not-asked',
        key: 'care/certificate',
      }),
    );
    expect(await path.act(fact('my'), { by: caseworker })).toMatchObject({ ok: {} });
    await release(() => {
      world.deps.stepsOf = () => smallSteps;
      world.deps.stepsHash = 'steps-1';
    });
    expect(await path.act(fact('th'))).toMatchObject({ ok: {} });
  });

  it('replays under a changed pack, and goes on by it', async () => {
    const path = await world.start();
    const dueOf = async () => {
      const rows: { due_at: Date }[] = await world.ds.query(
        `select due_at from task where path_id = $1 and key = 'care/clothes'`,
        [path.id],
      );
      return rows[0]?.due_at.getTime() ?? 0;
    };
    await release(() => {
      world.deps.rulesOf = () => changedRules;
    });
    const from = Date.now();

    expect(await path.complete('care/bed', 'ready')).toMatchObject({ ok: {} });
    expect(await dueOf()).toBeGreaterThan(from + 30 * 86_400_000);
    expect(await path.row()).toMatchObject({ state: 'open', pack_hash: 'changed-hash' });
    await release(() => {
      world.deps.rulesOf = () => smallRules;
    });
    expect(await path.complete('care/clothes', 'given')).toMatchObject({ ok: {} });
  });
});
