import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpClient } from '../support/http-client.ts';
import { usualCompletion, type Task } from '../support/fill-form.ts';
import { TestSystem } from '../support/test-system.ts';
import { complete, COUNTY, deskOf, firstTask, startPath } from './people.ts';

/** A county of another prefecture, where casework has people as well. */
const ELSEWHERE = '530902';

describe('a permission and its twin', () => {
  let system: TestSystem;
  let path: string;
  let task: Task;
  beforeAll(async () => {
    system = await TestSystem.start();
    path = await startPath(system);
    task = await firstTask(system, path);
  });
  afterAll(() => system?.stop());

  const status = async (who: HttpClient, address: string) => (await who.get(address)).status;

  it('a caseworker starts a path in her own place, and nobody starts one elsewhere', async () => {
    const worker = system.as('caseworker', COUNTY);
    const clerk = system.as('clerk', 'police', COUNTY);

    expect((await worker.post('/paths', { place: COUNTY })).status).toBe(201);
    expect((await worker.post('/paths', { place: ELSEWHERE })).status).toBe(403);
    expect((await clerk.post('/paths', { place: COUNTY })).status).toBe(403);
    expect((await worker.post('/paths', { place: '999999' })).status).toBe(403);
  });

  it('a path is there for casework of its place, and for all others it is not', async () => {
    const address = `/paths/${path}`;
    for (const client of [system.as('caseworker', COUNTY), system.as('case-supervisor', COUNTY)]) {
      expect(await status(client, address)).toBe(200);
      expect(await status(client, `${address}/timeline`)).toBe(200);
    }
    const outside = system.as('caseworker', ELSEWHERE);
    const foreign = await outside.get(address);
    const absent = await outside.get(`/paths/${randomUUID()}`);

    expect(foreign).toMatchObject({ status: 404, body: absent.body });
    expect(await status(outside, `${address}/timeline`)).toBe(404);
    for (const role of ['oversight-officer', 'coordination-office', 'administrator', 'clerk']) {
      expect(await status(system.as(role), address)).toBe(404);
    }
  });

  it('a list shows the paths of your places, and none of anywhere else', async () => {
    const near = await system.as('caseworker', COUNTY).get<{ items: { id: string }[] }>('/paths');
    const far = await system.as('caseworker', ELSEWHERE).get<{ items: unknown[] }>('/paths');

    expect(near.body.items.map(({ id }) => id)).toContain(path);
    expect(far.body.items).toEqual([]);
    const asked = await system.as('caseworker', ELSEWHERE).get(`/paths?place=${COUNTY}`);
    expect(asked.status).toBe(403);
    expect(await status(system.as('clerk'), '/paths')).toBe(403);
  });

  it('a task is there for its own desk, and for another department it is not', async () => {
    const other = ['police', 'education'].find((name) => name !== task.department) ?? '';
    const stranger = system.as('clerk', other, COUNTY);
    const address = `/tasks/${task.id}`;
    const before = await stranger.post(`${address}/completion`, usualCompletion(task));

    expect(await status(deskOf(system, task), address)).toBe(200);
    expect(await status(stranger, address)).toBe(404);
    expect(before.status).toBe(404);
    expect(before.body).toEqual((await stranger.get(`/tasks/${randomUUID()}`)).body);
  });

  it('whoever sees a task of another desk does not answer it', async () => {
    const mine = await firstTask(system, path, (one) => one.department !== 'case-supervisor');
    const supervisor = system.as('case-supervisor', COUNTY);
    const refused = await supervisor.post(`/tasks/${mine.id}/completion`, usualCompletion(mine));

    expect(refused).toMatchObject({ status: 403, body: { code: 'not-your-task' } });
    expect((await complete(system, mine)).status).toBe(200);
  });

  it('an inbox is of your own desk, and of no other', async () => {
    const clerk = system.as('clerk', 'education', COUNTY);

    expect(await status(clerk, '/tasks')).toBe(200);
    expect(await status(clerk, '/tasks?department=police')).toBe(403);
    expect(await status(clerk, `/tasks?place=${ELSEWHERE}`)).toBe(403);
  });

  it('only its own desk reads what a task discloses, and no more than that', async () => {
    const born = `${new Date().getFullYear() - 8}-01-02`;
    const id = await startPath(system, { facts: { born, language: 'my' } });
    const seat = await firstTask(system, id, ({ department }) => department === 'education');
    const address = `/tasks/${seat.id}`;
    const own = await deskOf(system, seat).get<Task>(address);
    const watcher = await system.as('coordination-office', COUNTY).get<Task>(address);

    expect(Object.keys(own.body.disclosed)).toContain('age-band');
    expect(Object.keys(own.body.disclosed)).not.toContain('born');
    expect(watcher.body).toMatchObject({ id: seat.id, disclosed: {}, can: ['urge', 'order'] });
    const [read] = await system.sql<{ n: number }>(
      `select count(*)::int as n from audit where action = 'read-task' and task_id = $1`,
      [seat.id],
    );
    expect(read?.n).toBe(1);
  });

  it('what is overdue is there for those who watch, and not for a clerk', async () => {
    for (const role of ['oversight-officer', 'coordination-office', 'case-supervisor']) {
      expect(await status(system.as(role), '/boards/overdue')).toBe(200);
    }
    expect(await status(system.as('clerk', 'education', COUNTY), '/boards/overdue')).toBe(403);
    const county = system.as('coordination-office', COUNTY);
    expect(await status(county, '/boards/overdue?place=530000')).toBe(403);
  });

  it('a fact is recorded by casework of the place, and by nobody else', async () => {
    const fact = { name: 'born', value: '2000-01-01' };
    const send = async (who: HttpClient) => (await who.post(`/paths/${path}/facts`, fact)).status;

    expect(await send(system.as('caseworker', COUNTY))).toBe(201);
    expect(await send(system.as('caseworker', ELSEWHERE))).toBe(404);
    expect(await send(system.as('clerk', 'police', COUNTY))).toBe(404);
  });

  it('the administrator moves the clock, and nobody else', async () => {
    const worker = system.as('caseworker', COUNTY);

    expect((await worker.get('/clock')).status).toBe(200);
    expect((await worker.post('/clock', { by: 'PT1H' })).status).toBe(403);
    expect((await system.nobody().get('/clock')).status).toBe(401);
  });

  it('an account that is disabled is out with its next request', async () => {
    const clerk = system.as('clerk', 'police', ELSEWHERE);
    const disable = `update account set disabled_at = $1
      where role = 'clerk' and department = 'police' and place_id = $2`;

    expect(await status(clerk, '/tasks')).toBe(200);
    await system.sql(disable, [new Date(), ELSEWHERE]);
    expect(await status(clerk, '/tasks')).toBe(401);
    await system.sql(disable, [null, ELSEWHERE]);
    expect(await status(clerk, '/tasks')).toBe(200);
  });
});
