import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGuard, type Guard } from '../../scripts/lib/guard.mjs';
import { startTemporal, type RunningTemporal } from '../../scripts/lib/temporal.mjs';
import { TcpProxy } from '../support/tcp-proxy.ts';

/** A Temporal server of one test's own, on a file: it can be killed, started again and looked into. */
export class OwnTemporal {
  readonly dbFile: string;
  readonly log: string;

  private constructor(
    private readonly dir: string,
    private readonly guard: Guard,
    private readonly proxy: TcpProxy,
    private server: RunningTemporal,
  ) {
    ({ dbFile: this.dbFile, log: this.log } = filesIn(dir));
  }

  static async start(): Promise<OwnTemporal> {
    const dir = mkdtempSync(join(tmpdir(), 'own-temporal-'));
    const guard = startGuard();
    const server = await startIn(dir, guard);
    return new OwnTemporal(dir, guard, await TcpProxy.to(portOf(server)), server);
  }

  /** The same one over all starts, though the server listens somewhere else each time. */
  get address(): string {
    return `127.0.0.1:${this.proxy.port}`;
  }

  /** At once, as a power cut does. */
  async kill(): Promise<void> {
    await this.server.stopAtOnce();
    this.guard.forget(this.server.pid);
  }

  async start(): Promise<void> {
    this.server = await startIn(this.dir, this.guard);
    this.proxy.target = portOf(this.server);
  }

  /** In order: everything is in its file then. */
  async end(): Promise<void> {
    await this.server.stop();
  }

  async remove(): Promise<void> {
    await this.end();
    await this.proxy.close();
    this.guard.close();
    rmSync(this.dir, { recursive: true, force: true });
  }
}

function startIn(dir: string, guard: Guard): Promise<RunningTemporal> {
  const binary = process.env['TEST_TEMPORAL_BINARY'] ?? '';
  const onStart = (pid: number) => guard.watch(pid, { atOnce: true });
  return startTemporal({ binary, ...filesIn(dir), logLevel: 'debug', onStart });
}

const filesIn = (dir: string) => ({
  dbFile: join(dir, 'temporal.db'),
  log: join(dir, 'temporal.log'),
});

const portOf = ({ address }: RunningTemporal) => Number(address.split(':')[1]);
