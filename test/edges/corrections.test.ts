import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { complete, COUNTY, deskOf, firstTask, startPath } from '../api/people.ts';
import type { Task } from '../support/fill-form.ts';
import { TestSystem } from '../support/test-system.ts';

const DAY_MS = 86_400_000;

interface Line {
  id: string;
  kind: string;
  what: string;
  late: boolean;
  enteredLate: boolean;
  voided: boolean;
  task: string | null;
}

interface Path {
  seq: number;
  done: { id: string; key: string; outcome: string; late: boolean; enteredLate: boolean }[];
  open: (Task & { key: string })[];
  orphans: {
    key: string;
    entryId: string;
    undo: { key: string; title: string; isOpen: boolean } | null;
  }[];
  holds: { key: string | null; reason: string }[];
  voidsToSign: { entryId: string; by: { role: string } }[];
}

interface OnDay {
  on: string;
  seq: number;
  done: { key: string }[];
  open: { key: string; dueAt: string | null }[];
  forecast: { key: string; outcome: string; happened: { outcome: string } | null }[];
}

describe('Corrections', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(() => system?.stop());

  const worker = () => system.as('caseworker', COUNTY);
  const supervisor = () => system.as('case-supervisor', COUNTY);
  const now = async () => {
    const { body } = await worker().get<{ asOf: string }>('/boards/overdue?limit=1');
    return Date.parse(body.asOf);
  };
  const read = async (id: string): Promise<Path> => {
    const { status, body } = await worker().get<Path>(`/paths/${id}?forecast=no`);
    expect(status).toBe(200);
    return body;
  };
  const timeline = async (id: string): Promise<Line[]> => {
    const { body } = await worker().get<{ items: Line[] }>(`/paths/${id}/timeline?limit=200`);
    return body.items;
  };
  const entryOf = async (id: string, what: RegExp): Promise<string> => {
    const line = (await timeline(id)).find((one) => one.kind === 'outcome' && what.test(one.what));
    if (!line) throw new Error(`no entry like ${what}`);
    return line.id;
  };
  const taskNow = async (task: Task): Promise<Task> => {
    const { body } = await worker().get<Task>(`/tasks/${task.id}`);
    return body;
  };

  /** A girl of the example kind: handed over more than a year ago, nobody found, a guardian appointed. */
  const girlWithGuardian = async (): Promise<string> => {
    const at = await now();
    const past = (days: number, task: string, outcome: string) => ({
      happenedAt: new Date(at - days * DAY_MS).toISOString(),
      outcome: { key: `guardianship/${task}`, outcome },
    });
    return startPath(system, {
      facts: { born: '2017-05-01', sex: 'female', nationality: 'cn' },
      history: [
        past(420, 'begin-temporary-care', 'begun'),
        past(420, 'hand-over', 'handed-over'),
        past(419, 'take-blood-sample', 'taken'),
        past(419, 'publish-search-notice', 'published'),
        past(400, 'compare-samples', 'no-match'),
        past(385, 'issue-not-yet-found', 'issued'),
        past(410, 'assess-guardian', 'none-fit'),
        past(405, 'choose-placement', 'institution'),
        past(380, 'transfer-to-institution', 'transferred'),
        past(40, 'issue-not-found', 'issued'),
        past(38, 'hear-child-on-care', 'heard'),
        past(35, 'decide-long-term', 'institution'),
        past(10, 'appoint-guardian', 'appointed'),
      ],
    });
  };

  test('a wrong outcome is voided with a reason, and the right one is entered again', async () => {
    const id = await startPath(system);
    const task = await firstTask(system, id);
    await complete(system, task);
    const entry = (await timeline(id)).find((line) => line.kind === 'outcome')?.id;
    const voided = await deskOf(system, task).post(`/entries/${entry}/void`, {
      path: id,
      reason: 'Example: entered for somebody else',
    });
    const again = await firstTask(system, id, (one) => one.key === task.key);
    const { status } = await complete(system, again);

    expect(voided.status).toBe(201);
    expect(again.opening).toBe(2);
    expect(status).toBe(200);
    const lines = await timeline(id);
    expect(lines.filter((line) => line.voided).map((line) => line.id)).toEqual([entry]);
    expect((await read(id)).done.filter((done) => done.key === task.key)).toHaveLength(1);
  });

  test('only those whom the pack names may void, and only in time', async () => {
    const id = await startPath(system);
    const task = await firstTask(system, id, (one) => one.department === 'civil-affairs');
    await complete(system, task);
    const entry = (await timeline(id)).find((line) => line.kind === 'outcome')?.id;
    const body = { path: id, reason: 'Example' };
    const other = await system
      .as('clerk', 'education', COUNTY)
      .post(`/entries/${entry}/void`, body);
    await system.clock('P31D');
    const late = await worker().post(`/entries/${entry}/void`, body);

    expect(other.status).toBe(404);
    expect(late).toMatchObject({ status: 409, body: { code: 'void-too-late' } });
    expect((await timeline(id)).some((line) => line.voided)).toBe(false);
  });

  test('where the pack asks for a second signature, a void counts once another person has signed it', async () => {
    const id = await girlWithGuardian();
    const entry = await entryOf(id, /guardian.*appointed/i);
    const key = randomUUID();
    const body = { path: id, reason: 'Example: the wrong person' };
    const first = await supervisor().post(`/entries/${entry}/void`, body, { key });
    const same = await supervisor().post(`/entries/${entry}/void`, body, { key });
    const between = await read(id);
    const twice = await supervisor().post(`/entries/${entry}/void`, body);
    const head = system.as('department-head', 'civil-affairs', COUNTY);
    const second = await head.post(`/entries/${entry}/void`, body);
    const after = await read(id);

    expect(first.status).toBe(201);
    expect(same).toMatchObject({ status: 201, body: first.body });
    expect(between.voidsToSign).toMatchObject([
      { entryId: entry, by: { role: 'case-supervisor' } },
    ]);
    expect(between.open.map((one) => one.key)).not.toContain('guardianship/appoint-guardian');
    expect(twice).toMatchObject({ status: 409, body: { code: 'void-needs-another' } });
    expect(second.status).toBe(201);
    expect(after.voidsToSign).toEqual([]);
    expect(after.open.map((one) => one.key)).toContain('guardianship/appoint-guardian');
  });

  test('an orphan is shown on the path with the task that undoes it, until that is done', async () => {
    const id = await girlWithGuardian();
    const happenedAt = new Date((await now()) - 390 * DAY_MS).toISOString();
    const found = { name: 'parents-found', value: true, happenedAt };
    const fact = await worker().post(`/paths/${id}/facts`, found);
    const before = await read(id);
    const certificate = before.orphans.find((o) => o.key === 'guardianship/issue-not-yet-found');
    const undo = await firstTask(system, id, (one) => one.key === certificate?.undo?.key);
    await complete(system, undo);
    const after = await read(id);

    expect(fact.status).toBe(201);
    expect(certificate?.undo).toMatchObject({ isOpen: true });
    expect(before.open.map((one) => one.key)).toContain(certificate?.undo?.key);
    expect(after.orphans.map((o) => o.key)).not.toContain('guardianship/issue-not-yet-found');
  });

  test('a held clock gives no date until it is released, and then runs on', async () => {
    const id = await startPath(system);
    const task = await firstTask(system, id, isOurs);
    const before = await taskNow(task);
    const hold = await deskOf(system, task).post(`/tasks/${task.id}/holds`, {
      reason: 'supplement',
      note: 'Example: a paper is missing',
    });
    const held = await taskNow(task);
    await system.clock('P20D');
    const release = await worker().post(`/tasks/${task.id}/releases`, {});
    const after = await taskNow(task);

    expect(hold.status).toBe(201);
    expect(held.dueAt).toBeNull();
    expect(release.status).toBe(201);
    const moved = Date.parse(after.dueAt ?? '') - Date.parse(before.dueAt ?? '');
    expect(moved).toBeGreaterThanOrEqual(18 * DAY_MS);
    const kinds = (await timeline(id)).filter((line) => line.kind === 'hold');
    expect(kinds.map((line) => line.what)).toEqual([
      expect.stringContaining('waiting for papers'),
      expect.stringContaining('runs again'),
    ]);
  });

  test('a hold never stops a clock of the law that its article does not let pause', async () => {
    const id = await startPath(system, { facts: { born: '2017-05-01' } });
    const task = await firstTask(system, id, (one) => one.key === 'guardianship/hand-over');
    const before = await taskNow(task);
    const hold = await worker().post(`/paths/${id}/holds`, { reason: 'other' });

    expect(hold.status).toBe(201);
    expect((await taskNow(task)).dueAt).toBe(before.dueAt);
    expect(before.dueAt).not.toBeNull();
    expect((await read(id)).holds).toMatchObject([{ key: null, reason: 'another reason' }]);
    expect((await worker().post(`/paths/${id}/releases`, {})).status).toBe(201);
    expect((await read(id)).holds).toEqual([]);
  });

  test('a hold for a reason that the pack does not know, and a release of nothing, are refused and change nothing', async () => {
    const id = await startPath(system);
    const task = await firstTask(system, id, isOurs);
    const { seq } = await read(id);
    const refused = await worker().post(`/tasks/${task.id}/holds`, { reason: 'no-money' });

    const nothingHeld = await worker().post(`/tasks/${task.id}/releases`, {});

    expect(refused).toMatchObject({ status: 422, body: { code: 'clock-invalid' } });
    expect(nothingHeld).toMatchObject({ status: 422, body: { code: 'clock-invalid' } });
    expect((await read(id)).seq).toBe(seq);
  });

  test('an extension moves the date, and is given by a head or a supervisor, not by the clerk', async () => {
    const id = await startPath(system);
    const task = await firstTask(system, id, isOurs);
    const before = await taskNow(task);
    const body = { n: 5, unit: 'day', mode: 'approve' };
    const clerk = await deskOf(system, task).post(`/tasks/${task.id}/extensions`, body);
    const given = await supervisor().post(`/tasks/${task.id}/extensions`, body);
    const after = await taskNow(task);

    expect(clerk).toMatchObject({ status: 403, body: { code: 'not-your-task' } });
    expect(given.status).toBe(201);
    // Days run to the end of the last one, also behind a clock of hours.
    const moved = Date.parse(after.dueAt ?? '') - Date.parse(before.dueAt ?? '');
    expect(moved).toBeGreaterThanOrEqual(5 * DAY_MS);
    expect(moved).toBeLessThan(6 * DAY_MS);
  });

  test('what was done in time and entered late is on time, and is shown as entered late', async () => {
    const id = await startPath(system);
    const task = await firstTask(system, id, isOurs);
    const happenedAt = new Date(await now()).toISOString();
    await system.clock('P40D');
    await complete(system, task, { happenedAt });
    const done = (await read(id)).done.find((one) => one.key === task.key);
    const line = (await timeline(id)).find((one) => one.kind === 'outcome' && one.task === task.id);

    expect(done).toMatchObject({ late: false, enteredLate: true });
    expect(line).toMatchObject({ late: false, enteredLate: true });
  });

  test('the path is shown as it stood on a day, with what was forecast and what then happened', async () => {
    const id = await startPath(system);
    const task = await firstTask(system, id, isOurs);
    const begun = await now();
    const day = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
    await system.clock('P3D');
    await complete(system, task);
    const on = async (date: string) => {
      return (await worker().get<OnDay>(`/paths/${id}/as-it-stood?on=${date}`)).body;
    };
    const [before, then, today] = [
      await on(day(begun - 5 * DAY_MS)),
      await on(day(begun)),
      await on(day(await now())),
    ];
    const future = await worker().get(`/paths/${id}/as-it-stood?on=2190-01-01`);

    expect(before).toMatchObject({ seq: 0, done: [], open: [] });
    expect(then.open.map((one) => one.key)).toContain(task.key);
    expect(then.done.map((one) => one.key)).not.toContain(task.key);
    const line = then.forecast.find((one) => one.key === task.key);
    expect(line?.happened).toEqual(expect.objectContaining({ outcome: line?.outcome }));
    expect(today.done.map((one) => one.key)).toContain(task.key);
    expect(today.seq).toBe((await read(id)).seq);
    expect(future).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });
});

/** Asked from the first moment on, by a clock of our own, which a hold may stop. */
function isOurs({ key }: Task): boolean {
  return key === 'intake/check-health';
}
