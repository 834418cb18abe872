import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { root } from '../support/program.ts';
import { expectSentence, Folders, sentenceOf } from './starting-world.ts';

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
        DEMO: 'yunnan',
      },
    });
    const names = ['PORT', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'TEMPORAL_ADDRESS'];

    for (const name of [...names, 'PAYLOAD_KEY_FILE', 'PERSON_ROOT_KEY_FILE', 'DEMO']) {
      expect(said).toMatch(new RegExp(`^ +${name}: `, 'm'));
    }
    expect(said).not.toContain('open-sesame');
  });

  test('a mode that does not exist is named with those that do', async () => {
    const said = await sentenceOf(folders.make(), { env: { MODE: 'test' } });

    expect(said).toMatch(/MODE: is test; training or production/);
  });

  test('a Node that is too old is told so, although it cannot read the rest', async () => {
    const old = ['exec', '--yes', '--package=node@14', '--', 'node'];
    const { npm_config_userconfig, npm_config_registry } = process.env;
    const env = { ...process.env, npm_config_userconfig, npm_config_registry, NODE_OPTIONS: '' };
    const has = spawnSync('npm', [...old, '--version'], { encoding: 'utf8', env, timeout: 60_000 });
    const said =
      has.status === 0
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
});
