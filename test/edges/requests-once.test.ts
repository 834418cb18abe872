import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COUNTY, deskOf, openPath, startPath, type PathBody } from '../api/people.ts';
import { usualCompletion } from '../support/fill-form.ts';
import type { Answer } from '../support/http-client.ts';
import { LossyProxy } from '../support/lossy-proxy.ts';
import { eventually } from '../support/program.ts';
import { sizeOf } from '../support/share.ts';
import { TestSystem } from '../support/test-system.ts';
import { Ledgers } from '../system/ledgers.ts';
import {
  caseworker,
  completionOf,
  expectRefused,
  expectUnchanged,
  taskOf,
  type Asked,
} from './requests-world.ts';

const AID = 'welfare/give-emergency-aid';
/** None of them ends another; each has a note. */
const RACED = [
  'welfare/file-application',
  'guardianship/hand-over',
  'intake/receive',
  'intake/check-health',
  'follow-up/agree-contact',
];
const LANGUAGES = ['my', 'th', 'vi', 'lo', 'en'];
const RACES = 50;
const STARTS = 50;
const ACTS = sizeOf({ daily: 120, full: 500 });
/** Each has its acts one after the other, and all at the same time: several runs of each path. */
const PATHS = sizeOf({ daily: 1, full: 4 });
const SEED = 20_261_125;

describe('Requests', () => {
  let system: TestSystem;
  let ledgers: Ledgers;
  beforeAll(async () => {
    system = await TestSystem.start();
    ledgers = await Ledgers.of(system);
  });
  afterAll(async () => {
    await ledgers?.close();
    await system?.stop();
  });

  const count = async (table: string, where = 'true', values: unknown[] = []): Promise<number> => {
    const text = `select count(*)::int as n from ${table} where ${where}`;
    const [row] = await system.sql<{ n: number }>(text, values);
    return row?.n ?? 0;
  };
  /** As the answer says: the same key again. */
  const patiently = (ask: () => Promise<Asked>): Promise<Asked> =>
    eventually('an answer', async () => {
      const answer = await ask();
      return answer.status === 503 || answer.status === 429 ? undefined : answer;
    });

  test('A second start for the same intake is the first one', async () => {
    const key = randomUUID();
    const body = { place: COUNTY, facts: { born: '2001-02-03' } };
    const first = await caseworker(system).post('/paths', body, { key });
    await system.settle();
    const again = await expectUnchanged(system, () =>
      caseworker(system).post('/paths', body, { key }),
    );

    expect(first.status).toBe(201);
    expect(again).toMatchObject({ status: 201, body: first.body });
  });

  test('The same key with another body is refused', async () => {
    const key = randomUUID();
    const first = await caseworker(system).post('/paths', { place: COUNTY }, { key });
    const facts = `/paths/${String(first.body['id'])}/facts`;
    const known = { name: 'language', value: 'my' };
    expect((await caseworker(system).post(facts, known, { key })).status).toBe(422);
    const own = randomUUID();
    expect((await caseworker(system).post(facts, known, { key: own })).status).toBe(201);
    await system.settle();
    await expectUnchanged(system, async () => {
      for (const [address, body, reused] of [
        ['/paths', { place: COUNTY, facts: { born: '2001-02-03' } }, key],
        [facts, { ...known, value: 'th' }, own],
        [facts, { ...known, happenedAt: '2026-01-01T00:00:00Z' }, own],
      ] as const) {
        const answer = await caseworker(system).post(address, body, { key: reused });
        expectRefused(answer, 422, 'idempotency-key-reused');
      }
    });
  });

  test('50 starts at the same time with one key make one path and get one answer', async () => {
    const before = await Promise.all(['path', 'person', 'intent'].map((table) => count(table)));
    const key = randomUUID();
    const start = () => caseworker(system).post('/paths', { place: COUNTY }, { key });
    const answers = await Promise.all(Array.from({ length: STARTS }, () => patiently(start)));
    await system.settle();
    const after = await Promise.all(['path', 'person', 'intent'].map((table) => count(table)));

    expect(answers.map(({ status }) => status)).toEqual(Array(STARTS).fill(201));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(after).toEqual(before.map((n) => n + 1));
  });

  test('Of two answers to a task at the same time one counts, and the other is told 409 and how it stands', async () => {
    const race = async (path: string, key: string) => {
      const task = await taskOf(system, path, key);
      const deed = (word: string) => {
        const asked = { key: randomUUID() };
        const body = {
          ...usualCompletion(task),
          form: { ...usualCompletion(task).form, note: word },
        };
        return patiently(() => deskOf(system, task).post(completionOf(task), body, asked));
      };
      const answers = await Promise.all(['one', 'two'].map(deed));
      const won = answers.find(({ status }) => status === 200);
      const lost = answers.find(({ status }) => status !== 200);
      const outcome = (won?.body['task'] as { outcome: string } | undefined)?.outcome;
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(lost?.body).toMatchObject({
        code: 'task-not-open',
        task: { id: task.id, state: 'done', outcome, can: [] },
      });
    };
    const races = async () => {
      const path = await startPath(system);
      for (const key of RACED) await race(path, key);
      const done = (await openPath(system, path)).done.map(({ key }) => key);
      expect(done.sort()).toEqual([...RACED].sort());
      expect(await count('ledger', `path_id = $1 and kind = 'outcome'`, [path])).toBe(RACED.length);
      return RACED.length;
    };
    const run = await Promise.all(Array.from({ length: RACES / RACED.length }, races));
    expect(run.reduce((all, n) => all + n)).toBe(RACES);
  });

  test('Whoever answers a task as she saw it does so, and her key finds the same answer later', async () => {
    const path = await startPath(system);
    const task = await taskOf(system, path, AID);
    const desk = deskOf(system, task);
    const tag = (await desk.get(`/tasks/${task.id}`)).headers.get('etag') ?? '';
    const asked = { key: randomUUID(), headers: { 'if-match': `"other", ${tag}` } };
    const done = await desk.post(completionOf(task), { outcome: 'given' }, asked);
    const again = await desk.post(completionOf(task), { outcome: 'given' }, asked);

    expect(tag).toMatch(/^"[\w-]+"$/);
    expect(done.status).toBe(200);
    expect(again).toMatchObject({ status: 200, body: done.body });
    const after = (await desk.get(`/tasks/${task.id}`)).headers.get('etag');
    expect(after).not.toBe(tag);
    const chinese = await desk.get(`/tasks/${task.id}`, { headers: { 'accept-language': 'zh' } });
    expect(chinese.headers.get('etag')).toBe(after);
  });

  test('Whoever has seen another state of the task is told 412 and how it stands', async () => {
    const path = await startPath(system);
    const task = await taskOf(system, path, AID);
    const desk = deskOf(system, task);
    const tag = (await desk.get(`/tasks/${task.id}`)).headers.get('etag') ?? '';
    await desk.post(completionOf(task), { outcome: 'given' });
    await system.settle();
    await expectUnchanged(system, async () => {
      for (const seen of [tag, '"another"', 'W/"weak"', 'no tag', '']) {
        const headers = { 'if-match': seen };
        const late = await desk.post(completionOf(task), { outcome: 'not-needed' }, { headers });
        expectRefused(late, 412, 'state-changed');
        expect(late.body).toMatchObject({
          present: `/api/tasks/${task.id}`,
          task: { id: task.id, state: 'done', outcome: 'given' },
        });
      }
    });
    const headers = { 'if-match': '*' };
    const any = await desk.post(completionOf(task), { outcome: 'not-needed' }, { headers });
    expectRefused(any, 409, 'task-not-open');
  });

  test('Whoever has seen another state of the path is told 412, and goes on from the present one', async () => {
    const path = await startPath(system);
    const worker = caseworker(system);
    const address = `/paths/${path}/facts`;
    const seen = (await worker.get<PathBody & Record<string, unknown>>(`/paths/${path}`)).headers;
    const headers = { 'if-match': seen.get('etag') ?? '' };
    const first = await worker.post(address, { name: 'language', value: 'my' }, { headers });
    const late = await expectUnchanged(system, () =>
      worker.post(address, { name: 'language', value: 'th' }, { headers }),
    );
    const now = (await worker.get(`/paths/${path}`)).headers.get('etag') ?? '';
    const again = await worker.post(
      address,
      { name: 'language', value: 'th' },
      { headers: { 'if-match': now } },
    );
    const hidden = await system
      .as('caseworker', '530902')
      .post(address, { name: 'language', value: 'th' }, { headers });

    expect(first.status).toBe(201);
    expectRefused(late, 412, 'state-changed');
    expect(late.body['present']).toBe(`/api/paths/${path}`);
    expect(again.status).toBe(201);
    expectRefused(hidden, 404, 'not-found');
  });

  test('An answer that was lost on its way is found again with its key: of hundreds of acts, a third of the answers cut, each is done once', async () => {
    const random = lehmer(SEED);
    const port = () => Number(new URL(system.url).port);
    const proxy = await LossyProxy.to(port, () => random() < 1 / 3);
    const worker = caseworker(system).at(() => `http://127.0.0.1:${proxy.port}/api`);
    const paths = await Promise.all(Array.from({ length: PATHS }, () => startPath(system)));
    const runs = await Promise.all(paths.map((path) => ledgers.runId(path)));
    const said = new Map<string, { path: string; value: string; answer: Answer }>();
    const untilAnswered = (path: string, value: string, key: string) =>
      patiently(async () => {
        const body = { name: 'language', value };
        for (;;) {
          try {
            return await worker.post(`/paths/${path}/facts`, body, { key });
          } catch {
            // The answer was cut: nobody knows whether it was done. The same key asks again.
          }
        }
      });
    const tell = async (path: string) => {
      for (let i = 0; i < ACTS / PATHS; i++) {
        const key = randomUUID();
        const value = LANGUAGES[i % LANGUAGES.length] ?? 'en';
        said.set(key, { path, value, answer: await untilAnswered(path, value, key) });
      }
    };
    const anew = async () => {
      for (const share of [1 / 3, 2 / 3]) {
        await eventually('some are done', async () => said.size > ACTS * share || undefined);
        await system.restart(share < 0.5 ? 'worker' : 'api');
      }
    };
    try {
      await Promise.all([...paths.map(tell), anew()]);
      await system.settle();
      const intents = await system.sql<{ key: string; id: string }>(
        'select idempotency_key::text as key, entry_id as id from intent where path_id = any($1)',
        [paths],
      );
      const idOf = new Map(intents.map(({ key, id }) => [key, id]));
      const orders = new Map<string, string[]>();
      for (const path of paths) orders.set(path, await ledgers.inTables(path));

      expect(said.size).toBe(ACTS);
      expect(proxy.lost).toBeGreaterThan(ACTS / 5);
      for (const [key, { path, answer }] of said) {
        const id = idOf.get(key) ?? '';
        const order = orders.get(path) ?? [];
        expect(order.filter((entry) => entry === id)).toHaveLength(1);
        expect(answer).toMatchObject({ status: 201, body: { id } });
        expect(answer.body['path']).toEqual({ id: path, seq: order.indexOf(id) + 1 });
      }
      for (const [i, path] of paths.entries()) {
        expect(await count('ledger', `path_id = $1 and kind = 'fact'`, [path])).toBe(
          (await factsAtStart()) + ACTS / PATHS,
        );
        expect(await ledgers.runId(path)).not.toBe(runs[i]);
        expect(await ledgers.inTemporal(path)).toEqual(orders.get(path));
        expect(await ledgers.differences(path)).toEqual([]);
      }
      const sample = [...said].filter((_, i) => i % 50 === 0);
      for (const [key, { path, value, answer }] of sample) {
        expect((await untilAnswered(path, value, key)).body).toEqual(answer.body);
      }
    } finally {
      await proxy.close();
    }
  });

  /** Facts with which a path begins: its place, and what the product writes itself. */
  const factsAtStart = async (): Promise<number> => {
    const path = await startPath(system);
    return count('ledger', `path_id = $1 and kind = 'fact'`, [path]);
  };
});

/** The same numbers for the same seed. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
