import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Program, root } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';

const PATHS = 12;

describe('The demonstration', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(() => system?.stop());

  const load = async (): Promise<void> => {
    const port = new URL(system.url).port;
    const env = { ...system.env, PORT: port, DEMO_PATHS: String(PATHS) };
    const program = new Program(join(root, 'dist/demo/main.js'), env);
    await program.start();
    const code = await program.ended();
    expect({ code, output: program.output }).toEqual({ code: 0, output: '' });
  };
  const rungs = () =>
    system.sql<{ n: number }>('select count(*)::int as n from task where rung is not null');

  it('enters invented people over the interface, each once, and says how far it is', async () => {
    const before = await system.nobody().get('/demonstration');
    await load();
    await load();
    const after = await system.nobody().get('/demonstration');
    const [paths] = await system.sql<{ n: number; places: number }>(
      'select count(*)::int as n, count(distinct place_id)::int as places from path',
    );

    expect(before.body).toEqual({ done: 0, of: 0 });
    expect(after.body).toEqual({ done: PATHS, of: PATHS });
    expect(paths).toEqual({ n: PATHS, places: PATHS });
  });

  it('has late tasks and open ones, and presses nobody for what was late before', async () => {
    const [tasks] = await system.sql<{ open: number; late: number }>(
      `select count(*)::int as open, count(*) filter (where due_at < now())::int as late from task
       where state = 'open'`,
    );
    const overdue = await system.as('oversight-officer').get('/boards/overdue');

    expect(tasks?.late).toBeGreaterThan(0);
    expect(tasks?.open).toBeGreaterThan(tasks?.late ?? 0);
    expect(overdue.status).toBe(200);
    expect(await rungs()).toEqual([{ n: 0 }]);
  });
});
