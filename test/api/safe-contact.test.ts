import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { usualCompletion, type Task } from '../support/fill-form.ts';
import type { HttpClient } from '../support/http-client.ts';
import { TestSystem } from '../support/test-system.ts';
import { COUNTY, firstTask, patiently, startPath } from './people.ts';

interface Contact {
  state: string;
  ways: object[];
  confirmedOn: string | null;
  code?: string;
}
type WithContact = Task & { contact: { state: string; ways: string[]; urgent: boolean } | null };

const way = {
  how: 'call',
  who: 'example neighbour',
  value: 'example number 4711',
  say: 'that the library has called',
};

describe('how somebody can be reached without harm', () => {
  let system: TestSystem;
  let worker: HttpClient;
  let path: string;
  let routine: Task & { key: string };
  let urgent: Task & { key: string };
  beforeAll(async () => {
    system = await TestSystem.start();
    worker = system.as('caseworker', COUNTY);
    const facts = { born: '1996-03-01', contact: true, moved: true };
    path = await startPath(system, { facts });
    await system.clock('P8D');
    routine = await taskOf('follow-up/visit');
    urgent = await taskOf('follow-up/see-after-move');
  });
  afterAll(() => system?.stop());

  const taskOf = (name: string) =>
    firstTask(system, path, ({ key = '' }) => key.replace(/\/.*\//, '/') === name);
  const put = (ways: object[], confirmedOn: string, who = worker) =>
    who.put<Contact>(`/paths/${path}/safe-contact`, { ways, confirmedOn });
  const read = async (who = worker) => who.get<Contact>(`/paths/${path}/safe-contact`);
  const shown = async ({ id }: Task, who = worker) =>
    (await who.get<WithContact>(`/tasks/${id}`)).body.contact;
  const complete = async (task: Task, contact?: string) => {
    const { body } = await worker.get<Task>(`/tasks/${task.id}`);
    const done = { ...usualCompletion(body), ...(contact === undefined ? {} : { contact }) };
    const answer = await patiently<{ code?: string }>((key) =>
      worker.post(`/tasks/${task.id}/completion`, done, { key }),
    );
    return [answer.status, answer.body.code];
  };
  const daysAgo = async (n: number) => {
    const { now } = (await worker.get<{ now: string }>('/clock')).body;
    return new Date(Date.parse(now) + 8 * 3_600_000 - n * 86_400_000).toISOString().slice(0, 10);
  };

  it('is offered by nobody before it is on record, and help goes on without it', async () => {
    const other = await firstTask(system, path, ({ department }) => department === 'caseworker');

    expect((await read()).body).toMatchObject({ state: 'none', ways: [], confirmedOn: null });
    expect(await shown(routine)).toEqual({ state: 'none', ways: [], urgent: false });
    expect(await shown(urgent)).toEqual({ state: 'none', ways: [], urgent: true });
    expect(await complete(routine, 'call')).toEqual([409, 'contact-not-safe']);
    expect(await complete(urgent, 'visit')).toEqual([409, 'contact-not-safe']);
    expect(other.id).toBeTruthy();
  });

  it('is on record: that way is offered, and no other', async () => {
    const today = await daysAgo(0);
    const written = await put([way], today);

    expect([written.status, written.body.state]).toEqual([200, 'safe']);
    expect((await read()).body).toMatchObject({ state: 'safe', ways: [way], confirmedOn: today });
    expect(await shown(routine)).toEqual({ state: 'safe', ways: ['call'], urgent: false });
    expect(await complete(routine, 'visit')).toEqual([409, 'contact-not-safe']);
    expect((await put([way], await daysAgo(-2))).body.code).toBe('invalid-request');
  });

  it('was confirmed too long ago: routine is blocked, an emergency warned', async () => {
    await put([way], await daysAgo(31));

    expect((await read()).body.state).toBe('outdated');
    expect(await shown(routine)).toEqual({ state: 'outdated', ways: [], urgent: false });
    expect(await shown(urgent)).toEqual({ state: 'outdated', ways: ['call'], urgent: true });
    expect(await complete(routine, 'call')).toEqual([409, 'contact-outdated']);
    expect(await complete(urgent, 'call')).toEqual([200, undefined]);
    // Done otherwise: nothing stands in the way.
    expect(await complete(routine)).toEqual([200, undefined]);
  });

  it('is not asked of a task that is done without', async () => {
    const intake = await taskOf('intake/receive');

    expect(await shown(intake)).toBeNull();
    expect(await complete(intake, 'call')).toEqual([400, 'invalid-request']);
  });

  it('is for her own people: not for offices, those who watch, or whoever represents her', async () => {
    const representative = system.as('representative');
    const account = (await representative.get('/session')).body['account'];
    const supervisor = system.as('case-supervisor', COUNTY);
    await supervisor.post(`/paths/${path}/parties`, { account });
    const statuses = await Promise.all(
      [
        supervisor,
        representative,
        system.as('clerk', 'police', COUNTY),
        system.as('oversight-officer'),
        system.as('caseworker', '530902'),
      ].map(async (who) => (await read(who)).status),
    );
    const refused = await put([], await daysAgo(0), representative);

    expect([...statuses, refused.status]).toEqual([200, 403, 404, 404, 404, 403]);
  });

  it('is sealed, and written down who read and wrote it', async () => {
    const rows = await system.sql<{ row: string }>(
      `select row_to_json(s)::text || row_to_json(b)::text as row
       from safe_contact as s join body as b using (path_id) where path_id = $1`,
      [path],
    );
    const actions = await system.sql<{ action: string }>(
      `select distinct action from audit where path_id = $1 and action like '%safe-contact' order by 1`,
      [path],
    );

    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('example number');
    expect(actions.map(({ action }) => action)).toEqual([
      'read-safe-contact',
      'write-safe-contact',
    ]);
  });
});
