import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Act } from '../../src/contract/messages.ts';
import { defineSteps } from '../../src/domain/path/words.ts';
import { smallRules, smallSteps } from '../db/small-pack.ts';
import { caseworker } from '../db/small-world.ts';
import { eventually } from '../support/program.ts';
import { pathWorld, type PathWorld, type RunningPath } from './path-world.ts';

/** A step that turns in a circle from a certain day on, such as after a slip in a release. */
const endless = defineSteps([
  {
    name: 'care',
    needs: [],
    run(path) {
      path.rounds('never', () => undefined);
    },
  },
]);

describe('a path that cannot go on for now', () => {
  let world: PathWorld;
  let advance: PathWorld['around']['advance'];
  beforeAll(async () => {
    world = await pathWorld();
    advance = world.around.advance;
  });
  afterEach(() => {
    world.around.advance = advance;
    world.deps.rulesOf = (hash) => (hash === smallRules.hash ? smallRules : undefined);
    world.deps.stepsOf = () => smallSteps;
  });
  afterAll(() => world.end());

  const fact = (value: string): Act => ({
    v: 1,
    id: randomUUID(),
    by: caseworker,
    body: { kind: 'fact', name: 'language', value },
  });
  const isRunning = async (path: RunningPath) => {
    const { status } = await world.temporal.client.getHandle(path.id).describe();
    return status.name === 'RUNNING';
  };
  const times = async (path: RunningPath, act: Act) =>
    (await path.entries()).filter((e) => e.id === act.id).length;
  const timed = async <T>(work: Promise<T>) => {
    const from = performance.now();
    return { answer: await work, ms: performance.now() - from };
  };

  it('waits for a pack that nobody has, and does not fail', async () => {
    const path = await world.start();
    const act = fact('my');
    world.deps.rulesOf = () => undefined;

    expect(await path.send(act)).toEqual({ refused: 'path-waits-for-rules' });
    expect(await path.row()).toMatchObject({ state: 'waiting', problem: 'pack-unknown' });
    expect(await isRunning(path)).toBe(true);
    // Nobody is told for good that an open task is closed, only because its rules are missing.
    const key = randomUUID();
    const completion = () => path.complete('care/bed', 'ready', { id: key });
    expect(await completion()).toEqual({ refused: 'path-waits-for-rules' });

    world.deps.rulesOf = () => smallRules;
    expect(await completion()).toMatchObject({ ok: {} });
    // The same key: what may heal is asked anew, and still counts once.
    expect(await path.send(act)).toMatchObject({ ok: { done: false } });
    expect(await times(path, act)).toBe(1);
    expect(await path.row()).toMatchObject({ state: 'open', problem: null });
  });

  it('under rules that turn in a circle stops alone, by fuel, and goes on when they are mended', async () => {
    const [path, other] = [await world.start(), await world.start()];
    const broken = { ...smallRules, hash: 'broken' };
    world.deps.rulesOf = (hash) => (hash === 'small-hash' ? smallRules : undefined);
    let circling: string = path.id;
    world.around.advance = (call) => (input) =>
      call({
        ...input,
        ...(input.path === circling ? { pack: { ...input.pack, hash: 'broken' } } : {}),
      });
    world.deps.rulesOf = (hash) => (hash === 'broken' ? broken : smallRules);
    world.deps.stepsOf = (rules) => (rules === broken ? endless : smallSteps);
    const [stopped, going] = await Promise.all([
      path.send(fact('my')),
      timed(other.send(fact('th'))),
    ]);

    expect(stopped).toEqual({ refused: 'path-waits-for-rules' });
    expect(await path.row()).toMatchObject({ problem: 'steps-turn-in-a-circle' });
    expect(going.answer).toMatchObject({ ok: {} });
    expect(going.ms).toBeLessThan(2_000);

    circling = '';
    expect(await path.act({ kind: 'poke' })).toMatchObject({ ok: {} });
    expect(await path.row()).toMatchObject({ state: 'open', problem: null });
  });

  it('takes an act once when the answer of the tables was lost after their commit', async () => {
    const path = await world.start();
    let losses = 3;
    world.around.advance = (call) => async (input) => {
      const result = await call(input);
      if (losses-- > 0) throw new Error('connection lost');
      return result;
    };
    const act = fact('my');

    expect(await path.send(act)).toMatchObject({ ok: { done: false } });
    expect(losses).toBe(-1);
    expect(await times(path, act)).toBe(1);
  });

  it('with its tables away for long says so in time, and gives the same key its answer later', async () => {
    const path = await world.start();
    let isAway = true;
    let calls = 0;
    world.around.advance = (call) => async (input) => {
      calls += 1;
      if (isAway) throw new Error('connection refused');
      return call(input);
    };
    const act = fact('my');
    const first = await timed(path.send(act));

    await eventually('the patient activity has taken over', async () => calls > 9 || undefined);
    isAway = false;
    const answer = await eventually('the tables are back', async () => {
      const sent = await path.send(act);
      return sent === 'unavailable' ? undefined : sent;
    });

    expect(first.answer).toBe('unavailable');
    expect(first.ms).toBeLessThan(5_000);
    expect(answer).toMatchObject({ ok: { done: false } });
    expect(await times(path, act)).toBe(1);
    const scheduled = (await path.history()).filter((e) => e.activityTaskScheduledEventAttributes);
    expect(scheduled).toHaveLength(1);
    expect(await isRunning(path)).toBe(true);
  }, 60_000);

  it('with an attempt that never ends goes on with the next one', async () => {
    const path = await world.start();
    let giveUp = () => {};
    let calls = 0;
    world.around.advance = (call) => (input) => {
      calls += 1;
      if (calls > 1) return call(input);
      return new Promise((_, reject) => (giveUp = () => reject(new Error('too late'))));
    };
    const act = fact('my');
    const sent = await timed(path.send(act));

    giveUp();

    expect(sent.answer).toMatchObject({ ok: {} });
    expect(sent.ms).toBeGreaterThan(2_900);
    expect(await times(path, act)).toBe(1);
  });

  it('without a worker says so in time, and gives the same key its answer later', async () => {
    const path = await world.start();
    await world.stopWorker();
    const act = fact('my');
    const first = await timed(path.send(act));
    await world.startWorker();

    expect(first.answer).toBe('unavailable');
    expect(first.ms).toBeLessThan(5_000);
    expect(await path.send(act)).toMatchObject({ ok: { done: false } });
    expect(await times(path, act)).toBe(1);
  }, 60_000);

  it('is not ended by somebody who cancels its workflow', async () => {
    const path = await world.start();
    await world.temporal.client.getHandle(path.id).cancel();

    expect(await path.send(fact('my'))).toMatchObject({ ok: { done: false } });
    expect(await isRunning(path)).toBe(true);
  });
});
