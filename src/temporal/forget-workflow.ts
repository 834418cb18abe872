import { WorkflowNotFoundError } from '@temporalio/client';
import type { Temporal } from './client.ts';

/**
 * Ends a workflow and deletes every run of it that Temporal keeps. Temporal deletes in its own time: answers whether
 * nothing was left to delete, so whoever wants to know asks again.
 */
export async function forgetWorkflow(temporal: Temporal, workflowId: string): Promise<boolean> {
  const { client } = temporal;
  const latest = await client
    .getHandle(workflowId)
    .describe()
    .catch((thrown: unknown) => nothingFor(thrown));
  // The reason is kept in clear until the deletion, so it says nothing.
  if (latest?.status.name === 'RUNNING') {
    await client.getHandle(workflowId, latest.runId).terminate('closed').catch(nothingFor);
  }
  const runs = new Set(latest ? [latest.runId] : []);
  for await (const { runId } of client.list({ query: `WorkflowId = '${workflowId}'` })) {
    runs.add(runId);
  }
  for (const runId of runs) await deleteRun(temporal, { workflowId, runId });
  return runs.size === 0;
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

function nothingFor(thrown: unknown): undefined {
  if (thrown instanceof WorkflowNotFoundError) return undefined;
  throw thrown;
}
