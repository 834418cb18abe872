import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { LOOK, PATH_WORKFLOW, type Known, type PathInput } from '../contract/messages.ts';
import type { Temporal } from './client.ts';
import { NoAnswerInTime, within } from './within.ts';

/** How Temporal has a path: not at all, at work, come to its end, or ended by somebody else. */
export type PathState = 'unknown' | 'running' | 'completed' | 'ended';

const ASK_MS_MAX = 5_000;
/** A worker that was killed is given up after ten seconds; only then another one answers for its path. */
const LOOK_MS_MAX = 20_000;

/** Temporal is there, and nobody who knows a path. */
export class NoWorkerAnswers extends Error {
  override name = 'NoWorkerAnswers';
}

export async function stateOf(temporal: Temporal, pathId: string): Promise<PathState> {
  const { client, connection } = temporal;
  try {
    const { status } = await within(connection, ASK_MS_MAX, () =>
      client.getHandle(pathId).describe(),
    );
    if (status.name === 'RUNNING') return 'running';
    return status.name === 'COMPLETED' ? 'completed' : 'ended';
  } catch (thrown) {
    if (thrown instanceof WorkflowNotFoundError) return 'unknown';
    throw thrown;
  }
}

/** What the workflow of a path knows; a worker has to be there to answer. It changes nothing. */
export async function lookAt(
  { client, connection }: Temporal,
  pathId: string,
): Promise<Known | undefined> {
  try {
    return await within(connection, LOOK_MS_MAX, () => client.getHandle(pathId).query<Known>(LOOK));
  } catch (thrown) {
    if (thrown instanceof WorkflowNotFoundError) return undefined;
    if (thrown instanceof NoAnswerInTime) throw new NoWorkerAnswers('no worker answers for a path');
    throw thrown;
  }
}

/** Ids of the paths at work on this task queue, as Temporal lists them: a moment late. */
export async function* runningPaths({ client, taskQueue }: Temporal): AsyncGenerator<string> {
  const query = `WorkflowType = '${PATH_WORKFLOW}' and ExecutionStatus = 'Running' and TaskQueue = '${taskQueue}'`;
  for await (const { workflowId } of client.list({ query })) yield workflowId;
}

/** Begins the workflow of a path that Temporal has lost where its ledger ends. Says whether it was begun now. */
export async function restartPath(
  { client, taskQueue }: Temporal,
  pathId: string,
  input: PathInput,
): Promise<boolean> {
  try {
    await client.start(PATH_WORKFLOW, { workflowId: pathId, taskQueue, args: [input] });
    return true;
  } catch (thrown) {
    if (thrown instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw thrown;
  }
}
