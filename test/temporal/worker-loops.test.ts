import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createIntentSealer, type Wish } from '../../src/application/intent-sealer.ts';
import { keepIntent } from '../../src/application/intents.ts';
import { createRelay } from '../../worker/relay.ts';
import { createSweep } from '../../worker/sweep.ts';
import { startLoop } from '../../worker/loop.ts';
import { caseworker } from '../db/small-world.ts';
import { eventually, pause } from '../support/program.ts';
import { pathWorld, type PathWorld } from './path-world.ts';

describe('the relay of intents', () => {
  let world: PathWorld;
  let relay: () => Promise<number>;
  beforeAll(async () => {
    world = await pathWorld();
    const intents = createIntentSealer(world.keys);
    const run = createRelay({ ds: world.ds, intents, paths: world.paths });
    relay = () => run(new AbortController().signal);
  });
  afterAll(() => world.end());

  /** As the API keeps it before it asks the path; then nobody hears the answer. */
  const intend = async (pathId: string, wish: Wish, ageSeconds = 6) => {
    const intents = createIntentSealer(world.keys);
    const { id, body } = wish.act;
    await keepIntent(world.ds, {
      entryId: id,
      actorId: caseworker.id,
      key: randomUUID(),
      kind: body.kind,
      pathId,
      bodyHash: intents.mark(body),
      sealed: intents.seal(id, wish),
      forms: [],
    });
    await world.ds.query(
      `update intent set created_at = now() - $2 * interval '1 second' where entry_id = $1`,
      [id, ageSeconds],
    );
    return id;
  };
  const language = (value: string) => ({
    act: {
      v: 1 as const,
      id: randomUUID(),
      by: caseworker,
      body: { kind: 'fact' as const, name: 'language', value },
    },
  });
  const answerOf = async (id: string) => {
    const rows: { status: number; answer: unknown }[] = await world.ds.query(
      'select status, answer from intent where entry_id = $1',
      [id],
    );
    return rows[0];
  };

  it('does what was wanted and never heard, in the order in which it was wanted', async () => {
    const path = await world.start();
    const [first, second] = [language('my'), language('th')];
    await intend(path.id, second, 7);
    await intend(path.id, first, 8);

    expect(await relay()).toBe(2);
    const ids = (await path.entries()).map((e) => e.id);
    expect(ids.indexOf(first.act.id)).toBeGreaterThan(0);
    expect(ids.indexOf(second.act.id)).toBeGreaterThan(ids.indexOf(first.act.id));
    expect(await answerOf(first.act.id)).toEqual({
      status: 200,
      answer: { seq: ids.indexOf(first.act.id) + 1, done: false },
    });
  });

  it('begins a path that nobody has begun', async () => {
    const path = await world.prepare();
    const id = await intend(path.id, {
      act: {
        v: 1,
        id: randomUUID(),
        by: caseworker,
        body: { kind: 'start', facts: { place: '530102', born: '2012-06-01' }, history: [] },
      },
      start: path.input,
    });

    expect(await relay()).toBe(1);
    expect(await answerOf(id)).toMatchObject({ status: 200 });
    expect(await path.row()).toMatchObject({ state: 'open' });
  });

  it('does nothing twice, when the path has done it and only its answer was lost', async () => {
    const path = await world.start();
    const wish = language('my');
    const heard = await path.send(wish.act);
    await intend(path.id, wish);

    expect(await relay()).toBe(1);
    expect({ ok: (await answerOf(wish.act.id))?.answer }).toEqual(heard);
    expect((await path.entries()).filter((e) => e.id === wish.act.id)).toHaveLength(1);
  });

  it('keeps a refusal as the answer', async () => {
    const path = await world.start();
    const wish = language('my');
    const id = await intend(path.id, {
      act: { ...wish.act, body: { kind: 'fact', name: 'unheard-of', value: 1 } },
    });

    expect(await relay()).toBe(1);
    expect(await answerOf(id)).toEqual({ status: 422, answer: { code: 'fact-unknown' } });
  });

  it('leaves a caller her five seconds, and what cannot be opened to its rest', async () => {
    const path = await world.start();
    const young = await intend(path.id, language('my'), 2);
    const sealed = language('th');
    const id = await intend(path.id, sealed);
    await world.ds.query(`update intent set sealed = '\\x00' where entry_id = $1`, [id]);
    const fine = await intend(path.id, language('vi'));

    expect(await relay()).toBe(1);
    expect(await answerOf(young)).toMatchObject({ status: null });
    expect(await answerOf(fine)).toMatchObject({ status: 200 });
    expect(await relay()).toBe(0);
  });
});

describe('the sweeper', () => {
  let world: PathWorld;
  beforeAll(async () => {
    world = await pathWorld();
  });
  afterAll(() => world.end());

  it('wakes the paths that should have woken by themselves, and no others', async () => {
    const [late, fine, over] = [await world.start(), await world.start(), await world.start()];
    const { next_wake_at: next } = await late.row();
    await world.ds.query(
      `update path set next_wake_at = now() - interval '2 minutes' where id = any($1)`,
      [[late.id, over.id]],
    );
    await world.ds.query(`update path set state = 'done' where id = $1`, [over.id]);
    const turn = (await fine.row())['turn'];
    const sweep = createSweep({ ds: world.ds, paths: world.paths });

    expect(await sweep(new AbortController().signal)).toBe(1);
    expect(await late.row()).toMatchObject({ next_wake_at: next, turn: 2 });
    expect(await fine.row()).toMatchObject({ turn });
    expect(await sweep(new AbortController().signal)).toBe(0);
  });
});

describe('a loop', () => {
  it('goes on after a round that failed, and ends when it is told to', async () => {
    let rounds = 0;
    const loop = startLoop('test', 1, async () => {
      rounds += 1;
      if (rounds === 1) throw new Error('for once');
    });
    await eventually('some rounds', async () => (rounds > 3 ? true : undefined));
    await loop.stop();
    const ended = rounds;
    await pause(20);

    expect(rounds).toBe(ended);
  });
});
