import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { COUNTY, deskOf, firstTask, isOffice, startPath } from './people.ts';

interface Notices {
  items: {
    id: string;
    kind: string;
    total: number;
    lines: { what: string; text: string; task: string | null; title: string | null }[];
  }[];
  next: string | null;
}
interface Roster {
  shifts: { id: string; person: { id: string } }[];
  gaps: { from: string; to: string }[];
  people: { id: string; name: string; role: string }[];
}

const HOUR_MS = 3_600_000;

describe('what people are told', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(() => system?.stop());

  const office = () => system.as('coordination-office', COUNTY);
  const linesOf = async (who: ReturnType<TestSystem['as']>) =>
    (await who.get<Notices>('/notices?limit=200')).body.items.flatMap(({ lines }) => lines);
  const roster = async () => (await office().get<Roster>(`/roster?place=${COUNTY}`)).body;
  const nowOf = async () => {
    const { body } = await system.as('administrator').get<{ now: string }>('/clock');
    return Date.parse(body.now);
  };

  it('an urge reaches the desk, and its answer whoever urged; nobody of another desk', async () => {
    const task = await firstTask(system, await startPath(system), isOffice);
    const worker = system.as('caseworker', COUNTY);
    const urged = await worker.post<{ id: string }>(`/tasks/${task.id}/urges`, {});
    const own = deskOf(system, task);
    const line = await eventually('a notice at the desk', async () =>
      (await linesOf(own)).find((one) => one.what === 'urged' && one.task === task.id),
    );
    await own.post(`/tasks/${task.id}/handling`, {
      what: 'answered',
      of: urged.body.id,
      note: 'It is on its way (example)',
    });
    await eventually('the answer', async () =>
      (await linesOf(worker)).find((one) => one.what === 'answered' && one.task === task.id),
    );
    const other = system.as('clerk', task.department === 'finance' ? 'justice' : 'finance', COUNTY);

    expect(line.title).toBe(task.title);
    expect(await linesOf(other)).toEqual([]);
  });

  it('an urge reaches a desk of casework, which has no department', async () => {
    const isCasework = (one: { department: string }) => one.department === 'caseworker';
    const task = await firstTask(system, await startPath(system), isCasework);
    await office().post(`/tasks/${task.id}/urges`, {});
    await eventually('a notice to casework', async () =>
      (await linesOf(system.as('caseworker', COUNTY))).find(
        (one) => one.what === 'urged' && one.task === task.id,
      ),
    );
  });

  it('a gap in the roster is shown, and closes when somebody is named', async () => {
    const before = await roster();
    const [person, deputy] = before.people;
    const now = await nowOf();
    const shift = {
      place: COUNTY,
      from: new Date(now - HOUR_MS).toISOString(),
      to: new Date(now + 40 * 24 * HOUR_MS).toISOString(),
      person: person?.id,
      deputy: deputy?.id,
    };
    const clerk = await system
      .as('caseworker', COUNTY)
      .post<{ code: string }>('/roster', { ...shift });
    const stranger = await office().post<{ code: string }>('/roster', {
      ...shift,
      person: '11111111-1111-4111-8111-111111111111',
    });
    const added = await office().post<{ id: string }>('/roster', shift);
    const after = await roster();

    expect(before.gaps.length).toBeGreaterThan(0);
    expect(clerk.body.code).toBe('forbidden');
    expect(stranger.body).toMatchObject({ errors: [{ pointer: '/person' }] });
    expect(added.status).toBe(201);
    expect(after.gaps).toEqual([]);
    await office().post(`/roster/${added.body.id}/removal`, { place: COUNTY });
    expect((await roster()).gaps.length).toBeGreaterThan(0);
    expect(
      await system.sql('select action, role from audit where entry_id = $1 order by id', [
        added.body.id,
      ]),
    ).toEqual([
      { action: 'add-duty', role: 'coordination-office' },
      { action: 'remove-duty', role: 'coordination-office' },
    ]);
  });

  it('a safety task overdue by night reaches whoever is on duty, and by day the coordination office', async () => {
    const { people } = await roster();
    const duty = people.find(({ role }) => role === 'caseworker');
    const deputy = people.find(({ role }) => role === 'case-supervisor');
    const now = await nowOf();
    await office().post('/roster', {
      place: COUNTY,
      from: new Date(now - HOUR_MS).toISOString(),
      to: new Date(now + 20 * 24 * HOUR_MS).toISOString(),
      person: duty?.id,
      deputy: deputy?.id,
    });
    // To 01:00 of the place, whatever time it is now: a task that is due within two hours is due by night.
    const hour = new Date(now + 8 * HOUR_MS).getUTCHours();
    await system.clock(`PT${(25 - hour) % 24 || 24}H`);
    await startPath(system);
    await system.clock('PT3H');
    const told = await eventually('a notice of the night', async () =>
      (await linesOf(system.as('caseworker', COUNTY))).find(({ what }) => what === 'rung'),
    );
    expect(told.title).not.toBeNull();
  });

  it('a digest tells the desk what has passed a share of its time, once a day', async () => {
    const task = await firstTask(system, await startPath(system), isOffice);
    const opened = await system.sql<{ half: Date }>(
      'select opened_at + (due_at - opened_at) * 0.6 as half from task where id = $1',
      [task.id],
    );
    const wait = Math.ceil(((opened[0]?.half.getTime() ?? 0) - (await nowOf())) / HOUR_MS);
    await system.clock(`PT${Math.max(wait, 1)}H`);
    const own = deskOf(system, task);
    await eventually('the digests of the day', async () => {
      const rows = await system.sql<object>('select from digest_run');
      return rows.length > 0 ? true : undefined;
    });
    const days = await system.sql<{ n: number }>(
      `select count(*)::int as n from notice where kind = 'digest' group by role, department, place_id, day`,
    );

    expect(days.every(({ n }) => n === 1)).toBe(true);
    expect((await own.get<Notices>('/notices')).status).toBe(200);
  });

  it('pages through what was told', async () => {
    const task = await firstTask(system, await startPath(system), isOffice);
    const own = deskOf(system, task);
    for (let i = 0; i < 2; i++) {
      const before = (await linesOf(own)).length;
      await office().post(`/tasks/${task.id}/urges`, {});
      await eventually('a notice', async () => (await linesOf(own)).length > before || undefined);
    }
    const first = (await own.get<Notices>('/notices?limit=1')).body;
    const second = (await own.get<Notices>(`/notices?limit=1&after=${first.next ?? ''}`)).body;
    const [one, other] = [first, second].map(({ items }) => items.map(({ id }) => id));

    expect([one?.length, other?.length]).toEqual([1, 1]);
    expect(other).not.toEqual(one);
    expect((await own.get('/notices?after=nonsense')).status).toBe(400);
  });
});
