import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Task } from '../support/fill-form.ts';
import type { HttpClient } from '../support/http-client.ts';
import { TestSystem } from '../support/test-system.ts';
import { COUNTY, deskOf, firstTask, openPath, startPath } from './people.ts';

interface Page {
  items: Task[];
  next: string | null;
}

const PATHS = 7;

describe('an inbox', () => {
  let system: TestSystem;
  let paths: string[];
  let desk: ReturnType<typeof deskOf>;
  beforeAll(async () => {
    system = await TestSystem.start();
    const adult = { facts: { born: '2000-01-01' } };
    paths = await Promise.all(Array.from({ length: PATHS }, () => startPath(system, adult)));
    const isOurs = ({ department }: Task) => department === 'civil-affairs';
    desk = deskOf(system, await firstTask(system, paths[0] ?? '', isOurs));
  });
  afterAll(() => system?.stop());

  const pages = async (query: string): Promise<Task[]> => {
    const tasks: Task[] = [];
    for (let after = ''; ;) {
      const { status, body } = await desk.get<Page>(`/tasks?${query}${after}`);
      expect(status).toBe(200);
      tasks.push(...body.items);
      if (body.next === null) return tasks;
      after = `&after=${body.next}`;
    }
  };

  it('comes page by page, soonest due first, each task once', async () => {
    const tasks = await pages('limit=3');
    const all = await pages('limit=200');
    const due = tasks.map(({ dueAt }) => dueAt ?? '9999');

    expect(tasks.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
    expect(due).toEqual([...due].sort());
    expect(new Set(tasks.map(({ pathId }) => pathId)).size).toBe(PATHS);
  });

  it('shows what is due before a day, and nothing else', async () => {
    const all = await pages('limit=200');
    const dates = all.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
    const day = dates[Math.floor(dates.length / 2)] ?? '';
    const tasks = await pages(`limit=2&dueBefore=${day}`);
    const expected = all.filter(({ dueAt }) => dueAt !== null && dueAt < day);

    expect(tasks.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  });

  it('of one path has all its tasks for its own people, and for an office its own', async () => {
    const [id = ''] = paths;
    const { open } = await openPath(system, id);
    const own = await system.as('caseworker', COUNTY).get<Page>(`/tasks?path=${id}`);
    const { body } = await desk.get<Page>(`/tasks?path=${id}`);
    const stranger = await system.as('clerk', 'education', '530902').get<Page>(`/tasks?path=${id}`);

    expect(own.body.items.map((task) => task.id).sort()).toEqual(open.map((t) => t.id).sort());
    expect(body.items.length).toBeGreaterThan(0);
    expect(body.items.length).toBeLessThan(open.length);
    expect(body.items.every((task) => task.can.includes('complete'))).toBe(true);
    expect(stranger.body.items).toEqual([]);
  });

  it('tells apart what was taken by oneself and what waits for others', async () => {
    const [mine, given, left] = await pages('limit=200');
    if (!mine || !given || !left) throw new Error('too few tasks');
    const head = system.as('department-head', mine.department, COUNTY);
    const handle = (who: HttpClient, task: Task, what: string) =>
      who.post(`/tasks/${task.id}/handling`, { what, ...(what === 'returned' && { note: 'x' }) });
    await handle(desk, mine, 'taken');
    await handle(head, left, 'taken');
    await handle(desk, given, 'taken');
    await handle(desk, given, 'returned');
    const ids = (tasks: Task[]) => tasks.map(({ id }) => id);

    expect(ids(await pages('only=taken'))).toEqual([mine.id]);
    expect(ids(await pages('only=waiting'))).toEqual([given.id]);
    const { body } = await head.get<Page>('/tasks?only=taken');
    expect(ids(body.items)).toEqual([left.id]);
    expect(ids(await pages('limit=200'))).toEqual(expect.arrayContaining(ids([mine, given, left])));
  });

  it('refuses a page mark that it did not give', async () => {
    for (const after of ['x', 'bnVsbA', Buffer.from('[1,"x"]').toString('base64url')]) {
      const { status, body } = await desk.get(`/tasks?after=${after}`);

      expect({ status, code: body['code'] }).toEqual({ status: 400, code: 'invalid-request' });
    }
    expect((await desk.get('/tasks?limit=0')).status).toBe(400);
    expect((await desk.get('/tasks?limit=201')).status).toBe(400);
  });

  it('says in two languages what is to be done, in words that say nothing of the past', async () => {
    const chinese = await desk.get<Page>('/tasks?limit=200', {
      headers: { 'accept-language': 'zh' },
    });
    const english = await desk.get<Page>('/tasks?limit=200');

    for (const [i, task] of english.body.items.entries()) {
      const other = chinese.body.items[i];
      expect(other?.title).toMatch(/\p{Script=Han}/u);
      expect(task.title).not.toMatch(/\p{Script=Han}/u);
      expect(`${task.title} ${other?.title}`).not.toMatch(/traffick|rescue|sold|拐|解救|收买/i);
    }
  });
});
