import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { NativeConnection, Runtime, DefaultLogger, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/index.ts';
import { closedPath } from '../../src/application/closed-path.ts';
import type { PathActivities } from '../../src/contract/activities.ts';
import type { Act, ActBody, PathInput } from '../../src/contract/messages.ts';
import { deskOf } from '../../src/domain/path/desk-of.ts';
import { ruleKeyOf } from '../../src/domain/path/keys.ts';
import type { Actor, Entry } from '../../src/domain/path/ledger.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import { openEntry } from '../../src/sealing/sealed-rows.ts';
import { connectTemporal, opaqueIdentity, type Temporal } from '../../src/temporal/client.ts';
import { createDataConverter } from '../../src/temporal/data-converter.ts';
import { createPathClient, type PathClient, type Sent } from '../../src/temporal/path-client.ts';
import { payloadKeys, type PayloadKeys } from '../../src/temporal/payload-keys.ts';
import { smallRules } from '../db/small-pack.ts';
import { caseworker, smallWorld, type SmallWorld } from '../db/small-world.ts';
import { root } from '../support/program.ts';

const dist = join(root, 'dist');
export const bundle = { codePath: join(dist, 'workflow-bundle.cjs') };
/** Jest cannot load the compiled product's own modules; this one is loaded by the SDK. */
const failureConverterPath = join(dist, 'src/temporal/failure-converter.cjs');

export const converterWith = (keys: PayloadKeys) =>
  createDataConverter(keys, { failureConverterPath });

/** Real Temporal, real tables, the shipped bundle and the activity, in this process; a small pack. */
export interface PathWorld extends SmallWorld {
  keys: PayloadKeys;
  failureConverterPath: string;
  temporal: Temporal;
  paths: PathClient;
  /** What happens in the world outside before and after each turn. */
  around: { advance: (call: PathActivities['advance']) => PathActivities['advance'] };
  troubles: string[];
  /** A person, and a path that has not begun. */
  prepare(skew?: number): Promise<RunningPath>;
  start(facts?: Record<string, string>, skew?: number): Promise<RunningPath>;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
}

export async function pathWorld(key = randomBytes(32)): Promise<PathWorld> {
  silence();
  const small = await smallWorld();
  const keys = payloadKeys([key]);
  const address = process.env['TEST_TEMPORAL_ADDRESS'] ?? '';
  const taskQueue = `paths-${randomUUID()}`;
  const options = { address, namespace: 'default', taskQueue, keys, failureConverterPath };
  const temporal = connectTemporal({ ...options, isTraining: true });
  const troubles: string[] = [];
  const paths = createPathClient({
    temporal,
    closed: (pathId, actId) => closedPath(small.ds, pathId, actId),
    onTrouble: (what) => troubles.push(what),
  });
  const around: PathWorld['around'] = { advance: (call) => call };
  const connection = await NativeConnection.connect({ address });
  let running: { worker: Worker; run: Promise<void> } | undefined;
  const world: PathWorld = {
    ...small,
    keys,
    failureConverterPath,
    temporal,
    paths,
    around,
    troubles,
    prepare: async (skew = 0) => new RunningPath(world, await newPerson(small), skew),
    start: (facts, skew) => startPath(world, facts, skew),
    async startWorker() {
      const { advance } = createActivities(small.deps);
      const worker = await Worker.create({
        connection,
        namespace: 'default',
        taskQueue,
        identity: opaqueIdentity('worker'),
        dataConverter: converterWith(keys),
        workflowBundle: bundle,
        activities: { advance: (input) => around.advance(advance)(input) } satisfies PathActivities,
        maxCachedWorkflows: 100,
      });
      running = { worker, run: worker.run() };
    },
    async stopWorker() {
      running?.worker.shutdown();
      await running?.run;
      running = undefined;
    },
    async end() {
      await world.stopWorker();
      await connection.close();
      await temporal.close();
      await small.end();
    },
  };
  await world.startWorker();
  return world;
}

let isSilent = false;
/** One for each process; warnings of tests that break things on purpose are no news. */
function silence(): void {
  if (!isSilent)
    Runtime.install({
      logger: new DefaultLogger('ERROR', () => {}),
      telemetryOptions: { logging: { filter: 'OFF', forward: {} } },
      shutdownSignals: [],
    });
  isSilent = true;
}

async function startPath(
  world: PathWorld,
  facts: Record<string, string> = { place: '530102', born: '2012-06-01' },
  skew = 0,
): Promise<RunningPath> {
  const path = await world.prepare(skew);
  const sent = await path.begin(facts);
  if (sent === 'unavailable' || !('ok' in sent)) throw new Error(JSON.stringify(sent));
  return path;
}

async function newPerson({ ds, sealer }: SmallWorld): Promise<string> {
  const id = randomUUID();
  const { wrapped, rootKeyId, key } = await sealer.newKey(id);
  const sealed = key.seal({ table: 'person', field: 'sealed' }, Buffer.from('{}'));
  await ds.query('insert into person values ($1, $2, now())', [id, sealed]);
  await ds.query('insert into person_key values ($1, $2, $3)', [id, wrapped, rootKeyId]);
  return id;
}

/** A path as its callers see it, and as the tables and Temporal keep it. */
export class RunningPath {
  readonly id = randomUUID();
  readonly input: PathInput;

  constructor(
    readonly world: PathWorld,
    person: string,
    skew: number,
  ) {
    const { id, version, hash } = smallRules;
    this.input = { v: 1, person, pack: { id, version, hash }, skew };
  }

  begin(facts: Record<string, string>, id: string = randomUUID()): Promise<Sent> {
    const act: Act = { v: 1, id, by: caseworker, body: { kind: 'start', facts, history: [] } };
    return this.world.paths.sendAct(this.id, act, this.input);
  }

  send(act: Act): Promise<Sent> {
    return this.world.paths.sendAct(this.id, act);
  }

  act(body: ActBody, more: Partial<Act> = {}): Promise<Sent> {
    return this.send({ v: 1, id: randomUUID(), by: caseworker, body, ...more });
  }

  complete(key: string, outcome: string, more: Partial<Act> & { n?: number } = {}): Promise<Sent> {
    const { n = 1, ...rest } = more;
    return this.act({ kind: 'outcome', key, n, outcome }, { by: leadOf(key), ...rest });
  }

  /** The ledger as the tables have it. */
  async entries(): Promise<Entry[]> {
    const key = await this.world.sealer.keyOf(this.input.person);
    const rows: { seq: number; sealed: Buffer }[] = await this.world.ds.query(
      'select seq, sealed from ledger where path_id = $1 order by seq',
      [this.id],
    );
    return rows.map(({ seq, sealed }) => openEntry(key, { pathId: this.id, seq }, sealed));
  }

  async row(): Promise<Record<string, unknown>> {
    const rows: Record<string, unknown>[] = await this.world.ds.query(
      'select * from path where id = $1',
      [this.id],
    );
    return rows[0] ?? {};
  }

  async openTasks(): Promise<string[]> {
    const rows: { key: string }[] = await this.world.ds.query(
      `select key from task where path_id = $1 and state = 'open' order by key`,
      [this.id],
    );
    return rows.map(({ key }) => key);
  }

  async history(runId?: string) {
    const history = await this.world.temporal.client.getHandle(this.id, runId).fetchHistory();
    return history.events ?? [];
  }

  async runId(): Promise<string> {
    return (await this.world.temporal.client.getHandle(this.id).describe()).runId;
  }
}

/** A clerk of the department that leads a task. */
export function leadOf(key: string): Actor {
  const rule = smallRules.tasks[ruleKeyOf(key)];
  if (!rule) throw new Error(`no such task: ${key}`);
  const now = Date.now() as Instant; // of this machine
  const desk = deskOf(smallRules, { key, rule }, { place: '530102', now });
  const id = '30000000-0000-4000-8000-000000000000';
  return { id, role: 'clerk', department: desk.department, place: desk.place };
}
