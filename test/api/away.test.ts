import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestSystem } from '../support/test-system.ts';
import { usualCompletion } from '../support/fill-form.ts';
import { COUNTY, deskOf, firstTask, readPath, startPath } from './people.ts';

/** What a person is promised: an answer of some kind within this time. */
const ANSWER_MS_MAX = 5_000;

describe('when no worker is there', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(() => system?.stop());

  const timed = async <T>(work: Promise<T>): Promise<{ answer: T; ms: number }> => {
    const from = performance.now();
    return { answer: await work, ms: performance.now() - from };
  };

  it('a person is told so in time, and what she wanted is done later, though nobody asks again', async () => {
    const path = await startPath(system);
    const task = await firstTask(system, path);
    await system.kill('worker');
    const address = `/tasks/${task.id}/completion`;
    const { answer, ms } = await timed(deskOf(system, task).post(address, usualCompletion(task)));
    await system.restart('worker');
    await system.settle();
    const { done } = await readPath(system, path);

    expect(answer).toMatchObject({ status: 503, body: { code: 'temporarily-unavailable' } });
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(ms).toBeLessThan(ANSWER_MS_MAX);
    expect(done.map(({ key }) => key)).toContain(task.key);
  });

  it('a path that somebody starts begins later, once, and the same key finds it', async () => {
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
});
