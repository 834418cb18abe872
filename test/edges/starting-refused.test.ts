import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { root } from '../support/program.ts';

/** Starts the real thing where it cannot go on, and keeps what the person at the terminal reads. */
async function start(env: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    env: { PATH, HOME, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  await once(child, 'close');
  return { code: child.exitCode, said };
}

describe('Starting and stopping', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'starting-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const refused = async (env: NodeJS.ProcessEnv, sentence: RegExp) => {
    const { code, said } = await start({ DATA_DIR: dir, ...env });
    expect(said).toMatch(sentence);
    expect(said).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
    expect(existsSync(join(dir, 'postgres'))).toBe(false);
  };

  /** A port that another program holds: a start that passes the lock ends here at the latest. */
  const onTakenPort = async (work: (port: string) => Promise<void>) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    try {
      await work(String((other.address() as AddressInfo).port)); // it listens on TCP
    } finally {
      other.close();
    }
  };

  test('a taken port is named, and nothing is left locked', async () => {
    await onTakenPort((PORT) => refused({ PORT }, /Port \d+ is in use.*Set PORT/));
    expect(existsSync(join(dir, 'lock'))).toBe(false);
  });

  test('a lock file whose process is gone is taken over', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'close');
    writeFileSync(join(dir, 'lock'), JSON.stringify({ pid: gone.pid, start: '1' }));
    await onTakenPort((PORT) => refused({ PORT }, /Port \d+ is in use/));
  });

  test('a lock file whose process number another program has now is taken over', async () => {
    writeFileSync(join(dir, 'lock'), JSON.stringify({ pid: process.pid, start: '1' }));
    await onTakenPort((PORT) => refused({ PORT }, /Port \d+ is in use/));
  });

  test('a lock file that was cut off is taken over', async () => {
    writeFileSync(join(dir, 'lock'), '{"pi');
    await onTakenPort((PORT) => refused({ PORT }, /Port \d+ is in use/));
  });

  test('a wrong port and a wrong mode are named at once, with what they may be', async () => {
    await refused(
      { PORT: 'abc', MODE: 'trial' },
      /PORT: is abc; a number from 1 to 65535[^]*MODE: is trial; training or production/,
    );
  });

  test('production names every missing variable at once', async () => {
    await refused(
      { MODE: 'production' },
      /DATABASE_URL: is not set[^]*TEMPORAL_ADDRESS: is[^]*PAYLOAD_KEY_FILE: is[^]*PERSON_ROOT_KEY_FILE: is/,
    );
  });
});
