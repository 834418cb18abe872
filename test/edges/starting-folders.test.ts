import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { root } from '../support/program.ts';
import { stressTest } from '../support/share.ts';
import {
  expectCleanStart,
  Folders,
  processesWith,
  sentenceOf,
  Starter,
  type HowToStart,
} from './starting-world.ts';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
/** Mounts that only the start sees; who is not root becomes one inside a user namespace. */
const ownMounts = (script: string) => [
  'unshare',
  isRoot ? '-m' : '-rm',
  'sh',
  '-c',
  `${script} && exec "$@"`,
  'sh',
];

/** Where a start may find itself: in whose name, below which folder, on what kind of disk. */
describe('Starting and stopping', () => {
  const folders = new Folders();
  afterAll(() => folders.remove());

  test('started by root, PostgreSQL runs as another user', async () => {
    const dataDir = folders.make();
    const starter = await Starter.begin(dataDir);
    try {
      await starter.says('PostgreSQL ready');
      const [postgres] = processesWith(`-D ${dataDir}`);
      const user = execFileSync('ps', ['-o', 'uid=', '-p', String(postgres?.pid)]);

      expect(Number(user)).toBeGreaterThan(0);
    } finally {
      await starter.stop();
    }
  });

  test('started by a user who owns neither the checkout nor anything but the data folder, it runs', async () => {
    const home = folders.make();
    const how = isRoot ? asNobody(home) : {};
    const starter = await expectCleanStart(join(home, 'data'), how);

    expect(starter.output).toContain('Ready after');
    expect(statSync(join(home, 'data', 'accounts.json')).uid).not.toBe(0);
  });

  test('a data folder of another user is named', async () => {
    const home = folders.make();
    const closed = folders.make();
    chmodSync(closed, 0o500);
    const said = await sentenceOf(join(closed, 'data'), isRoot ? asNobody(home) : {});

    expect(said).toMatch(/cannot be used \(EACCES\): this user may not/);
  });

  /** Nobody finds the program of Temporal on a shelf of her own. */
  function asNobody(home: string): HowToStart {
    const shelf = join(home, 'cache', 'reintegration-path', 'temporal-1.9.1');
    mkdirSync(shelf, { recursive: true });
    copyFileSync(process.env['TEST_TEMPORAL_BINARY'] ?? '', join(shelf, 'temporal'));
    chmodSync(dirname(home), 0o755);
    chmodSync(home, 0o755);
    chownSync(home, NOBODY, NOBODY);
    const env = { HOME: home, XDG_CACHE_HOME: join(home, 'cache'), TEMPORAL_CLI_PATH: undefined };
    // A checkout below the closed home of root is brought to where everybody may read it.
    const view = join(folders.make(), 'checkout');
    mkdirSync(view);
    chmodSync(dirname(view), 0o755);
    const user = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
    const through = [...ownMounts(`mount --bind '${root}' '${view}' && cd '${view}'`), ...user];
    return { env, through, command: [process.execPath, join(view, 'scripts/start.mjs')] };
  }

  test('below a folder that other users cannot enter, PostgreSQL keeps its data elsewhere and says where', async () => {
    const closed = folders.make('closed/data');
    chmodSync(dirname(closed), 0o700);
    const starter = await expectCleanStart(closed);
    const said = /its data are in (\S+)/.exec(starter.output)?.[1];
    if (said) rmSync(said, { recursive: true });

    expect(said !== undefined).toBe(isRoot);
  });

  test('a checkout that cannot be written to runs with its data elsewhere', async () => {
    const dataDir = folders.make();
    const readOnly = `mount --bind '${root}' '${root}' && mount -o remount,bind,ro '${root}' && cd '${root}' && ! touch '${root}/x' 2>/dev/null`;
    const starter = await expectCleanStart(dataDir, { through: ownMounts(readOnly) });

    expect(starter.output).not.toContain('Built');
  });

  stressTest(
    'a checkout and a data folder with blanks and Chinese characters in their path run, after a build that was broken off',
    async () => {
      const checkout = folders.make('回归 融入/the checkout');
      copyOfCheckout(checkout);
      mkdirSync(join(checkout, 'dist', 'src'), { recursive: true });
      writeFileSync(join(checkout, 'dist', 'src', 'main.js'), 'half of a fi');
      const dataDir = join(dirname(checkout), '我的 数据');
      const starter = await expectCleanStart(dataDir, { checkout });

      expect(starter.output).toContain('Built');
      expect(starter.output).not.toContain('its data are in');
      expect(readdirSync(dataDir)).toContain('accounts.json');
    },
  );

  /** All that git knows or would know; the dependencies are linked. */
  function copyOfCheckout(checkout: string): void {
    const list = ['ls-files', '-co', '--exclude-standard', '-z'];
    const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\0');
    for (const file of files.filter(Boolean)) {
      const from = statSync(join(root, file), { throwIfNoEntry: false });
      if (from) cpSync(join(root, file), join(checkout, file));
    }
    symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
  }

  test('on a disk that is almost full nothing is begun, and it starts once there is room', async () => {
    const dataDir = folders.make();
    const disk = (size: string) => ownMounts(`mount -t tmpfs -o size=${size} tmpfs '${dataDir}'`);
    const said = await sentenceOf(dataDir, { through: disk('60m') });

    expect(said).toMatch(/almost full: \d+ MB are free, and 250 are needed\. Make room/);
    const starter = await expectCleanStart(dataDir, { through: disk('900m') });
    expect(starter.output).toContain('Database migrated');
  });

  test('a disk without a single free byte is named', async () => {
    const dataDir = folders.make();
    const full = `mount -t tmpfs -o size=64k tmpfs '${dataDir}' && { cat /dev/zero >'${dataDir}/filler' 2>/dev/null; true; }`;
    const said = await sentenceOf(dataDir, { through: ownMounts(full) });

    expect(said).toMatch(/ENOSPC|almost full/);
    expect(spawnSync('test', ['-e', join(dataDir, 'lock')]).status).not.toBe(0);
  });
});
