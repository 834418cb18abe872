import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Act } from '../../src/contract/messages.ts';
import { caseworker } from '../db/small-world.ts';
import { pathWorld, type PathWorld, type RunningPath } from './path-world.ts';

const ACTS = 240;

describe('a path that goes on in a new run', () => {
  let world: PathWorld;
  beforeAll(async () => {
    world = await pathWorld();
  });
  afterAll(() => world.end());

  const language = (value: string): Act => ({
    v: 1,
    id: randomUUID(),
    by: caseworker,
    body: { kind: 'fact', name: 'language', value },
  });
  const idsOf = async (path: RunningPath, acts: readonly Act[]) => {
    const wanted = new Set(acts.map((act) => act.id));
    return (await path.entries()).filter((e) => wanted.has(e.id)).map((e) => e.id);
  };
  const runsOf = async (path: RunningPath) => {
    const runs = [];
    for (let id: string | undefined = await path.runId(); id;) {
      const events = await path.history(id);
      runs.unshift({ id, events });
      id = events[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
    }
    return runs;
  };

  it('loses no act under load, and takes none twice', async () => {
    const path = await world.start();
    const acts = Array.from({ length: ACTS }, (_, i) => language(`l-${i}`));
    const waiting = [...acts];
    const answers = new Map<string, unknown>();
    const takeNext = async () => {
      for (let act = waiting.shift(); act; act = waiting.shift()) {
        answers.set(act.id, await path.send(act));
      }
    };
    await Promise.all([takeNext(), takeNext(), takeNext()]);
    const runs = await runsOf(path);
    const ids = await idsOf(path, acts);

    expect(runs.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...runs.map(({ events }) => events.length))).toBeLessThan(400);
    expect([...ids].sort()).toEqual(acts.map((act) => act.id).sort());
    const seqs = ids.map((id) => JSON.stringify(answers.get(id)));
    const ledger = (await path.entries()).map((e) => e.id);
    expect(seqs).toEqual(
      ids.map((id) => JSON.stringify({ ok: { seq: ledger.indexOf(id) + 1, done: false } })),
    );
    expect((await path.row())['turn']).toBe(turnsIn(runs));
  }, 120_000);

  it('gives the same answer to the same key, and takes the first act of each run', async () => {
    const path = await world.start();
    const early = language('early');
    const first = await path.send(early);
    const run = await path.runId();
    const before: Act[] = [];
    const answers = [];
    while ((await path.runId()) === run) {
      const act = language(`l-${before.length}`);
      before.push(act);
      answers.push(await path.send(act));
    }
    const next = language('first of the run');
    const sent = await path.send(next);
    const fresh = (await path.history()).length;

    expect(sent).toMatchObject({ ok: { done: false } });
    expect(fresh).toBeLessThan(40);
    expect(await path.send(early)).toEqual(first);
    expect(await path.send(before[3] ?? early)).toEqual(answers[3]);
    expect(await idsOf(path, [early, ...before, next])).toHaveLength(before.length + 2);
  }, 120_000);
});

/** Each turn leaves the marker of its local activity. */
function turnsIn(
  runs: readonly { events: readonly { markerRecordedEventAttributes?: unknown }[] }[],
) {
  return runs.flatMap(({ events }) => events).filter((e) => e.markerRecordedEventAttributes).length;
}
