import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COUNTY, startPath } from '../api/people.ts';
import { eventually, Program, root } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';

describe('the audit of the running product', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(async () => {
    await system?.stop();
  });

  async function verified(): Promise<{ code: number | null | undefined; said: string }> {
    const program = new Program(join(root, 'dist/worker/audit.js'), system.env, ['verify']);
    await program.start();
    const code = await program.ended();
    return { code, said: program.output };
  }

  it('has who read a path and from where, chained within seconds, and tells what was changed', async () => {
    const path = await startPath(system);
    const worker = system.as('caseworker', COUNTY);
    await worker.get(`/paths/${path}`);
    const rows = () =>
      system.sql<{ action: string; source: string | null; seq: string | null }>(
        `select a.action, a.source, s.seq from audit a left join audit_seal s on s.audit_id = a.id
         where a.path_id = $1 and s.place_id = $2 order by a.id`,
        [path, COUNTY],
      );
    const chained = await eventually('the reading is chained', async () => {
      const found = await rows();
      return found.some(({ action }) => action === 'read-path') ? found : undefined;
    });

    expect(chained.find(({ action }) => action === 'read-path')?.source).toBe('127.0.0.1');
    expect(await verified()).toMatchObject({
      code: 0,
      said: expect.stringMatching(/\d+ rows of \d+ chains are as they/),
    });
    await system.sql(`update audit set action = 'read-task' where action = 'read-path'`);
    expect(await verified()).toMatchObject({
      code: 1,
      said: expect.stringMatching(/Row \d+ .* of \d+ was changed/),
    });
  });
});
