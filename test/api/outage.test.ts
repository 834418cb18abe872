import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/http-client.ts';
import { pause } from '../support/program.ts';
import { usualCompletion, type Task } from '../support/fill-form.ts';
import { TestSystem } from '../support/test-system.ts';
import { COUNTY, deskOf, firstTask, readPath, startPath } from './people.ts';

/** What a person is promised: an answer of some kind within this time. */
const ANSWER_MS_MAX = 5_000;

describe('when something is away', () => {
  let system: TestSystem;
  let path: string;
  beforeAll(async () => {
    system = await TestSystem.start();
    path = await startPath(system);
  }, 60_000);
  afterAll(() => system.stop());

  const timed = async <T>(work: Promise<T>): Promise<{ answer: T; ms: number }> => {
    const from = performance.now();
    return { answer: await work, ms: performance.now() - from };
  };
  const complete = (task: Task, key: string): Promise<Answer> =>
    deskOf(system, task).post(`/tasks/${task.id}/completion`, usualCompletion(task), { key });
  const rows = async (table: string): Promise<number> => {
    const [row] = await system.sql<{ n: string }>(`select count(*) as n from ${table}`);
    return Number(row?.n);
  };

  for (const what of ['shut', 'silence'] as const) {
    it(`the API's database (${what}): a person is told so in time, and nothing was written`, async () => {
      const task = await firstTask(system, path);
      const intents = await rows('intent');
      const key = randomUUID();
      system.gates.api[what]();
      const { answer, ms } = await timed(complete(task, key));
      system.gates.api.open();

      expect(answer).toMatchObject({ status: 503, body: { code: 'temporarily-unavailable' } });
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(ms).toBeLessThan(ANSWER_MS_MAX);
      expect(await rows('intent')).toBe(intents);
      expect((await complete(task, key)).status).toBe(200);
    });
  }

  it('the database of the worker, for 12 s: the same key has its answer afterwards, nothing twice', async () => {
    const task = await firstTask(system, path);
    const before = await readPath(system, path);
    const key = randomUUID();
    system.gates.worker.shut();
    const { answer, ms } = await timed(complete(task, key));
    await pause(12_000 - ms);
    system.gates.worker.open();
    await system.settle();
    const healed = await complete(task, key);
    const after = await readPath(system, path);

    expect(answer).toMatchObject({ status: 503, body: { code: 'temporarily-unavailable' } });
    expect(ms).toBeLessThan(ANSWER_MS_MAX);
    expect(healed).toMatchObject({ status: 200, body: { task: { id: task.id, state: 'done' } } });
    expect(after.done.length).toBe(before.done.length + 1);
    const [entries] = await system.sql<{ n: string }>(
      `select count(*) as n from ledger where path_id = $1 and kind = 'outcome'`,
      [path],
    );
    expect(Number(entries?.n)).toBe(after.done.length);
  });

  it('the worker: what was wanted is done when one is back, though nobody asks again', async () => {
    const task = await firstTask(system, path);
    await system.kill('worker');
    const { answer, ms } = await timed(complete(task, randomUUID()));
    await system.restart('worker');
    await system.settle();
    const { done } = await readPath(system, path);

    expect(answer.status).toBe(503);
    expect(ms).toBeLessThan(ANSWER_MS_MAX);
    expect(done.map(({ key }) => key)).toContain(task.key);
  });

  it('the worker, at the very start of a path: it begins all the same, once', async () => {
    const worker = system.as('caseworker', COUNTY);
    const key = randomUUID();
    await system.kill('worker');
    const { answer, ms } = await timed(worker.post('/paths', { place: COUNTY }, { key }));
    await system.restart('worker');
    await system.settle();
    const again = await worker.post<{ id: string }>('/paths', { place: COUNTY }, { key });
    const { body } = await worker.get<{ items: { id: string }[] }>('/paths');

    expect(answer.status).toBe(503);
    expect(ms).toBeLessThan(ANSWER_MS_MAX);
    expect(again.status).toBe(201);
    expect(body.items.filter(({ id }) => id === again.body.id)).toHaveLength(1);
    expect(body.items).toHaveLength(2);
  });
});
