import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Task } from '../support/fill-form.ts';
import type { HttpClient } from '../support/http-client.ts';
import { TestSystem } from '../support/test-system.ts';
import { complete, COUNTY, firstTask, startPath } from './people.ts';

interface Named {
  id: string;
}
interface List {
  items: { id: string; kind: string; account: string; endedAt: string | null }[];
}

describe('somebody who is named in a path', () => {
  let system: TestSystem;
  let supervisor: HttpClient;
  let path: string;
  let other: string;
  let task: Task;
  beforeAll(async () => {
    system = await TestSystem.start();
    supervisor = system.as('case-supervisor', COUNTY);
    [path, other] = [await startPath(system), await startPath(system)];
    task = await firstTask(system, path);
  });
  afterAll(() => system?.stop());

  const idOf = async (who: HttpClient) => String((await who.get('/session')).body['account']);
  const name = async (who: HttpClient, more: object = {}, key = randomUUID()) => {
    const body = { account: await idOf(who), ...more };
    return supervisor.post<Named & Record<string, unknown>>(`/paths/${path}/parties`, body, {
      key,
    });
  };
  const end = (id: string) => supervisor.post(`/paths/${path}/parties/${id}/removal`, {});
  const status = async (who: HttpClient, address: string) => (await who.get(address)).status;
  const idsIn = async (who: HttpClient, address: string) => {
    const { body } = await who.get<{ items: { id: string; pathId?: string }[] }>(address);
    return body.items.map(({ id, pathId }) => pathId ?? id);
  };

  it('represents the person of one path: reads that one, no other, and does nothing on it', async () => {
    const representative = system.as('representative');
    const before = await status(representative, `/paths/${path}`);
    const { body } = await name(representative);
    const fact = { name: 'born', value: '2000-01-01' };

    expect(before).toBe(404);
    expect(await status(representative, `/paths/${path}`)).toBe(200);
    expect(await status(representative, `/paths/${path}/timeline`)).toBe(200);
    expect(await idsIn(representative, '/paths')).toEqual([path]);
    expect(await status(representative, `/paths/${other}`)).toBe(404);
    expect((await representative.post(`/paths/${path}/facts`, fact)).status).toBe(403);
    expect((await representative.post(`/paths/${other}/facts`, fact)).status).toBe(404);
    await end(body.id);
    expect(await status(representative, `/paths/${path}`)).toBe(404);
    expect(await idsIn(representative, '/paths')).toEqual([]);
  });

  it('goes with her: knows that one task and when it is due, and nothing of the person', async () => {
    const escort = system.as('escort');
    const { body } = await name(escort, { task: task.id });
    const seen = await escort.get<Task>(`/tasks/${task.id}`);

    expect(seen.body).toMatchObject({ id: task.id, dueAt: task.dueAt, disclosed: {}, can: [] });
    expect(await idsIn(escort, '/tasks')).toEqual([path]);
    expect(await status(escort, `/paths/${path}`)).toBe(404);
    await end(body.id);
    expect(await status(escort, `/tasks/${task.id}`)).toBe(404);
  });

  it('is in conflict with it: the path is not there for her, in no list and by no key', async () => {
    const worker = system.as('caseworker', COUNTY);
    const key = randomUUID();
    const fact = { name: 'language', value: 'my' };
    const deed = () => worker.post(`/paths/${path}/facts`, fact, { key });
    const recorded = await deed();
    const { body } = await name(worker, { conflict: true });
    const absent = await worker.get(`/paths/${randomUUID()}`);
    const hidden = await worker.get(`/paths/${path}`);
    const entry = String(recorded.body['id']);

    expect([recorded.status, hidden.status]).toEqual([201, 404]);
    expect(hidden.body).toEqual(absent.body);
    expect(await status(worker, `/tasks/${task.id}`)).toBe(404);
    expect(await idsIn(worker, '/paths?limit=200')).toEqual([other]);
    expect(await idsIn(worker, '/tasks?limit=200')).not.toContain(path);
    expect((await deed()).status).toBe(404);
    expect((await worker.post(`/entries/${entry}/void`, { path })).status).toBe(404);
    expect(await status(worker, `/paths/${other}`)).toBe(200);
    expect(await status(supervisor, `/paths/${path}`)).toBe(200);
    await end(body.id);
    expect(await status(worker, `/paths/${path}`)).toBe(200);
  });

  it('is in conflict with it, and nothing waits for her: her desk answers through somebody else', async () => {
    const open = await firstTask(system, path, ({ department }) => department === 'civil-affairs');
    const head = system.as('department-head', 'civil-affairs', COUNTY);
    const { body } = await name(head, { conflict: true });

    expect(await status(head, `/tasks/${open.id}`)).toBe(404);
    expect((await complete(system, open)).status).toBe(200);
    await end(body.id);
    expect(await status(head, `/tasks/${open.id}`)).toBe(200);
  });

  it.each([
    ['an office, which sees what its desk sees', 'clerk', {}],
    ['an auditor', 'auditor', {}],
    ['an escort without a task', 'escort', {}],
    ['an escort with a task of another path', 'escort', { task: 'other' }],
    ['a representative for one task', 'representative', { task: 'own' }],
  ])('is not %s', async (_, role, { task: which }: { task?: string }) => {
    const foreign = await firstTask(system, other);
    const given = which === 'own' ? task.id : foreign.id;
    const refused = await name(system.as(role), which === undefined ? {} : { task: given });

    expect([refused.status, refused.body['code']]).toEqual([400, 'invalid-request']);
  });

  it('is named once under a key, seen by casework, and in the audit', async () => {
    const key = randomUUID();
    const representative = system.as('representative');
    const first = await name(representative, {}, key);
    const again = await name(representative, {}, key);
    const another = await name(system.as('escort'), { task: task.id }, key);
    const worker = system.as('caseworker', COUNTY);
    const { body } = await worker.get<List>(`/paths/${path}/parties`);
    const rows = await system.sql<{ action: string }>(
      `select action from audit where entry_id = $1`,
      [first.body.id],
    );

    expect([first.status, again.status, another.status]).toEqual([201, 201, 422]);
    expect(again.body).toEqual(first.body);
    expect(body.items.filter(({ id }) => id === first.body.id)).toEqual([
      expect.objectContaining({ kind: 'representative', endedAt: null }),
    ]);
    expect(rows).toEqual([{ action: 'name-party' }]);
    await end(first.body.id);
  });

  it('is named by a supervisor, and by nobody who works on the path herself', async () => {
    const account = await idOf(system.as('representative'));
    const refused = await system
      .as('caseworker', COUNTY)
      .post(`/paths/${path}/parties`, { account });
    const outside = await system
      .as('case-supervisor', '530902')
      .post(`/paths/${path}/parties`, { account });

    expect([refused.status, outside.status]).toEqual([403, 404]);
  });
});
