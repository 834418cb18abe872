import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { root } from '../support/program.ts';
import { stressTest } from '../support/share.ts';
import {
  allGone,
  bareEnvironment,
  crewOf,
  Folders,
  killStarter,
  processesWith,
  sentenceOf,
  Starter,
} from './starting-world.ts';

/** One data folder through all that may happen to whoever starts and stops it. */
describe('Starting and stopping', () => {
  const folders = new Folders();
  const dataDir = folders.make();
  const others: ChildProcess[] = [];
  let product: Starter | undefined;
  afterAll(async () => {
    await product?.stop();
    for (const other of others) other.kill();
    folders.remove();
  });

  const begin = async (): Promise<Starter> => {
    await product?.stop();
    product = await Starter.begin(dataDir);
    return product;
  };
  const beginReady = async (): Promise<Starter> => {
    const starter = await begin();
    await starter.says('Ready after');
    return starter;
  };
  /** The one of the test before, when it is still there. */
  const running = async (): Promise<Starter> => {
    if (product?.isRunning) return product;
    return beginReady();
  };

  test('a first start that is killed in the middle of its migration is made good by the next one', async () => {
    const first = await begin();
    await first.says('Temporal ready');
    for (const { pid } of processesWith('dist/src/db/migrate.js').filter(
      ({ ppid }) => ppid === first.pid,
    )) {
      process.kill(pid, 'SIGKILL');
    }
    await killStarter(first);
    const second = await beginReady();

    expect(second.output).toContain('Database migrated');
    expect(await second.isReady()).toBe(true);
  });

  test('a second start beside a running one is refused and does the first no harm', async () => {
    const first = await running();
    const said = await sentenceOf(dataDir);

    expect(said).toContain(`It runs already on ${dataDir} (process ${first.pid}).`);
    expect(said).toContain('set another DATA_DIR and PORT');
    expect(await first.isReady()).toBe(true);
  });

  stressTest('`npm test` runs beside `npm start`, on ports and data of its own', async () => {
    const first = await running();
    const accounts = readFileSync(join(dataDir, 'accounts.json'), 'utf8');
    const files = ['test/domain/time/civil', 'test/api/health.test.ts'];
    const run = spawn(process.execPath, [join(root, 'scripts/test.mjs'), ...files], {
      cwd: root,
      env: { ...bareEnvironment(), DATA_DIR: dataDir, PORT: first.port },
    });
    let output = '';
    for (const stream of [run.stdout, run.stderr]) stream.on('data', (part) => (output += part));
    const code = await new Promise((resolve) => run.once('close', resolve));

    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toMatch(/^[1-9]\d* passed, 0 failed$/m);
    expect(await first.isReady()).toBe(true);
    expect(readFileSync(join(dataDir, 'accounts.json'), 'utf8')).toBe(accounts);
  });

  test('services that live on after `kill -9` of the starter are ended before the next ones start', async () => {
    const killed = await running();
    const crew = crewOf(killed, dataDir);
    await killStarter(killed);
    const left = crew.filter((pid) => processesWith('').some((one) => one.pid === pid));
    const next = await beginReady();

    expect(left.length).toBeGreaterThanOrEqual(4);
    expect(next.output).toContain('Ending what an earlier start left behind');
    await allGone(left);
    expect(await next.isReady()).toBe(true);
  });

  test('files of an earlier start whose process numbers belong to other programs by now end nobody', async () => {
    const other = spawn('sleep', ['300'], { stdio: 'ignore' });
    others.push(other);
    const pid = Number(other.pid);
    const record = { pid, start: 'of an earlier life' };
    const postmaster = join(dataDir, 'postgres', 'data', 'postmaster.pid');
    writeFileSync(join(dataDir, 'lock'), JSON.stringify(record));
    writeFileSync(join(dataDir, 'crew.json'), JSON.stringify([{ name: 'Temporal', ...record }]));
    writeFileSync(join(dataDir, 'temporal', 'temporal.db.pid'), JSON.stringify(record));
    writeFileSync(postmaster, `${pid}\n/elsewhere\n1\n5432\n\n\n0 0\nready\n`);
    const starter = await beginReady();

    expect(await starter.isReady()).toBe(true);
    expect(starter.output).not.toContain('Ending');
    expect(other.exitCode ?? other.signalCode).toBeNull();
  });

  stressTest(
    'lock, list and port files that a power cut has cut short are written anew',
    async () => {
      for (const file of ['lock', 'crew.json', 'temporal/temporal.db.pid', 'postgres/port']) {
        writeFileSync(join(dataDir, file), file === 'lock' ? 'null' : '{"pi');
      }
      const starter = await beginReady();

      expect(await starter.isReady()).toBe(true);
      expect(Number(readFileSync(join(dataDir, 'postgres', 'port'), 'utf8'))).toBeGreaterThan(0);
    },
  );

  test('Ctrl-C ends every process and leaves no lock', async () => {
    const starter = await running();
    const crew = crewOf(starter, dataDir);

    expect(await starter.stop()).toBe(0);
    await allGone(crew);
    expect(readdirSync(dataDir)).not.toContain('lock');
    expect(readdirSync(dataDir)).not.toContain('crew.json');
  });

  test('Ctrl-C twice ends every process at once, and the next start is clean', async () => {
    const starter = await running();
    const crew = crewOf(starter, dataDir);
    starter.signal('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 400));
    starter.signal('SIGINT');

    // A machine that was quick enough to end all in order has nothing left to break off.
    expect([130, 0]).toContain(await starter.exit);
    await allGone(crew);
    expect(await (await beginReady()).isReady()).toBe(true);
  });

  stressTest('Ctrl-C in the middle of a start ends what has been started', async () => {
    const starter = await begin();
    await starter.says('PostgreSQL ready');
    const crew = crewOf(starter, dataDir);

    expect(crew.length).toBeGreaterThan(0);
    expect(await starter.stop()).toBe(0);
    await allGone(crew);
    expect(processesWith(dataDir)).toEqual([]);
  });

  stressTest('an output that nobody reads any more does not end the product', async () => {
    const starter = await begin();
    await starter.says('PostgreSQL ready');
    starter.child.stdout?.destroy();
    starter.child.stderr?.destroy();
    const ready = await untilReady(starter);

    expect(ready).toBe(true);
    expect(await starter.stop()).toBe(0);
  });

  test('a closed terminal ends the product in order', async () => {
    const starter = await running();
    const crew = crewOf(starter, dataDir);
    starter.child.stdout?.destroy();
    starter.child.stderr?.destroy();
    starter.signal('SIGHUP');

    expect(await starter.exit).toBe(0);
    await allGone(crew);
    expect(readdirSync(dataDir)).not.toContain('lock');
  });

  async function untilReady(starter: Starter): Promise<boolean> {
    for (const until = Date.now() + 60_000; Date.now() < until;) {
      if (await starter.isReady().catch(() => false)) return true;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return false;
  }
});
