import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGuard } from '../../scripts/lib/guard.mjs';
import { startPostgres, type RunningPostgres } from '../../scripts/lib/postgres.mjs';
import { runSql } from '../db/own-database.ts';
import { eventually, type Program } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { OwnTemporal } from '../system/own-temporal.ts';

/** The product with a PostgreSQL and a Temporal of its own, on disk: both can be killed, and looked into. */
export class OwnWorld {
  readonly dir = mkdtempSync(join(tmpdir(), 'own-world-'));
  readonly postgresLog = join(this.dir, 'postgres.log');
  /** What the programs have said, those that were killed too. */
  said = '';
  /** When its files began to be written, in ms as the file system counts them. */
  since = 0;
  temporal!: OwnTemporal;
  system!: TestSystem;
  private readonly guard = startGuard();
  private postgres!: RunningPostgres;
  private readonly shared = process.env['TEST_POSTGRES_URL'];

  static async start(): Promise<OwnWorld> {
    const world = new OwnWorld();
    await world.startPostgres();
    world.since = statSync(world.postgresLog).mtimeMs;
    process.env['TEST_POSTGRES_URL'] = world.postgres.adminUrl;
    // It has nothing to copy.
    delete process.env['TEST_TEMPLATE'];
    // Nothing that was ever written to it is overwritten while we look for it.
    await runSql(world.postgres.adminUrl, `alter system set wal_keep_size = '16GB'`);
    await runSql(world.postgres.adminUrl, 'select pg_reload_conf()');
    world.temporal = await OwnTemporal.start();
    world.system = await TestSystem.start({ env: { TEMPORAL_ADDRESS: world.temporal.address } });
    return world;
  }

  get dataFolder(): string {
    return join(this.dir, 'postgres', 'data');
  }

  /** All of it at once, as when the power goes; then all of it again. */
  async killEverything(): Promise<void> {
    await Promise.all([this.system.kill('worker'), this.system.kill('api'), this.temporal.kill()]);
    this.keepWords(this.programs);
    process.kill(this.postgres.pid, 'SIGKILL');
    await this.postgres.exit;
    await this.startPostgres();
    await this.temporal.start();
    await Promise.all(this.system.workers.map((worker) => worker.start()));
    await this.system.beginApi();
    await this.system.untilReady();
  }

  /** One after the other, each with something under way. */
  async killEach(underWay: () => Promise<unknown>): Promise<void> {
    for (const what of ['worker', 'api', 'temporal'] as const) {
      const answer = underWay().catch(() => undefined);
      if (what === 'temporal') {
        await this.temporal.kill();
        await this.temporal.start();
      } else {
        await this.system.kill(what);
        this.keepWords(what === 'api' ? [this.system.api] : this.system.workers);
        await this.system.restart(what);
      }
      await answer;
      await this.system.untilReady();
    }
    const answer = underWay().catch(() => undefined);
    process.kill(this.postgres.pid, 'SIGKILL');
    await this.postgres.exit;
    await this.startPostgres();
    await answer;
    await eventually('the product has found its database again', async () => {
      const { status } = await this.system.nobody().get('/health/ready');
      return status === 200 ? true : undefined;
    });
  }

  words(): string {
    return this.said + this.programs.map(({ output }) => output).join('\n');
  }

  async remove(): Promise<void> {
    await this.system?.stop();
    await this.temporal?.remove();
    await this.postgres?.stop();
    this.guard.close();
    process.env['TEST_POSTGRES_URL'] = this.shared;
    rmSync(this.dir, { recursive: true, force: true });
  }

  private get programs(): Program[] {
    return [this.system.api, ...this.system.workers];
  }

  private keepWords(programs: readonly Program[]): void {
    this.said += programs.map(({ output }) => output).join('\n');
  }

  private async startPostgres(): Promise<void> {
    const onStart = (pid: number) => this.guard.watch(pid);
    const dir = join(this.dir, 'postgres');
    this.postgres = await startPostgres({ dir, log: this.postgresLog, onStart });
  }
}
