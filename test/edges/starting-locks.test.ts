import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Folders, sentenceOf } from './starting-world.ts';

/** A port that another program holds: a start that passes the lock ends there, and at once. */
describe('Starting and stopping', () => {
  const folders = new Folders();
  const other = createServer();
  beforeAll(async () => {
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
  });
  afterAll(() => {
    other.close();
    folders.remove();
  });

  const expectPast = async (lock: string) => {
    const dataDir = folders.make();
    writeFileSync(join(dataDir, 'lock'), lock);
    const { port } = other.address() as AddressInfo; // it listens on TCP
    const said = await sentenceOf(dataDir, { env: { PORT: String(port) } });

    expect(said).toContain(`Port ${port} is in use`);
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
  };

  test('a lock file whose process is gone is taken over', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'close');
    await expectPast(JSON.stringify({ pid: gone.pid, start: '1' }));
  });

  test('a lock file whose process number another program has now is taken over', async () => {
    await expectPast(JSON.stringify({ pid: process.pid, start: '1' }));
  });

  test('a lock file that was cut off is taken over', async () => {
    await expectPast('{"pi');
  });
});
