import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { root } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';

const PATHS = 12;
const ACTS_EACH = 25;

describe('Rebuilding', () => {
  let system: TestSystem;
  const paths: string[] = [];
  beforeAll(async () => {
    system = await TestSystem.start();
    const caseworker = system.as('caseworker', '530102');
    for (let i = 0; i < PATHS; i++) {
      const { body } = await caseworker.post<{ id: string }>('/paths', { place: '530102' });
      paths.push(body.id);
    }
    await system.settle();
  });
  afterAll(() => system.stop());

  /** As `npm run reconcile` starts it. */
  const reconcile = (args: string[] = [], env: NodeJS.ProcessEnv = system.env) =>
    new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
      const file = join(root, 'dist/worker/reconcile.js');
      const child = spawn(process.execPath, [file, ...args], { env, cwd: root });
      let [out, err] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, out, err }));
    });

  test('Beside a product in which many paths are acted on, a comparison finds nothing', async () => {
    const caseworker = system.as('caseworker', '530102');
    let isOver = false;
    const busy = paths.map(async (path) => {
      for (let i = 0; i < ACTS_EACH || !isOver; i++) {
        const value = i % 2 === 0 ? 'my' : 'th';
        const { status } = await caseworker.post(`/paths/${path}/facts`, {
          name: 'language',
          value,
        });
        expect([201, 200, 429, 503]).toContain(status);
      }
    });
    const reports = [await reconcile(), await reconcile()];
    isOver = true;
    await Promise.all(busy);

    for (const report of reports) {
      expect(report).toEqual({ code: 0, out: `${PATHS} paths, 0 differences\n`, err: '' });
    }
    await system.settle();
  });

  test('It ends with 1 where something differs, says where and no value, and a second repair has nothing to do', async () => {
    const [path] = paths;
    await system.sql(`update path set place_id = '530902' where id = $1`, [path]);
    const found = await reconcile(['--path', path ?? '']);
    const repaired = await reconcile(['--repair']);
    const again = await reconcile(['--repair']);

    const line = `${path} path ${path} differs in place_id\n`;
    expect(found).toEqual({ code: 1, out: `${line}1 paths, 1 differences\n`, err: '' });
    const summary = `${PATHS} paths, 1 differences; 0 paths could not be repaired\n`;
    expect(repaired).toEqual({ code: 1, out: line + summary, err: '' });
    expect(again).toEqual({ code: 0, out: `${PATHS} paths, 0 differences\n`, err: '' });
  });

  test('It ends with 2 and one sentence where it cannot tell', async () => {
    const unknown = randomUUID();
    const nowhere = { ...system.env, TEMPORAL_ADDRESS: '127.0.0.1:1' };
    const noTables = { ...system.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };

    expect(await reconcile(['--path', unknown])).toMatchObject({
      code: 2,
      err: `path ${unknown} was not compared: neither the tables nor Temporal know it; check the id\n`,
    });
    expect(await reconcile([], nowhere)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^Temporal does not answer.*\n$/),
    });
    expect(await reconcile([], noTables)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^The database does not answer.*\n$/),
    });
    expect(await reconcile(['--path', 'x'])).toMatchObject({ code: 2, out: '' });
    expect(await reconcile(['--nonsense'])).toMatchObject({ code: 2, out: '' });
  });
});
