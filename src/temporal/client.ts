import { randomUUID } from 'node:crypto';
import { Connection, WorkflowClient } from '@temporalio/client';
import type { WorkflowStartInput } from '@temporalio/client';
import proto from '@temporalio/proto';
import { createDataConverter, type ConverterOptions } from './data-converter.ts';
import type { PayloadKeys } from './payload-keys.ts';
import { within } from './within.ts';

export interface TemporalOptions extends ConverterOptions {
  address: string;
  namespace: string;
  taskQueue: string;
  keys: PayloadKeys;
  /** In training a path is started so that its time can be moved later; elsewhere never. */
  isTraining: boolean;
}

/** Temporal, as the product's processes speak to it. */
export interface Temporal {
  client: WorkflowClient;
  connection: Connection;
  namespace: string;
  taskQueue: string;
  close(): Promise<void>;
}

/** Connects with the first call: a process may start before Temporal does, and says so when it is asked. */
export function connectTemporal(options: TemporalOptions): Temporal {
  const { address, namespace, taskQueue, keys, isTraining, ...rest } = options;
  const connection = Connection.lazy({ address });
  const Client = isTraining ? TrainingClient : WorkflowClient;
  const client = new Client({
    connection,
    namespace,
    identity: opaqueIdentity('client'),
    dataConverter: createDataConverter(keys, rest),
  });
  return { client, connection, namespace, taskQueue, close: () => connection.close() };
}

/** Temporal keeps identities in clear; its default one names host and process. */
export function opaqueIdentity(kind: 'client' | 'worker'): string {
  return `${kind}-${randomUUID().slice(0, 8)}`;
}

/** Its paths keep a clock of their own, standing with the real one until it is moved. */
class TrainingClient extends WorkflowClient {
  protected override async createStartWorkflowRequest(input: WorkflowStartInput) {
    const request = await super.createStartWorkflowRequest(input);
    return { ...request, timeSkippingConfig: { enabled: false, disablePropagation: true } };
  }
}

const PROBE_MS_MAX = 1_000;
/** A worker asks anew each minute at the latest, so a longer silence means that it is gone. */
const SILENCE_MS_MAX = 70_000;

/** Whether Temporal answers and knows a worker that asks for the work of paths. Throws where Temporal is away. */
export async function hasPollers(temporal: Temporal): Promise<boolean> {
  const { connection, namespace, taskQueue } = temporal;
  const { pollers } = await within(connection, PROBE_MS_MAX, () =>
    connection.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: proto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    }),
  );
  const since = (Date.now() - SILENCE_MS_MAX) / 1_000;
  return pollers.some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) >= since);
}
