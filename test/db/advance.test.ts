import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { comparePath } from '../../activities/rebuild-path.ts';
import { caseworker, DAY, smallWorld, supervisor, type SmallWorld } from './small-world.ts';

describe('a turn of a path', () => {
  let world: SmallWorld;
  beforeAll(async () => {
    world = await smallWorld();
  });
  afterAll(() => world.end());

  const rows = async (pathId: string) => ({
    path: await world.ds.query('select * from path where id = $1', [pathId]),
    ledger: await world.ds.query('select * from ledger where path_id = $1 order by seq', [pathId]),
    tasks: await world.ds.query('select * from task where path_id = $1 order by id', [pathId]),
    audit: await world.ds.query('select * from audit where path_id = $1 order by id', [pathId]),
    outbox: await world.ds.query('select * from outbox where path_id = $1 order by id', [pathId]),
    deltas: await world.ds.query('select count(*) from count_delta'),
  });
  const actions = async (pathId: string) => {
    const audit: { action: string }[] = (await rows(pathId)).audit;
    return audit.map((row) => row.action);
  };
  const task = async (pathId: string, key: string) => {
    const found: Record<string, unknown>[] = await world.ds.query(
      'select * from task where path_id = $1 and key = $2 order by opening desc limit 1',
      [pathId, key],
    );
    return found[0];
  };

  it('writes what was done, what is to do now, who did it and whom to tell', async () => {
    const path = await world.path();
    await path.complete('care/bed', 'ready');

    expect(await task(path.id, 'care/bed')).toMatchObject({
      state: 'done',
      outcome: 'ready',
      department: 'old-care',
    });
    expect(await task(path.id, 'care/opinion.police/give-opinion')).toMatchObject({
      state: 'open',
      department: 'police',
      place_id: '530100',
    });
    expect(await actions(path.id)).toEqual([
      'start-path',
      'record-fact',
      'record-fact',
      'complete-task',
    ]);
    const { outbox } = await rows(path.id);
    expect(outbox).toMatchObject([
      { topic: 'task-opened', payload: { department: 'old-care', place: '530102' } },
      { topic: 'task-opened', payload: { department: 'care' } },
      { topic: 'task-opened', payload: { department: 'care' } },
      { topic: 'task-opened', payload: { department: 'police' } },
      { topic: 'task-opened', payload: { department: 'education' } },
    ]);
  });

  it('moves an open task to the successor of its department when that ends, with its due date', async () => {
    const path = await world.path();
    const before = await task(path.id, 'care/bed');
    const change = Date.parse('2026-03-01T00:00:00+08:00');
    const [row] = (await rows(path.id)).path;
    expect(row.next_wake_at.getTime()).toBeLessThanOrEqual(change);
    path.now = change;
    await path.act({ kind: 'poke' }, caseworker);

    const { id, due_at, last_day, opened_at } = before ?? {};
    const same = { id, due_at, last_day, opened_at, state: 'open' };
    expect(before).toMatchObject({ ...same, department: 'old-care' });
    expect(await task(path.id, 'care/bed')).toMatchObject({ ...same, department: 'care' });
  });

  it('gives the same answer and the same rows when it runs again after its commit', async () => {
    const path = await world.path();
    const input = path.input(
      { kind: 'outcome', key: 'care/bed', n: 1, outcome: 'ready' },
      path.leadOf('care/bed'),
    );
    const first = await path.activities.advance(input);
    const before = await rows(path.id);
    const again = await path.activities.advance(input);

    expect(again).toEqual(first);
    expect(await rows(path.id)).toEqual(before);
  });

  it('changes no task, entry, counter or mail when it refuses', async () => {
    const path = await world.path();
    const { path: _, ...before } = await rows(path.id);
    const answer = await path.act(
      { kind: 'outcome', key: 'care/bed', n: 1, outcome: 'ready' },
      caseworker,
    );
    const { path: __, ...after } = await rows(path.id);

    expect(answer.refused).toMatchObject([{ code: 'not-your-task' }]);
    expect(after).toEqual(before);
  });

  it('takes back what the tables know and Temporal has forgotten', async () => {
    const path = await world.path();
    const forgotten = path.input(
      { kind: 'outcome', key: 'care/bed', n: 1, outcome: 'ready' },
      path.leadOf('care/bed'),
    );
    await path.activities.advance(forgotten);
    path.now += 60_000;
    await path.act({ kind: 'fact', name: 'risk', value: 'high' }, caseworker);

    expect(await task(path.id, 'care/bed')).toMatchObject({ state: 'open', outcome: null });
    expect(await task(path.id, 'care/clothes')).toBeUndefined();
    expect(await actions(path.id)).toContain('projection-replaced');
    expect(await comparePath(world.deps, path.id)).toEqual([]);
  });

  it('takes the repeated act as new when its first run was forgotten with it', async () => {
    const path = await world.path();
    const forgotten = path.input({ kind: 'fact', name: 'language', value: 'my' }, caseworker);
    await path.activities.advance(forgotten);
    const [act] = forgotten.acts;
    if (!act) throw new Error('no act');
    const repeated = {
      ...forgotten,
      now: path.now + 5_000,
      acts: [{ ...act, recordedAt: path.now + 5_000 }],
    };
    path.record(repeated, await path.activities.advance(repeated));
    const { ledger } = await rows(path.id);

    expect(ledger.at(-1)).toMatchObject({ recorded_at: new Date(path.now + 5_000) });
    expect(await comparePath(world.deps, path.id)).toEqual([]);
  });

  it('lets a poke clear away what was forgotten, in a turn that writes no entry', async () => {
    const path = await world.path();
    for (const value of ['high', 'low']) {
      const forgotten = path.input({ kind: 'fact', name: 'risk', value }, caseworker);
      const kept = path.known;
      path.record(forgotten, await path.activities.advance(forgotten));
      if (value === 'low') path.known = kept;
    }
    path.now += 1_000;
    await path.act({ kind: 'poke' }, caseworker);
    const { ledger } = await rows(path.id);

    expect(ledger.map((row: { entry_id: string }) => row.entry_id)).toEqual(
      path.entries.map((entry) => entry.id),
    );
  });

  it('never lets an attempt that was overtaken overwrite a later turn', async () => {
    const path = await world.path();
    const slow = path.input({ kind: 'fact', name: 'risk', value: 'high' }, caseworker);
    const first = await path.activities.advance(slow);
    path.record(slow, first);
    path.now += 1_000;
    const poke = path.input({ kind: 'poke' }, caseworker);
    path.record(poke, await path.activities.advance(poke));
    path.now += 1_000;
    await path.complete('care/bed', 'ready');
    const before = await rows(path.id);

    expect(await path.activities.advance(slow)).toEqual(first);
    await path.activities.advance(poke);
    expect(await rows(path.id)).toEqual(before);
  });

  it('writes the whole path where the tables were restored from an older day', async () => {
    const path = await world.path();
    await path.complete('care/bed', 'ready');
    await world.ds.query('delete from task where path_id = $1', [path.id]);
    await world.ds.query('delete from ledger where path_id = $1', [path.id]);
    await world.ds.query('delete from outbox where path_id = $1', [path.id]);
    await world.ds.query('delete from path where id = $1', [path.id]);
    await path.complete('care/clothes', 'given');

    expect(await comparePath(world.deps, path.id)).toEqual([]);
    expect((await rows(path.id)).ledger).toHaveLength(path.entries.length);
    expect((await rows(path.id)).outbox).toHaveLength(
      path.entries.filter((entry) => entry.kind === 'told').length,
    );
  });

  it('leaves the path waiting, and nothing else changed, under rules that nobody has', async () => {
    const path = await world.path();
    const { path: _, ...before } = await rows(path.id);
    const input = path.input({ kind: 'fact', name: 'risk', value: 'high' }, caseworker);
    const answer = await path.activities.advance({
      ...input,
      pack: { ...input.pack, hash: 'unknown' },
    });
    const { path: waiting, ...after } = await rows(path.id);

    expect(answer).toMatchObject({
      refused: [{ id: input.acts[0]?.id, code: 'path-waits-for-rules' }],
      appended: [],
      done: false,
      wakeAt: path.now + 600_000,
    });
    expect(after).toEqual(before);
    expect(waiting).toMatchObject([{ state: 'waiting', problem: 'pack-unknown' }]);
    path.record(input, await path.activities.advance(input));
    expect((await rows(path.id)).path).toMatchObject([{ state: 'open', problem: null }]);
  });

  it('counts a void as never done, and gives the task out again', async () => {
    const path = await world.path();
    await path.complete('care/bed', 'ready');
    const done = path.entries.find((entry) => entry.kind === 'outcome');
    path.now += DAY;
    await path.act({ kind: 'void', of: done?.id ?? '' }, supervisor);
    const openings: unknown[] = await world.ds.query(
      `select opening, state from task where path_id = $1 and key = 'care/bed' order by opening`,
      [path.id],
    );

    expect(openings).toEqual([
      { opening: 1, state: 'withdrawn' },
      { opening: 2, state: 'open' },
    ]);
  });

  it('hands an open task to the department that took over, and to the desk of the new place', async () => {
    const path = await world.path();
    path.now += 20 * DAY;
    await path.act({ kind: 'fact', name: 'place', value: '533102' }, caseworker);

    expect(await task(path.id, 'care/bed')).toMatchObject({
      department: 'care',
      place_id: '533102',
    });
    expect((await rows(path.id)).path).toMatchObject([{ place_id: '533102' }]);
  });

  it('shows a department only what its task discloses, only while the task is open', async () => {
    const path = await world.path({ place: '530102', born: '2012-06-01', language: 'my' });
    await path.complete('care/bed', 'ready');
    const open = await task(path.id, 'care/clothes');
    await path.complete('care/clothes', 'given');

    const id = String(open?.['id']);
    const plain = await world.sealer.open(
      path.person,
      { table: 'task', field: 'sealed_disclosed', row: id },
      open?.['sealed_disclosed'] as Buffer, // a bytea column
    );
    expect(JSON.parse(plain.toString())).toEqual({ band: 'child', language: 'my' });
    expect(await task(path.id, 'care/bed')).toMatchObject({ sealed_disclosed: null });
    expect(await task(path.id, 'care/clothes')).toMatchObject({ sealed_disclosed: null });
  });

  it('says no value of the person in what it throws', async () => {
    const path = await world.path();
    const input = path.input({ kind: 'fact', name: 'risk', value: 'high' }, caseworker);
    const broken = path.activities.advance({ ...input, turn: 'Amei' as unknown as number });

    await expect(broken).rejects.toThrow('error, code 22P02');
    await expect(broken).rejects.not.toThrow('Amei');
  });
});
