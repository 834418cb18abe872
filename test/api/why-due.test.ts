import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestSystem } from '../support/test-system.ts';
import { complete, COUNTY, firstTask, startPath } from './people.ts';

interface Why {
  dueAt: string | null;
  clock: {
    start: { at: string; event: string | null };
    length: string;
    article: string;
    confidence: string;
    extensions: { length: string; mode: string; by: string }[];
    grounds: { code: string; text: string }[];
    endsAt: string | null;
  } | null;
}

describe('why a task is due when it is', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(() => system?.stop());

  const worker = () => system.as('caseworker', COUNTY);
  const registerOf = async () => {
    const id = await startPath(system);
    await complete(system, await firstTask(system, id, ({ key }) => key === 'intake/receive'));
    return firstTask(system, id, ({ key }) => key === 'intake/open-rights-register');
  };

  it('is told with its start, its length, its article and every day that was passed over', async () => {
    const task = await registerOf();
    const { status, body } = await worker().get<Why>(`/tasks/${task.id}/why-due`);

    expect(status).toBe(200);
    expect(body.clock).toMatchObject({
      start: { event: expect.stringContaining('Receive') },
      length: '3 working days',
      confidence: 'default',
      extensions: [],
    });
    expect(body.clock?.endsAt).toBe(body.dueAt);
    expect(body.clock?.grounds.map((ground) => ground.code)).toContain('start-day-not-counted');
  });

  it('starts with the path itself where nothing was done before, whatever became known with it', async () => {
    const id = await startPath(system, { facts: { born: '2002-05-01', sex: 'female' } });
    const task = await firstTask(system, id, ({ key }) => key === 'intake/check-health');
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString();
    await worker().post(`/tasks/${task.id}/holds`, { reason: 'supplement', until });
    const { body } = await worker().get<Why>(`/tasks/${task.id}/why-due`);

    expect(body.clock?.start.event).toBe('The path begins');
    const day = String.raw`\d{4}-\d\d-\d\d`;
    expect(body.clock?.grounds.map((ground) => ground.text)).toEqual([
      expect.stringMatching(new RegExp(`^On hold from ${day} to ${day}: 5 days longer$`)),
    ]);
  });

  it('names who lengthened it, and how', async () => {
    const task = await registerOf();
    const more = { n: 2, unit: 'cn_workday', mode: 'approve' };
    await system.as('case-supervisor', COUNTY).post(`/tasks/${task.id}/extensions`, more);
    const { body } = await worker().get<Why>(`/tasks/${task.id}/why-due`);

    expect(body.clock?.extensions).toMatchObject([{ length: '2 working days', mode: 'approve' }]);
    expect(body.clock?.endsAt).toBe(body.dueAt);
    expect(body.dueAt).not.toBe(task.dueAt);
  });

  it('is told in Chinese, and without what happened on the path to those who only watch', async () => {
    const task = await registerOf();
    const headers = { 'accept-language': 'zh-CN' };
    const watcher = system.as('oversight-officer');
    const { body } = await watcher.get<Why>(`/tasks/${task.id}/why-due`, { headers });

    expect(body.clock).toMatchObject({ start: { event: null }, length: '3个工作日' });
    expect(body.clock?.grounds[0]?.text).toMatch(/不计入/);
  });

  it('is not told to another department, nor of a task that is done', async () => {
    const task = await registerOf();
    const other = await system.as('clerk', 'education', COUNTY).get(`/tasks/${task.id}/why-due`);
    await complete(system, task);
    const done = await worker().get(`/tasks/${task.id}/why-due`);

    expect(other.status).toBe(404);
    expect(done).toMatchObject({ status: 409, body: { code: 'task-not-open' } });
  });
});
