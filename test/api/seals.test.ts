import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Task } from '../support/fill-form.ts';
import type { HttpClient } from '../support/http-client.ts';
import { eventually } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { complete, COUNTY, firstTask, startPath } from './people.ts';

interface Board {
  counts: { department: string; open: number; overdue: number }[];
  items: { pathId: string }[];
}

describe('a sealed file', () => {
  let system: TestSystem;
  let supervisor: HttpClient;
  let worker: HttpClient;
  let path: string;
  let office: Task;
  let own: Task;
  beforeAll(async () => {
    system = await TestSystem.start();
    supervisor = system.as('case-supervisor', COUNTY);
    worker = system.as('caseworker', COUNTY);
    await startPath(system);
    path = await startPath(system);
    office = await firstTask(system, path, ({ department }) => department === 'civil-affairs');
    own = await firstTask(system, path, ({ department }) => department === 'caseworker');
    await system.clock('P20D');
  });
  afterAll(() => system?.stop());

  const idOf = async (who: HttpClient) => String((await who.get('/session')).body['account']);
  const seal = (keepers: string[], who = supervisor, key = randomUUID()) =>
    who.post(`/paths/${path}/seal`, { reason: 'protection', keepers }, { key });
  const unseal = () => supervisor.post(`/paths/${path}/unsealing`, {});
  const status = async (who: HttpClient, address: string) => (await who.get(address)).status;
  const boardOf = async (who: HttpClient) => {
    const { body } = await who.get<Board>(`/boards/overdue?place=${COUNTY}&limit=200`);
    const open = body.counts.reduce((sum, one) => sum + one.open, 0);
    const overdue = body.counts.reduce((sum, one) => sum + one.overdue, 0);
    const hers = body.items.filter(({ pathId }) => pathId === path).length;
    return { open, overdue, all: body.items.length, hers };
  };
  const noticed = async (who: HttpClient) => {
    const { body } = await who.get<{ items: { lines: { task: string | null }[] }[] }>(
      '/notices?limit=200',
    );
    const lines = body.items.flatMap((notice) => notice.lines.map(({ task }) => task));
    const tasks = await system.sql<{ id: string }>('select id from task where path_id = $1', [
      path,
    ]);
    return lines.filter((task) => task === null || tasks.some(({ id }) => id === task)).length;
  };

  it('is there for its keepers, and for nobody else of its place or above', async () => {
    const watcher = system.as('oversight-officer', '530000');
    const before = await boardOf(watcher);
    // Notices are made a moment after what they tell of.
    const told = await eventually('somebody was told of it', async () => {
      return (await noticed(system.as('coordination-office', COUNTY))) || undefined;
    });
    const sealed = await seal([await idOf(worker)]);
    const after = await boardOf(watcher);
    const elsewhere = system.as('case-supervisor', '530902');

    expect([sealed.status, before.hers > 0, told > 0]).toEqual([201, true, true]);
    for (const keeper of [worker, supervisor]) {
      expect(await status(keeper, `/paths/${path}`)).toBe(200);
      expect(await status(keeper, `/tasks/${own.id}`)).toBe(200);
      expect((await boardOf(keeper)).hers).toBe(before.hers);
    }
    expect(await status(watcher, `/tasks/${own.id}`)).toBe(404);
    expect(after.hers).toBe(0);
    // Its rows and its numbers go together: no count tells that something is missing.
    expect(after.all).toBe(before.all - before.hers);
    expect(before.overdue - after.overdue).toBe(before.hers);
    expect(before.open - after.open).toBeGreaterThanOrEqual(before.hers);
    expect(await noticed(system.as('coordination-office', COUNTY))).toBe(0);
    expect(await status(elsewhere, `/paths/${path}`)).toBe(404);
    await unseal();
    expect(await boardOf(watcher)).toEqual(before);
  });

  it('stops no help: an office reads and answers the task of its own desk', async () => {
    await seal([await idOf(worker)]);
    const clerk = system.as('clerk', 'civil-affairs', COUNTY);
    const seen = await clerk.get<Task>(`/tasks/${office.id}`);
    const stranger = system.as('clerk', 'police', COUNTY);

    expect(seen.status).toBe(200);
    expect(await status(stranger, `/tasks/${office.id}`)).toBe(404);
    expect((await complete(system, office)).status).toBe(200);
    await unseal();
  });

  it('is not there for a colleague: she finds what she finds where there is nothing', async () => {
    await seal([await idOf(worker)]);
    await system.sql(
      `update path_seal set keepers = array_remove(keepers, $1) where ended_at is null`,
      [await idOf(worker)],
    );
    const absent = randomUUID();
    const same = async (address: (id: string) => string, of = path) => {
      const [hidden, none] = [await worker.get(address(of)), await worker.get(address(absent))];
      expect([hidden.status, hidden.body]).toEqual([none.status, none.body]);
    };

    await same((id) => `/paths/${id}`);
    await same((id) => `/paths/${id}/timeline`);
    await same((id) => `/tasks?path=${id}`);
    await same((id) => `/tasks/${id}`, own.id);
    await same((id) => `/tasks/${id}/why-due`, own.id);
    const entries = await system.sql<{ id: string }>(
      'select entry_id as id from ledger where path_id = $1 limit 1',
      [path],
    );
    const voided = await worker.post(`/entries/${entries[0]?.id}/void`, { path });
    expect(voided.status).toBe(404);
    await unseal();
    expect(await status(worker, `/paths/${path}`)).toBe(200);
  });

  it('always has somebody of casework who works on it', async () => {
    const refused = async (keepers: string[]) => (await seal(keepers)).status;

    expect(await refused([await idOf(supervisor)])).toBe(400);
    expect(await refused([await idOf(system.as('caseworker', '530902'))])).toBe(400);
    expect(await refused([await idOf(worker), await idOf(system.as('auditor'))])).toBe(400);
    expect(await refused([await idOf(worker), randomUUID()])).toBe(400);
    expect(await status(worker, `/paths/${path}`)).toBe(200);
  });

  it('is sealed once under a key, by a supervisor, and that is in the audit', async () => {
    const key = randomUUID();
    const keepers = [await idOf(worker)];
    const [first, again] = [
      await seal(keepers, supervisor, key),
      await seal(keepers, supervisor, key),
    ];
    const second = await seal(keepers);
    const rows = await system.sql<{ action: string }>(
      'select action from audit where entry_id = $1',
      [first.body['id']],
    );

    expect([first.status, again.status, second.status]).toEqual([201, 201, 409]);
    expect(second.body['code']).toBe('path-sealed');
    expect((await seal(keepers, worker)).status).toBe(403);
    expect(rows).toEqual([{ action: 'seal-path' }]);
    await unseal();
  });
});
