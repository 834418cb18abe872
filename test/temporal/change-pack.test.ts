import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DeadlineRule, Rules } from '../../src/domain/policy/rules.ts';
import { fastForward } from '../../src/temporal/clock.ts';
import { smallRules } from '../db/small-pack.ts';
import { DAY, supervisor } from '../db/small-world.ts';
import { reconcileIn } from '../edges/planted.ts';
import { pathWorld, type PathWorld, type RunningPath } from './path-world.ts';

const clothes = smallRules.tasks['care/clothes'];
if (!clothes?.due) throw new Error('clothes have no clock');

/** Clothes are due in twenty days, by the same people as before. */
const next: Rules = {
  ...smallRules,
  version: '2.0.0',
  hash: 'next-hash',
  tasks: {
    ...smallRules.tasks,
    'care/clothes': {
      ...clothes,
      due: { ...clothes.due, n: 20, unit: 'day' } satisfies DeadlineRule,
    },
  },
};

describe('the pack of a path', () => {
  let world: PathWorld;
  beforeAll(async () => {
    world = await pathWorld();
    const packs = new Map([smallRules, next].map((rules) => [rules.hash, rules]));
    world.deps.rulesOf = (hash) => packs.get(hash);
  });
  afterAll(() => world.end());

  const { id, version, hash } = next;
  const goOn = (path: RunningPath) =>
    path.act({ kind: 'pack', pack: { id, version, hash } }, { by: supervisor });
  const language = (value: string) => ({ kind: 'fact', name: 'language', value }) as const;
  const dueOf = async (path: RunningPath) => {
    const rows = await world.ds.query<{ due_at: Date; opened_at: Date; rung: string | null }[]>(
      `select due_at, opened_at, rung from task where path_id = $1 and key = 'care/clothes'`,
      [path.id],
    );
    return rows[0];
  };

  it('goes along into a new run, and by it the path goes on', async () => {
    const path = await world.start();
    expect(await goOn(path)).toMatchObject({ ok: {} });
    const runId = await path.runId();
    for (let i = 0; (await path.runId()) === runId; i++) {
      await Promise.all([path.act(language(`l-${i}`)), path.act(language(`m-${i}`))]);
    }
    await path.complete('care/bed', 'ready');

    expect(await path.row()).toMatchObject({ pack_hash: 'next-hash', pack_version: '2.0.0' });
    const due = await dueOf(path);
    const days = ((due?.due_at.getTime() ?? 0) - (due?.opened_at.getTime() ?? 0)) / DAY;
    expect(Math.floor(days)).toBe(20);
    expect((await reconcileIn(world, { path: path.id })).lines).toEqual([]);
  }, 120_000);

  it('is known to a worker that starts anew, which wakes the path when it says', async () => {
    const path = await world.start();
    await goOn(path);
    await path.complete('care/bed', 'ready');
    await world.stopWorker();
    await world.startWorker();
    await fastForward(world.temporal, path.id, 15 * DAY);
    expect((await dueOf(path))?.rung).toBeNull();
    await fastForward(world.temporal, path.id, 7 * DAY);

    expect((await dueOf(path))?.rung).not.toBeNull();
    expect(await path.row()).toMatchObject({ pack_hash: 'next-hash' });
    expect((await reconcileIn(world, { path: path.id })).lines).toEqual([]);
  });

  it('that a worker does not have yet is asked for again, and changes nothing until then', async () => {
    const path = await world.start();
    const { rulesOf } = world.deps;
    world.deps.rulesOf = (other) => (other === hash ? undefined : rulesOf(other));
    expect(await goOn(path)).toEqual({ refused: 'path-waits-for-rules' });
    expect(await path.row()).toMatchObject({ state: 'open', pack_hash: 'small-hash' });
    world.deps.rulesOf = rulesOf;

    expect(await goOn(path)).toMatchObject({ ok: {} });
  });

  it('is begun again with the path where Temporal has lost it', async () => {
    const path = await world.start();
    await goOn(path);
    await world.temporal.client.getHandle(path.id).terminate();
    const { left } = await reconcileIn(world, { path: path.id, isRepair: true });

    expect(left).toBe(0);
    expect(await path.complete('care/bed', 'ready')).toMatchObject({ ok: {} });
    expect(await path.row()).toMatchObject({ pack_hash: 'next-hash' });
    expect((await reconcileIn(world, { path: path.id })).lines).toEqual([]);
  });
});
