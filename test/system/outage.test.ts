import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COUNTY, deskOf, firstTask, openPath, startPath } from '../api/people.ts';
import { usualCompletion, type Task } from '../support/fill-form.ts';
import type { Answer } from '../support/http-client.ts';
import { eventually, type Program } from '../support/program.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { sizeOf } from '../support/share.ts';
import { TestSystem } from '../support/test-system.ts';
import { Ledgers } from './ledgers.ts';

interface Completed {
  task: Task;
  path: { id: string; seq: number };
}

const ANSWER_MS_MAX = 5_000;
const AWAY_MS = 12_000;

/** Of losing a network: whoever speaks is thrown out, or nothing arrives any more. */
const WAYS: [string, 'cut' | 'silence'][] = [
  ['cut', 'cut'],
  ['black hole', 'silence'],
];

describe('when its database is away', () => {
  let system: TestSystem;
  let ledgers: Ledgers;
  let network: { api: TcpProxy; worker: TcpProxy };
  beforeAll(async () => {
    system = await TestSystem.start();
    ledgers = await Ledgers.of(system);
    const port = Number(new URL(system.database.url).port);
    network = { api: await TcpProxy.to(port), worker: await TcpProxy.to(port) };
    lead(system.api, network.api);
    for (const worker of system.workers) lead(worker, network.worker);
    await system.restart('worker');
    await system.restart('api');
  });
  afterAll(async () => {
    network.api.heal();
    network.worker.heal();
    await ledgers.close();
    await system.stop();
    await network.api.close();
    await network.worker.close();
  });

  const timed = async (work: Promise<Answer<object>>) => {
    const from = performance.now();
    return { answer: await work, ms: performance.now() - from };
  };
  const expectAway = ({ answer, ms }: { answer: Answer<object>; ms: number }) => {
    expect(answer).toMatchObject({ status: 503, body: { code: 'temporarily-unavailable' } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(ms).toBeLessThan(ANSWER_MS_MAX);
  };
  const rows = async (table: string, where = 'true', values: unknown[] = []): Promise<number> => {
    const text = `select count(*)::int as n from ${table} where ${where}`;
    const [row] = await system.sql<{ n: number }>(text, values);
    return row?.n ?? 0;
  };
  const entryOf = async (key: string): Promise<string> => {
    const text = 'select entry_id from intent where idempotency_key = $1';
    const [row] = await system.sql<{ entry_id: string }>(text, [key]);
    return row?.entry_id ?? 'nothing was kept';
  };
  /** The same request each time, for a task that may have been done meanwhile. */
  const completion = async (task: Task, key: string) => {
    const desk = deskOf(system, task);
    const { body: shown } = await desk.get<Task>(`/tasks/${task.id}`);
    const body = usualCompletion(shown);
    return () => desk.post<Completed>(`/tasks/${task.id}/completion`, body, { key });
  };
  const expectAgreement = async (path: string) => {
    expect(await ledgers.inTemporal(path)).toEqual(await ledgers.inTables(path));
    expect(await ledgers.differences(path)).toEqual([]);
    expect(await ledgers.wrongCounts()).toEqual([]);
  };

  it.each(sizeOf({ daily: WAYS.slice(1), full: WAYS }))(
    '(%s) for 12 s a worker lets nobody wait, and then does it once',
    async (_, fail) => {
      const path = await startPath(system);
      const task = await firstTask(system, path);
      const key = randomUUID();
      const complete = await completion(task, key);
      network.worker[fail]();
      const from = performance.now();
      while (performance.now() - from < AWAY_MS) expectAway(await timed(complete()));
      network.worker.heal();
      const healed = await eventually('the path answers', async () => {
        const answer = await complete();
        return answer.status === 503 ? undefined : answer;
      });

      expect(healed).toMatchObject({ status: 200, body: { task: { id: task.id, state: 'done' } } });
      const ids = await ledgers.inTables(path);
      expect(ids.indexOf(await entryOf(key)) + 1).toBe(healed.body.path.seq);
      expect(await rows('ledger', `path_id = $1 and kind = 'outcome'`, [path])).toBe(1);
      expect(await rows('task', `path_id = $1 and state = 'done'`, [path])).toBe(1);
      expect(await rows('audit', 'entry_id = $1', [await entryOf(key)])).toBe(1);
      await expectAgreement(path);
    },
  );

  it.each(sizeOf({ daily: WAYS.slice(0, 1), full: WAYS }))(
    '(%s) the API writes nothing, and does once what is asked for again',
    async (_, fail) => {
      const path = await startPath(system);
      const worker = system.as('caseworker', COUNTY);
      const known = await worker.post(`/paths/${path}/facts`, {
        name: 'born',
        value: '2001-02-03',
      });
      // One that does not depend on the birth date that is voided beside it.
      const task = await firstTask(system, path, ({ key }) => key === 'intake/check-health');
      const seq = (await openPath(system, path)).seq;
      const language = { name: 'language', value: 'my' };
      const entry = String(known.body['id']);
      const [start, fact, done, voiding] = [1, 2, 3, 4].map(() => ({ key: randomUUID() }));
      const deeds = [
        () => worker.post('/paths', { place: COUNTY }, start),
        () => worker.post(`/paths/${path}/facts`, language, fact),
        await completion(task, done?.key ?? ''),
        () => worker.post(`/entries/${entry}/void`, { path }, voiding),
      ];
      const tables = ['intent', 'body', 'person', 'path', 'task', 'ledger', 'outbox', 'audit'];
      const count = () => Promise.all(tables.map((table) => rows(table)));
      const before = { rows: await count(), events: (await ledgers.history(path)).length };
      network.api[fail]();
      const answers = await Promise.all(deeds.map((deed) => timed(deed())));
      const ready = await system.nobody().get('/health/ready');

      for (const answer of answers) expectAway(answer);
      expect(ready).toMatchObject({ status: 503, body: { parts: { database: { ok: false } } } });
      network.api.heal();
      await system.untilReady();
      expect({ rows: await count(), events: (await ledgers.history(path)).length }).toEqual(before);

      const again = await Promise.all(deeds.map((deed) => deed()));
      expect(again.map(({ status }) => status)).toEqual([201, 201, 200, 201]);
      const keys = [fact, done, voiding].map((asked) => asked?.key ?? '');
      const entries = await Promise.all(keys.map(entryOf));
      const ids = await ledgers.inTables(path);
      expect(ids.slice(seq).filter((id) => entries.includes(id))).toHaveLength(3);
      await expectAgreement(path);
    },
  );

  it('and only the answer to what the API has kept is lost, the path hears of it all the same, once', async () => {
    const path = await startPath(system);
    const worker = system.as('caseworker', COUNTY);
    const key = randomUUID();
    const ask = () =>
      worker.post(`/paths/${path}/facts`, { name: 'language', value: 'th' }, { key });
    network.api.silenceAfter('keep-intent');
    const lost = await timed(ask());

    expectAway(lost);
    expect(network.api.isSilent).toBe(true);
    expect(await rows('intent', 'idempotency_key = $1 and answered_at is null', [key])).toBe(1);
    const entry = await entryOf(key);
    expect(await ledgers.inTables(path)).not.toContain(entry);
    network.api.heal();
    await system.settle();

    const ids = await ledgers.inTables(path);
    expect(ids.filter((id) => id === entry)).toHaveLength(1);
    const again = await ask();
    expect(again.status).toBe(201);
    expect(again.body).toEqual({ id: entry, path: { id: path, seq: ids.indexOf(entry) + 1 } });
    await expectAgreement(path);
  });
});

/** From its next start on, the program reaches its database over this network. */
function lead(program: Program, network: TcpProxy): void {
  const url = new URL(program.env['DATABASE_URL'] ?? '');
  url.port = String(network.port);
  program.env['DATABASE_URL'] = url.href;
}
