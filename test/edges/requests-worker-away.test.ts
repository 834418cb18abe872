import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { usualCompletion } from '../support/fill-form.ts';
import { COUNTY, deskOf, firstTask, openPath, startPath } from '../api/people.ts';

/** What a person is promised: an answer of some kind within this time. */
const ANSWER_MS_MAX = 5_000;

describe('Requests', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(() => system?.stop());

  const timed = async <T>(work: Promise<T>): Promise<{ answer: T; ms: number }> => {
    const from = performance.now();
    return { answer: await work, ms: performance.now() - from };
  };

  test('When no worker is there a person is told so within five seconds, and it is done later, though nobody asks again', async () => {
    const path = await startPath(system);
    const task = await firstTask(system, path);
    await system.kill('worker');
    const address = `/tasks/${task.id}/completion`;
    const { answer, ms } = await timed(deskOf(system, task).post(address, usualCompletion(task)));
    await system.restart('worker');
    await system.settle();
    const { done } = await openPath(system, path);

    expect(answer).toMatchObject({ status: 503, body: { code: 'temporarily-unavailable' } });
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(ms).toBeLessThan(ANSWER_MS_MAX);
    expect(done.map(({ key }) => key)).toContain(task.key);
  });

  test('A path that somebody starts while no worker is there begins later, once, and the same key finds it', async () => {
    const worker = system.as('caseworker', COUNTY);
    const before = await worker.get<{ items: unknown[] }>('/paths');
    const key = randomUUID();
    await system.kill('worker');
    const { answer, ms } = await timed(worker.post('/paths', { place: COUNTY }, { key }));
    await system.restart('worker');
    await system.settle();
    const again = await worker.post<{ id: string }>('/paths', { place: COUNTY }, { key });
    const after = await worker.get<{ items: { id: string }[] }>('/paths');

    expect(answer.status).toBe(503);
    expect(ms).toBeLessThan(ANSWER_MS_MAX);
    expect(again.status).toBe(201);
    expect(after.body.items).toHaveLength(before.body.items.length + 1);
    expect(after.body.items.map(({ id }) => id)).toContain(again.body.id);
  });

  test('When a worker hangs a person is told so within five seconds, and the same key is done once', async () => {
    const path = await startPath(system);
    const task = await firstTask(system, path);
    const key = randomUUID();
    const ask = () =>
      deskOf(system, task).post(`/tasks/${task.id}/completion`, usualCompletion(task), { key });
    for (const worker of system.workers) worker.signal('SIGSTOP');
    const { answer, ms } = await timed(ask());
    for (const worker of system.workers) worker.signal('SIGCONT');
    const healed = await eventually('an answer', async () => {
      const again = await ask();
      return again.status === 503 ? undefined : again;
    });

    expect(answer).toMatchObject({ status: 503, body: { code: 'temporarily-unavailable' } });
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(ms).toBeLessThan(ANSWER_MS_MAX);
    expect(healed.status).toBe(200);
    const { done } = await openPath(system, path);
    expect(done.map((one) => one.key)).toEqual([task.key]);
  });
});
