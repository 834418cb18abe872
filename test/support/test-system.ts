import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ownDatabase, runSql, type OwnDatabase } from '../db/own-database.ts';
import { HttpClient } from './http-client.ts';
import { eventually, Program, root } from './program.ts';

export interface TestSystemOptions {
  workers?: number;
  env?: Record<string, string>;
  /** Another entry of the worker, such as one that hangs between commit and record. */
  workerFile?: string;
}

/** Whoever sets one of these gets a migration of its own, all others a copy of the one that all share. */
const MIGRATION_READS = ['MODE', 'DEMO', 'DATA_DIR', 'POLICIES_DIR'];
const ACCOUNTS = 'accounts.json';

type Where = [] | [place: string] | [department: string, place: string];

interface Account {
  id: string;
  role: string;
  department?: string;
  place: string;
  token: string;
}

/**
 * The built product as real processes: a database, a task queue and ports of its own, on the servers that all tests
 * share. What a test sees here is what a user sees.
 */
export class TestSystem {
  readonly workers: Program[];
  readonly api: Program;
  private port = '';
  private accounts: Account[] = [];

  private constructor(
    readonly database: OwnDatabase,
    readonly dir: string,
    readonly env: NodeJS.ProcessEnv,
    options: TestSystemOptions,
  ) {
    const file = options.workerFile ?? join(root, 'dist/worker/main.js');
    // Each has an environment of its own, which a test may change before its next start.
    const workers = Array.from({ length: options.workers ?? 1 });
    this.workers = workers.map(() => new Program(file, { ...env }));
    this.api = new Program(join(root, 'dist/src/main.js'), { ...env });
  }

  static async start(options: TestSystemOptions = {}): Promise<TestSystem> {
    const given = Object.keys(options.env ?? {});
    // Beside Jest, as in the matrix, there is nothing to copy.
    const { TEST_TEMPLATE: template } = process.env;
    const isOwn = !template || MIGRATION_READS.some((name) => given.includes(name));
    const database = await ownDatabase(isOwn ? undefined : template);
    const dir = mkdtempSync(join(tmpdir(), 'test-system-'));
    const env = await environment(database, dir, options.env ?? {});
    const system = new TestSystem(database, dir, env, options);
    try {
      if (isOwn) await system.migrate();
      else copyFileSync(process.env['TEST_TEMPLATE_ACCOUNTS'] ?? '', join(dir, ACCOUNTS));
      system.readAccounts();
      await Promise.all(system.workers.map((worker) => worker.start()));
      await system.beginApi();
      await system.untilReady();
      return system;
    } catch (error) {
      await system.stop();
      throw error;
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/api`;
  }

  /** `as('caseworker', '530102')`, `as('clerk', 'education', '530102')`; without a place, any of that role. */
  as(role: string, ...where: Where): HttpClient {
    const token = this.token(role, ...where);
    return new HttpClient(() => this.url, token);
  }

  /** Of the same account, for programs that speak HTTP themselves. */
  token(role: string, ...where: Where): string {
    const place = where.at(-1);
    const department = where.length === 2 ? where[0] : undefined;
    const account = this.accounts.find(
      (a) =>
        a.role === role &&
        (place === undefined || a.place === place) &&
        (department === undefined || a.department === department),
    );
    if (!account) throw new Error(`there is no account ${[role, ...where].join(' ')}`);
    return account.token;
  }

  nobody(token?: string): HttpClient {
    return new HttpClient(() => this.url, token);
  }

  /** Waits until all that was asked is answered, and nothing is due that has not happened. */
  async settle(): Promise<void> {
    let busy: { what: string }[] = [];
    await eventually('everything is settled', async () => {
      busy = await this.sql<{ what: string }>(BUSY);
      return busy.length === 0 ? true : undefined;
    }).catch((error: unknown) => {
      const what = busy.map((one) => one.what).join('\n');
      throw new Error(`${String(error)}\n${what}\n${this.logs()}`);
    });
  }

  /** Moves the product's clock and every path, and waits until they have arrived. */
  async clock(by: string): Promise<void> {
    const administrator = this.as('administrator');
    const asked = await administrator.post('/clock', { by });
    if (asked.status !== 202) throw new Error(`the clock: ${JSON.stringify(asked.body)}`);
    await eventually('the clock has moved', async () => {
      const { body } = await administrator.get('/clock');
      if (body['problem'] !== null) throw new Error(`the clock: ${JSON.stringify(body)}`);
      return body['moving'] === false ? true : undefined;
    });
    await this.settle();
  }

  /** Plain SQL, past everything that the product forbids. */
  async sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return runSql<Row>(this.database.url, text, values);
  }

  /** At once, as a power cut does. */
  async kill(what: 'api' | 'worker'): Promise<void> {
    const programs = what === 'api' ? [this.api] : this.workers;
    await Promise.all(programs.map((program) => program.kill()));
  }

  async restart(what: 'api' | 'worker'): Promise<void> {
    await this.kill(what);
    if (what === 'api') await this.beginApi();
    else await Promise.all(this.workers.map((worker) => worker.start()));
    await this.untilReady();
  }

  async untilReady(): Promise<void> {
    let last = '';
    await eventually('the product is ready', async () => {
      const { status, body } = await this.nobody().get('/health/ready');
      last = JSON.stringify(body);
      return status === 200 ? true : undefined;
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${last}\n${this.logs()}`);
    });
  }

  logs(): string {
    const programs = [this.api, ...this.workers];
    return programs.map(({ file, output }) => `${file}\n${output.slice(-4_000)}`).join('\n');
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await Promise.all(this.workers.map((worker) => worker.stop()));
    await this.database.drop();
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** Started, and perhaps not ready for long. */
  async beginApi(): Promise<void> {
    await this.api.start();
    this.port = await this.api.says(/listening on (\d+)/);
  }

  private readAccounts(): void {
    const file = readFileSync(join(this.dir, ACCOUNTS), 'utf8');
    this.accounts = JSON.parse(file) as Account[]; // written by a migration
  }

  private async migrate(): Promise<void> {
    const env = { ...this.env, DATABASE_OWNER_URL: this.database.url };
    const program = new Program(join(root, 'dist/src/db/migrate.js'), env);
    await program.start();
    const code = await program.ended();
    await program.stop();
    if (code !== 0) throw new Error(`the migration failed:\n${program.output}`);
  }
}

/** Like `npm start` gives it, with everything of this system's own. */
async function environment(
  database: OwnDatabase,
  dir: string,
  more: Record<string, string>,
): Promise<NodeJS.ProcessEnv> {
  const keyFile = (name: string) => {
    const file = join(dir, name);
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
    return file;
  };
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return {
    ...inherited,
    NODE_ENV: 'test',
    TZ: 'UTC',
    MODE: 'training',
    DEMO: 'all',
    PORT: '0',
    DATA_DIR: dir,
    DATABASE_URL: await applicationUrl(database),
    TEMPORAL_ADDRESS: process.env['TEST_TEMPORAL_ADDRESS'] ?? '',
    TEMPORAL_NAMESPACE: 'default',
    TASK_QUEUE: `paths-${randomBytes(6).toString('hex')}`,
    PAYLOAD_KEY_FILE: keyFile('payload.key'),
    PERSON_ROOT_KEY_FILE: keyFile('person-root.key'),
    AUDIT_KEY_FILE: keyFile('audit.key'),
    NAME_KEY_FILE: keyFile('name.key'),
    ...more,
  };
}

const ROLE = 'reintegration_app';
const ROLE_LOCK = 53_000_001;

/** The login that owns nothing. Roles belong to the whole server: files that run side by side share this one. */
async function applicationUrl(database: OwnDatabase): Promise<string> {
  // A lock holds within one database, so all take it in the same one.
  const client = new pg.Client(process.env['TEST_POSTGRES_URL']);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [ROLE_LOCK]);
    const known = await client.query('select from pg_roles where rolname = $1', [ROLE]);
    const verb = known.rowCount === 0 ? 'create' : 'alter';
    await client.query(`${verb} role ${ROLE} login password '${ROLE}'`);
  } finally {
    await client.end();
  }
  const url = new URL(database.url);
  url.username = ROLE;
  url.password = ROLE;
  return url.href;
}

/** Intents without an answer, and open paths whose next instant is past by more than a moment. */
const BUSY = `
  select 'unanswered ' || kind || ' since ' || created_at as what
  from intent where answered_at is null
  union all
  select 'path not awake since ' || next_wake_at || ', now ' || now() from path cross join clock
  where state <> 'done' and next_wake_at < now() + offset_ms * interval '1 ms' - interval '1 s'`;
