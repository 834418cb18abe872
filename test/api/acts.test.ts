import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Task } from '../support/fill-form.ts';
import { usualCompletion } from '../support/fill-form.ts';
import { TestSystem } from '../support/test-system.ts';
import { complete, COUNTY, deskOf, firstTask, readPath, startPath } from './people.ts';

interface Line {
  to: { role: string } | null;
  id: string;
  seq: number;
  kind: string;
  what: string;
  happenedAt: string;
  late: boolean;
  voided: boolean;
}
interface Timeline {
  items: Line[];
  next: string | null;
}

describe('a path over HTTP', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(() => system?.stop());

  it('begins with nothing but a place', async () => {
    const worker = system.as('caseworker', COUNTY);
    const { status, body } = await worker.post('/paths', { place: COUNTY });

    expect(status).toBe(201);
    const path = await readPath(system, String(body['id']));
    expect(path.state).toBe('open');
    expect(path.open.length).toBeGreaterThan(0);
    expect(path.forecast.length).toBeGreaterThan(0);
    expect(path.forecast.length).toBeLessThanOrEqual(200);
  });

  it('shows a department its task at once, and takes its answer', async () => {
    const id = await startPath(system);
    const task = await firstTask(system, id);
    const desk = deskOf(system, task);
    const { body: inbox } = await desk.get<{ items: Task[] }>('/tasks?limit=200');

    expect(inbox.items.map((item) => item.id)).toContain(task.id);
    const { status, body } = await complete(system, task);
    expect(status).toBe(200);
    expect(body.task).toMatchObject({ id: task.id, state: 'done', can: [] });
    expect(body.path.id).toBe(id);
    const { body: after } = await desk.get<{ items: Task[] }>('/tasks?limit=200');
    expect(after.items.map((item) => item.id)).not.toContain(task.id);
    const path = await readPath(system, id);
    expect(path.done.map((done) => done.key)).toContain(task.key);
  });

  it('is the same deed under the same key, and another body under it is refused', async () => {
    const id = await startPath(system);
    const task = await firstTask(system, id);
    const key = randomUUID();
    const first = await complete(system, task, { key, happenedAt: '2020-01-01T00:00:00Z' });
    const seq = (await readPath(system, id)).seq;
    const usual = usualCompletion(task);
    const again = await deskOf(system, task).post(
      `/tasks/${task.id}/completion`,
      { ...usual, happenedAt: '2020-01-01T00:00:00Z' },
      { key },
    );
    const other = await deskOf(system, task).post(
      `/tasks/${task.id}/completion`,
      { ...usual, happenedAt: '2020-01-02T00:00:00Z' },
      { key },
    );

    expect(first.status).toBe(200);
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect((await readPath(system, id)).seq).toBe(seq);
  });

  it('begins once, however often the start is repeated', async () => {
    const worker = system.as('caseworker', COUNTY);
    const key = randomUUID();
    const answers = await Promise.all(
      [1, 2, 3].map(() => worker.post('/paths', { place: COUNTY }, { key })),
    );

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
    expect(new Set(answers.map(({ body }) => body['person'])).size).toBe(1);
  });

  it('takes two people at once, and tells the second that the task is done', async () => {
    const id = await startPath(system);
    const task = await firstTask(system, id);
    const answers = await Promise.all([complete(system, task), complete(system, task)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'task-not-open' });
  });

  it('records what becomes known, and counts a voided entry as never written', async () => {
    const id = await startPath(system);
    const worker = system.as('caseworker', COUNTY);
    const wrong = await worker.post(`/paths/${id}/facts`, { name: 'born', value: '2001-02-03' });
    expect(wrong.status).toBe(201);
    const entry = String(wrong.body['id']);
    const voided = await worker.post(`/entries/${entry}/void`, { path: id, reason: '录错了' });
    const { body } = await worker.get<Timeline>(`/paths/${id}/timeline?limit=200`);

    expect(voided.status).toBe(201);
    expect(body.items.find((line) => line.id === entry)).toMatchObject({ voided: true });
    const again = await worker.post(`/entries/${entry}/void`, { path: id });
    expect(again).toMatchObject({ status: 409, body: { code: 'entry-not-voidable' } });
  });

  it('opens a task anew when its outcome is voided, and leads from the old one to the new one', async () => {
    const id = await startPath(system);
    const task = await firstTask(system, id);
    const { status } = await complete(system, task);
    expect(status).toBe(200);
    const supervisor = system.as('case-supervisor', COUNTY);
    const { body } = await supervisor.get<Timeline>(`/paths/${id}/timeline?limit=200`);
    const entry = body.items.find((line) => line.kind === 'outcome');
    const voided = await supervisor.post(`/entries/${entry?.id ?? ''}/void`, { path: id });
    expect(voided.status).toBe(201);
    const now = await firstTask(system, id, (one) => one.opening === 2);

    const late = await deskOf(system, task).post(
      `/tasks/${task.id}/completion`,
      usualCompletion(task),
    );

    expect(now.id).not.toBe(task.id);
    expect(late).toMatchObject({ status: 409, body: { present: `/api/tasks/${now.id}` } });
  });

  it('tells its timeline page by page, in the language that is asked for', async () => {
    const id = await startPath(system);
    await complete(system, await firstTask(system, id));
    const worker = system.as('caseworker', COUNTY);
    const lines: Line[] = [];
    for (let after: string | null = '0'; after !== null;) {
      const { body }: { body: Timeline } = await worker.get<Timeline>(
        `/paths/${id}/timeline?limit=2&after=${after}`,
      );
      lines.push(...body.items);
      after = body.next;
    }
    const chinese = await worker.get<Timeline>(`/paths/${id}/timeline?limit=200`, {
      headers: { 'accept-language': 'zh-CN' },
    });

    expect(lines.map((line) => line.seq)).toEqual(lines.map((_, i) => i + 1));
    expect(lines).toHaveLength((await readPath(system, id)).seq);
    expect(lines[0]?.what).toBe('The path begins');
    expect(chinese.body.items[0]?.what).toBe('办理进程开始');
  });

  it('enters a running case with its past, late as it was, and fires no old rung', async () => {
    const first = await firstTask(system, await startPath(system));
    const usual = first.outcomes.find((outcome) => outcome.usual)?.code;
    const happenedAt = new Date(Date.now() - 90 * 86_400_000).toISOString();
    const id = await startPath(system, {
      history: [{ happenedAt, outcome: { key: first.key, outcome: usual } }],
    });
    const worker = system.as('caseworker', COUNTY);
    const { body } = await worker.get<Timeline>(`/paths/${id}/timeline?limit=200`);

    expect(body.items.find((line) => line.kind === 'outcome')).toMatchObject({ happenedAt });
    expect(body.items.filter((line) => line.to !== null)).toEqual([]);
  });
});
