import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../activities/index.ts';
import type { Config } from '../src/config.ts';
import { foldCounts } from '../src/db/fold-counts.ts';
import { opaqueIdentity } from '../src/temporal/client.ts';
import { createDataConverter } from '../src/temporal/data-converter.ts';
import { createForgetting } from '../src/temporal/forget-workflow.ts';
import { readPayloadKeys } from '../src/temporal/payload-keys.ts';
import { whenThere } from '../src/when-there.ts';
import { createHeadsExport } from './audit/heads.ts';
import { readAuditKeys } from './audit/keys.ts';
import { createSealing } from './audit/seal.ts';
import { createErasing } from './erasure/erase.ts';
import { log, nameOf } from './log.ts';
import { temporalLogger } from './temporal-logger.ts';
import { startLoop, type Loop } from './loop.ts';
import { openParts, type NoticeParts, type Parts } from './parts.ts';
import { createDigests } from './notices/digest.ts';
import { createNoticesNow } from './notices/now.ts';
import { createRelay } from './relay.ts';
import { createRenewal } from './renew-calendars.ts';
import { createSweep } from './sweep.ts';

/** Beat the defaults and the autoscaling of the SDK in every tail of the answer times. */
const SLOTS = { workflowTaskPolls: 40, tasks: 100 };
/** 150 kB each and its ledger: the others are read again when something happens to them. */
const CACHED_WORKFLOWS_MAX = 1_000;

/**
 * The SDK takes a stack trace of every promise that a workflow makes, whoever asks for it or not. Three lines of it find
 * a bug in a shell of four files; ten cost a third of a turn. Set before the thread of the workflows begins.
 */
const WORKFLOW_STACK_LINES = 3;

/** Runs until a signal, or until Temporal or the bundle fails for good: then it throws. */
export async function runWorker(config: Config, activitiesOf = createActivities): Promise<void> {
  Runtime.install({
    logger: temporalLogger(),
    telemetryOptions: { logging: { filter: { core: 'WARN' }, forward: {} } },
    shutdownSignals: [],
  });
  setFlagsFromString(`--stack-trace-limit=${WORKFLOW_STACK_LINES}`);
  const stopping = untilSignal();
  const parts = openParts(config);
  await whenThere(() => parts.ds.initialize(), { stopping, onTrouble: away('database') });
  const connection = await whenThere(() => connect(config), {
    stopping,
    onTrouble: away('temporal'),
  });
  try {
    if (connection && !stopping.aborted)
      await runOn(connection, { config, parts, activitiesOf, stopping });
    log('worker-stopped');
  } finally {
    await connection?.close();
    await parts.close();
  }
}

const away = (what: string) => (thrown: unknown) => log(`${what}-away`, nameOf(thrown));

/** Temporal with the namespace of the product: a worker that asks for another one would end at once. */
async function connect(config: Config): Promise<NativeConnection> {
  const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS });
  try {
    const { TEMPORAL_NAMESPACE: namespace } = config;
    await connection.workflowService.describeNamespace({ namespace });
    return connection;
  } catch (thrown) {
    await connection.close();
    throw thrown;
  }
}

interface Running {
  config: Config;
  parts: Parts & NoticeParts;
  activitiesOf: typeof createActivities;
  stopping: AbortSignal;
}

async function runOn(
  connection: NativeConnection,
  { config, parts, activitiesOf, stopping }: Running,
): Promise<void> {
  const worker = await createWorker(config, connection, activitiesOf(parts));
  stopping.addEventListener('abort', () => worker.shutdown());
  log('worker-running');
  await withLoops({ ...parts, config }, () => worker.run());
}

function createWorker(
  config: Config,
  connection: NativeConnection,
  activities: ReturnType<typeof createActivities>,
): Promise<Worker> {
  const onLarge = (path: string, bytes: number) => log('path-is-large', { path, bytes });
  return Worker.create({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: config.TASK_QUEUE,
    identity: opaqueIdentity('worker'),
    dataConverter: createDataConverter(readPayloadKeys(config.PAYLOAD_KEY_FILE), { onLarge }),
    workflowBundle: { codePath: fileURLToPath(new URL('../workflow-bundle.cjs', import.meta.url)) },
    activities,
    maxConcurrentWorkflowTaskPolls: SLOTS.workflowTaskPolls,
    maxConcurrentWorkflowTaskExecutions: SLOTS.tasks,
    maxConcurrentLocalActivityExecutions: SLOTS.tasks,
    maxConcurrentActivityTaskExecutions: SLOTS.tasks,
    maxCachedWorkflows: CACHED_WORKFLOWS_MAX,
    // How long the paths of a worker that was killed wait for it, before another one takes them.
    stickyQueueScheduleToStartTimeout: '2 seconds',
    shutdownGraceTime: '5 seconds',
    // An activity that hangs does not keep the process: another worker takes its turn again.
    shutdownForceTime: '8 seconds',
  });
}

async function withLoops(
  parts: Parts & NoticeParts & { config: Config },
  work: () => Promise<void>,
): Promise<void> {
  const audit = {
    keys: readAuditKeys(parts.config.AUDIT_KEY_FILE),
    file: parts.config.AUDIT_HEADS_FILE,
  };
  const erasures = { keys: audit.keys, file: parts.config.ERASURES_FILE };
  const loops: Loop[] = [
    startLoop('audit', 1_000, createSealing(parts.ds, audit.keys)),
    startLoop('audit-heads', 60_000, createHeadsExport(parts.ds, audit)),
    startLoop('relay', 1_000, createRelay(parts)),
    startLoop(
      'erasures',
      2_000,
      createErasing({ ...parts, forget: createForgetting(parts.temporal) }, erasures),
    ),
    startLoop('fold', 1_000, () => foldCounts(parts.ds)),
    startLoop('sweep', 10_000, createSweep(parts)),
    startLoop('notices', 2_000, createNoticesNow(parts)),
    startLoop('digests', 20_000, createDigests(parts)),
    startLoop('renew-calendars', 10_000, createRenewal(parts)),
  ];
  try {
    await work();
  } finally {
    await Promise.all(loops.map((loop) => loop.stop()));
  }
}

function untilSignal(): AbortSignal {
  const end = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end.abort());
  return end.signal;
}
