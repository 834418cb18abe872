import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { COUNTY, deskOf, firstTask, startPath } from '../api/people.ts';
import { usualCompletion, type Task } from '../support/fill-form.ts';
import type { Answer } from '../support/http-client.ts';
import { eventually, root } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { Ledgers } from './ledgers.ts';
import { OwnTemporal } from './own-temporal.ts';

type Ask = (key: string) => Promise<Answer>;

describe('a worker that is killed between the commit of a turn and its record', () => {
  let temporal: OwnTemporal;
  let system: TestSystem;
  let ledgers: Ledgers;
  beforeAll(async () => {
    temporal = await OwnTemporal.start();
    system = await TestSystem.start({
      env: { TEMPORAL_ADDRESS: temporal.address },
      workerFile: join(root, 'dist/test/support/hanging-worker.js'),
    });
    ledgers = await Ledgers.of(system);
  });
  afterEach(() => letWorkersLive());
  afterAll(async () => {
    await ledgers.close();
    await system.stop();
    await temporal.remove();
  });

  const file = (name: 'hang' | 'committed') => join(system.dir, name);
  const letWorkersLive = () => {
    for (const name of ['hang', 'committed'] as const) rmSync(file(name), { force: true });
  };
  /** The tables know the act from here on; Temporal waits for the answer of a worker that will not give it. */
  async function untilCommitted(ask: Ask) {
    const key = randomUUID();
    writeFileSync(file('hang'), '');
    const answer = ask(key);
    const path = await eventually('a turn is committed', async () => {
      return existsSync(file('committed')) ? readFileSync(file('committed'), 'utf8') : undefined;
    });
    const entry = await entryOf(key);
    return { key, path, entry, answer };
  }
  const entryOf = async (key: string): Promise<string> => {
    const text = 'select entry_id from intent where idempotency_key = $1';
    const [row] = await system.sql<{ entry_id: string }>(text, [key]);
    return row?.entry_id ?? 'nothing was kept';
  };
  const fact = (path: string): Ask => {
    const worker = system.as('caseworker', COUNTY);
    return (key) => worker.post(`/paths/${path}/facts`, { name: 'language', value: 'my' }, { key });
  };
  const completion = async (path: string): Promise<Ask> => {
    const task = await firstTask(system, path);
    const desk = deskOf(system, task);
    const { body: shown } = await desk.get<Task>(`/tasks/${task.id}`);
    return (key) => desk.post(`/tasks/${task.id}/completion`, usualCompletion(shown), { key });
  };
  const expectForgotten = async (path: string, entry: string) => {
    expect(await ledgers.inTables(path)).toContain(entry);
    expect(await ledgers.inTemporal(path)).not.toContain(entry);
  };
  /** Tables and Temporal say the same, the act stands once in them, and nobody is told of anything else. */
  const expectTogether = async (path: string, entry: string) => {
    const ids = await ledgers.inTables(path);
    expect(ids.filter((id) => id === entry)).toHaveLength(1);
    expect(await ledgers.inTemporal(path)).toEqual(ids);
    expect(await ledgers.differences(path)).toEqual([]);
    expect(await ledgers.wrongCounts()).toEqual([]);
    expect(await system.sql(STRAY_NOTICES)).toEqual([]);
    return ids;
  };

  it('is followed by one that brings both together, though nobody asks again', async () => {
    const path = await startPath(system);
    const { key, entry, answer } = await untilCommitted(await completion(path));
    await expectForgotten(path, entry);
    await system.kill('worker');
    expect(await answer).toMatchObject({ status: 503, body: { code: 'temporarily-unavailable' } });
    letWorkersLive();
    await system.restart('worker');
    await system.settle();

    await expectTogether(path, entry);
    const [kept] = await system.sql('select status from intent where idempotency_key = $1', [key]);
    expect(kept).toEqual({ status: 200 });
  });

  it('with the server of Temporal beside it: the relay asks for what both have forgotten', async () => {
    const path = await startPath(system);
    const ask = await completion(path);
    const { key, entry, answer } = await untilCommitted(ask);
    await Promise.all([system.kill('worker'), temporal.kill()]);
    expect((await answer).status).toBe(503);
    letWorkersLive();
    await temporal.start();
    await expectForgotten(path, entry);
    await system.restart('worker');
    await system.settle();

    const ids = await expectTogether(path, entry);
    expect(await ask(key)).toMatchObject({
      status: 200,
      body: { path: { id: path, seq: ids.indexOf(entry) + 1 } },
    });
  });

  it('with the server beside it: what comes first afterwards is written first', async () => {
    const path = await startPath(system);
    const { entry, answer } = await untilCommitted(fact(path));
    await Promise.all([system.kill('worker'), temporal.kill()]);
    await answer;
    letWorkersLive();
    await temporal.start();
    await expectForgotten(path, entry);
    // Whatever is not answered for five seconds is asked for again: the other act must come before.
    await system.sql(
      `update intent set created_at = now() + interval '1 minute' where entry_id = $1`,
      [entry],
    );
    await system.restart('worker');
    const key = randomUUID();
    const first = await eventually('the path answers', async () => {
      const sent = await fact(path)(key);
      return sent.status === 503 ? undefined : sent;
    });
    expect(first.status).toBe(201);
    expect(await ledgers.inTables(path)).not.toContain(entry);
    await system.sql(
      `update intent set created_at = now() - interval '1 minute' where entry_id = $1`,
      [entry],
    );
    await system.settle();

    const ids = await expectTogether(path, entry);
    expect(ids.indexOf(await entryOf(key))).toBeLessThan(ids.indexOf(entry));
  });

  it('with all else beside it, at the very start of a path: the path begins, once', async () => {
    const worker = system.as('caseworker', COUNTY);
    const { key, path, entry, answer } = await untilCommitted((id) =>
      worker.post('/paths', { place: COUNTY, person: { name: '阿金' } }, { key: id }),
    );
    const gone = answer.then(
      ({ status }) => status,
      () => 'no answer',
    );
    await Promise.all([system.kill('worker'), system.kill('api'), temporal.kill()]);
    expect(await gone).toBe('no answer');
    letWorkersLive();
    await temporal.start();
    await expectForgotten(path, entry);
    await Promise.all(system.workers.map((program) => program.start()));
    await system.restart('api');
    await system.settle();

    const ids = await expectTogether(path, entry);
    expect(ids[0]).toBe(entry);
    const again = await system
      .as('caseworker', COUNTY)
      .post('/paths', { place: COUNTY, person: { name: '阿金' } }, { key });
    expect(again).toMatchObject({ status: 201, body: { id: path } });
    expect(await system.sql('select from path where id = $1', [path])).toHaveLength(1);
  });
});

const STRAY_NOTICES = `
  select o.id from outbox as o left join ledger as l using (path_id, seq, entry_id)
  where o.topic <> 'path-closed' and l.seq is null`;
