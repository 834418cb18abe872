import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestSystem } from '../support/test-system.ts';
import { goIntoProduction, PUBLIC, signedIn } from './browser.ts';
import type { Task } from '../support/fill-form.ts';
import { complete, COUNTY, firstTask, readPath, startPath } from './people.ts';

interface Board {
  asOf: string;
  counts: { department: string; open: number; overdue: number }[];
  items: Task[];
}

const DAY_MS = 86_400_000;

describe('the training clock', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(() => system?.stop());

  const board = async (): Promise<Board> => {
    const { body } = await system.as('case-supervisor', COUNTY).get<Board>('/boards/overdue');
    return body;
  };

  it('moves the product and its paths together, and what was due is overdue everywhere', async () => {
    const id = await startPath(system);
    const due = await firstTask(system, id, ({ key }) => key === 'intake/check-health');
    const before = await board();
    await system.clock('P30D');
    const after = await board();
    const path = await readPath(system, id);

    expect(before.items.map((task) => task.id)).not.toContain(due.id);
    expect(Date.parse(after.asOf) - Date.parse(before.asOf)).toBeGreaterThanOrEqual(30 * DAY_MS);
    expect(path.open.map((task) => task.id)).toContain(due.id);
    const { body } = await system.as('oversight-officer').get<Board>('/boards/overdue?limit=200');
    expect(body.items.map((task) => task.id)).toContain(due.id);
    const [rung] = await system.sql<{ rung: string | null }>(
      'select rung from task where id = $1',
      [due.id],
    );
    expect(rung?.rung).not.toBeNull();
  });

  it('counts what it lists', async () => {
    const { counts, items } = await board();
    for (const { department, overdue } of counts) {
      const listed = items.filter((task) => task.department === department).length;

      expect({ department, overdue }).toEqual({ department, overdue: listed });
    }
    expect(items.length).toBeGreaterThan(0);
  });

  it('makes an act that comes late late, and one that was done in time not', async () => {
    const id = await startPath(system);
    const task = await firstTask(system, id, ({ key }) => key === 'intake/check-health');
    const happenedAt = new Date(Date.parse((await board()).asOf)).toISOString();
    await system.clock('P60D');
    const { status } = await complete(system, task, { happenedAt });
    const { done } = await readPath(system, id);

    expect(status).toBe(200);
    expect(done.find(({ key }) => key === task.key)).toMatchObject({ late: false });
  });

  it('goes on for a path that starts later, by the same time', async () => {
    const { body } = await system.as('administrator').get('/clock');
    const id = await startPath(system);
    const { body: path } = await system.as('caseworker', COUNTY).get(`/paths/${id}`);
    const started = Date.parse(String(path['startedAt']));

    expect(Math.abs(started - Date.parse(String(body['now'])))).toBeLessThan(60_000);
  });

  it('does not go back, nor by months, nor without an end', async () => {
    const administrator = system.as('administrator');
    const move = async (by: string) => (await administrator.post('/clock', { by })).status;

    expect(await move('-P1D')).toBe(400);
    expect(await move('P1M')).toBe(400);
    expect(await move('P0D')).toBe(409);
    expect(await move('P9999D')).toBe(409);
  });
});

describe('in production', () => {
  it('there is no clock to move, and a demonstration token opens nothing', async () => {
    const system = await TestSystem.start();
    try {
      const browser = await signedIn(system, 'administrator');
      const reference = browser.cookies.get('session') ?? '';
      await goIntoProduction(system);
      browser.cookies.set('__Host-session', reference);
      const from = { origin: PUBLIC, 'idempotency-key': randomUUID() };

      expect((await browser.get('/session')).headers.get('x-mode')).toBe('production');
      expect((await browser.post('/clock', { by: 'P1D' }, from)).status).toBe(404);
      expect((await browser.get('/clock')).status).toBe(404);
      expect((await system.as('administrator').get('/clock')).status).toBe(401);
    } finally {
      await system.stop();
    }
  });
});
