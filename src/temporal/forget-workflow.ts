import { WorkflowNotFoundError } from '@temporalio/client';
import type { Temporal } from './client.ts';

/** Ends a workflow and deletes every run of it: true once nothing is left. */
export type ForgetWorkflow = (workflowId: string) => Promise<boolean>;

/** A run that is asked to be deleted while it is being deleted keeps Temporal waiting for half a minute. */
const AGAIN_MS = 60_000;

/**
 * Temporal deletes in its own time, and ends what runs before it does: whoever wants to know whether it is done asks again.
 */
export function createForgetting(temporal: Temporal): ForgetWorkflow {
  const asked = new Map<string, number>();
  return async (workflowId) => {
    const runs = await runsOf(temporal, workflowId);
    for (const runId of runs) {
      if ((asked.get(runId) ?? -Infinity) > performance.now() - AGAIN_MS) continue;
      await deleteRun(temporal, { workflowId, runId });
      asked.set(runId, performance.now());
    }
    return runs.size === 0;
  };
}

/** The latest at once; those before it, as soon as the index of Temporal knows them. */
async function runsOf({ client }: Temporal, workflowId: string): Promise<Set<string>> {
  const runs = new Set<string>();
  try {
    runs.add((await client.getHandle(workflowId).describe()).runId);
  } catch (thrown) {
    if (!(thrown instanceof WorkflowNotFoundError)) throw thrown;
  }
  for await (const { runId } of client.list({ query: `WorkflowId = '${workflowId}'` })) {
    runs.add(runId);
  }
  return runs;
}

async function deleteRun(
  { client, namespace }: Temporal,
  workflowExecution: { workflowId: string; runId: string },
): Promise<void> {
  try {
    await client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution });
  } catch (thrown) {
    // gRPC: gone already.
    if (Reflect.get(Object(thrown), 'code') !== NOT_FOUND) throw thrown;
  }
}

const NOT_FOUND = 5;
