import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Act } from '../../src/contract/messages.ts';
import { caseworker, supervisor } from '../db/small-world.ts';
import { leadOf, pathWorld, type PathWorld, type RunningPath } from './path-world.ts';

const MINUTE = 60_000;

/** All that the small pack asks before it closes a path, with one refusal on the way. */
const EIGHT = [
  ['care/bed', 'ready'],
  ['care/clothes', 'given'],
  ['care/opinion.police/give-opinion', 'for'],
  ['care/opinion.education/give-opinion', 'for'],
  ['care/parents-found', 'found'],
  ['care/seat.1/find-seat', 'refused'],
  ['care/seat.2/find-seat', 'seat'],
  ['closing/close', 'closed'],
] as const;

describe('an act on a path', () => {
  let world: PathWorld;
  beforeAll(async () => {
    world = await pathWorld();
  });
  afterAll(() => world.end());

  const language = (value: string, more: Partial<Act> = {}): Act => ({
    v: 1,
    id: randomUUID(),
    by: caseworker,
    body: { kind: 'fact', name: 'language', value },
    ...more,
  });
  const valuesOf = async (path: RunningPath) =>
    (await path.entries()).flatMap((e) =>
      e.kind === 'fact' && e.name === 'language' ? [e.value] : [],
    );

  it('is answered in the first task of a path, which it begins', async () => {
    const path = await world.start();
    const first = (await path.history()).slice(0, 8);

    expect(first.filter((event) => event.workflowTaskStartedEventAttributes)).toHaveLength(1);
    expect(
      first.filter((event) => event.workflowExecutionUpdateCompletedEventAttributes),
    ).toHaveLength(1);
    expect(await path.openTasks()).toContain('care/bed');
  });

  it('that is refused by the judge writes nothing', async () => {
    const path = await world.start();
    const before = { row: await path.row(), entries: await path.entries() };
    const sent = await path.complete('care/bed', 'ready', { by: leadOf('care/find-seat') });
    const { state, seq, head } = await path.row();

    expect(sent).toEqual({ refused: 'not-your-task' });
    expect(await path.entries()).toEqual(before.entries);
    expect({ state, seq, head }).toEqual({
      state: before.row['state'],
      seq: before.row['seq'],
      head: before.row['head'],
    });
  });

  it('that is refused at once leaves no event', async () => {
    const path = await world.start();
    await path.complete('care/bed', 'ready');
    const events = (await path.history()).length;

    expect(await path.complete('care/bed', 'ready')).toEqual({ refused: 'task-not-open' });
    expect(await path.history()).toHaveLength(events);
  });

  it('on a withdrawn task is left to the judge, for it may have been done before', async () => {
    const path = await world.start();
    await path.complete('care/bed', 'ready');
    const bed = (await path.entries()).find((e) => e.kind === 'outcome')?.id ?? '';
    await path.act({ kind: 'void', of: bed }, { by: supervisor });
    const accepted = async () =>
      (await path.history()).filter((e) => e.workflowExecutionUpdateAcceptedEventAttributes).length;
    const before = await accepted();

    expect(await path.complete('care/clothes', 'given')).toEqual({ refused: 'task-not-open' });
    expect(await accepted()).toBe(before + 1);
  });

  it('sent twice under one key is one entry with one answer', async () => {
    const path = await world.start();
    const act = language('my');
    const answers = [await path.send(act), await path.send(language('th')), await path.send(act)];

    expect(answers[2]).toEqual(answers[0]);
    expect(await valuesOf(path)).toEqual(['my', 'th']);
  });

  it('sent many times at once under one key is one entry with one answer', async () => {
    const path = await world.start();
    const act = language('my');
    const answers = await Promise.all([1, 2, 3, 4].map(() => path.send(act)));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await valuesOf(path)).toEqual(['my']);
  });

  it('of three people at once is written in the order in which it was taken', async () => {
    const path = await world.start();
    for (let round = 0; round < 5; round++) {
      const acts = ['my', 'th', 'vi'].map((value) => language(`${value}-${round}`));
      const sent = await Promise.all(acts.map((act) => path.send(act)));
      const taken = (await path.history()).flatMap((event) => {
        const id = event.workflowExecutionUpdateAcceptedEventAttributes?.protocolInstanceId;
        return id && acts.some((act) => act.id === id) ? [id] : [];
      });
      const entries = (await path.entries()).filter((e) => acts.some((act) => act.id === e.id));

      expect(entries.map((e) => e.id)).toEqual(taken);
      expect(sent.every((one) => one !== 'unavailable' && 'ok' in one)).toBe(true);
      const times = entries.map((e) => e.recordedAt);
      expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    }
  });

  it('a little ahead of the clock happened when it was recorded, and is seen', async () => {
    const path = await world.start();
    for (const ahead of [1_000, 4 * MINUTE]) {
      const act = language(`ahead-${ahead}`, { happenedAt: Date.now() + ahead });
      await path.send(act);
      const entry = (await path.entries()).find((e) => e.id === act.id);
      expect(entry?.happenedAt).toBe(entry?.recordedAt);
    }
    const late = await path.send(language('later', { happenedAt: Date.now() + 6 * MINUTE }));
    expect(late).toEqual({ refused: 'happened-in-future' });
    expect(await valuesOf(path)).toEqual(['ahead-1000', `ahead-${4 * MINUTE}`]);
  });

  it('counts by the clock with which its path was started', async () => {
    const skew = 40 * 86_400_000;
    const path = await world.start({ place: '530102', born: '2012-06-01' }, skew);
    const act = language('my', { happenedAt: Date.now() + skew - MINUTE });
    await path.send(act);
    const entry = (await path.entries()).find((e) => e.id === act.id);

    expect(entry?.happenedAt).toBe(act.happenedAt);
    expect(Math.abs((entry?.recordedAt ?? 0) - Date.now() - skew)).toBeLessThan(30_000);
  });

  it('that only asks the path to look again appends nothing', async () => {
    const path = await world.start();
    const entries = await path.entries();

    expect(await path.act({ kind: 'poke' })).toEqual({ ok: { seq: entries.length, done: false } });
    expect(await path.entries()).toEqual(entries);
  });

  it('before its path has begun can be asked again, and the path still begins', async () => {
    const path = await world.prepare();
    const begin = { v: 1 as const, id: randomUUID(), by: caseworker };
    const early = await world.paths.sendAct(
      path.id,
      { ...begin, body: { kind: 'poke' } },
      path.input,
    );
    const begun = await path.begin({ place: '530102', born: '2012-06-01' });

    expect(early).toEqual({ refused: 'temporarily-unavailable' });
    expect(begun).toEqual({ ok: { seq: 1, done: false } });
  });

  it('that begins a path and is refused leaves nothing, and stays refused', async () => {
    const path = await world.prepare();
    const id = randomUUID();
    const wrong = { place: '530102', born: 'yesterday' };

    expect(await path.begin(wrong, id)).toEqual({ refused: 'fact-value-invalid' });
    expect(await path.begin(wrong, id)).toEqual({ refused: 'fact-value-invalid' });
    expect(await path.row()).toEqual({});
    expect(await path.act({ kind: 'poke' })).toBe('unavailable');
  });

  it('beyond four at once on one path is asked to come again', async () => {
    const path = await world.start();
    const sent = await Promise.all(
      Array.from({ length: 6 }, (_, i) => path.send(language(`at-once-${i}`))),
    );

    expect(sent.filter((one) => one !== 'unavailable' && 'refused' in one)).toEqual([
      { refused: 'too-many-acts' },
      { refused: 'too-many-acts' },
    ]);
    expect(await valuesOf(path)).toHaveLength(4);
  });

  it('of eight completions, and the one that began the path, leave at most sixty events', async () => {
    const path = await world.start({ place: '530102', born: '2000-06-01' });
    const sent = [];
    for (const [key, outcome] of EIGHT) sent.push(await path.complete(key, outcome));
    const events = await path.history();

    expect(sent.at(-1)).toMatchObject({ ok: { done: true } });
    expect(events.at(-1)?.workflowExecutionCompletedEventAttributes).toBeDefined();
    expect(events.length).toBeLessThanOrEqual(60);
    console.log(`${events.length} events for eight completions`);
  });

  it('on a path that is over is refused, and one that was taken has its answer still', async () => {
    const path = await world.start({ place: '530102', born: '2000-06-01' });
    const early = language('my');
    await path.send(early);
    for (const [key, outcome] of EIGHT.slice(0, -1)) await path.complete(key, outcome);
    const close: Act = {
      v: 1,
      id: randomUUID(),
      by: leadOf('closing/close'),
      body: { kind: 'outcome', key: 'closing/close', n: 1, outcome: 'closed' },
    };
    const closed = await path.send(close);

    expect(closed).toMatchObject({ ok: { done: true } });
    expect(await path.send(close)).toEqual(closed);
    expect(await path.send(early)).toMatchObject({ ok: { seq: expect.any(Number) } });
    expect(await path.send(language('th'))).toEqual({ refused: 'path-closed' });
  });
});
