import { randomUUID } from 'node:crypto';
import {
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  ServiceError,
} from '@temporalio/client';
import { ApplicationFailure, type Workflow } from '@temporalio/common';
import { ACT, PATH_WORKFLOW } from '../contract/messages.ts';
import type { Act, ActAnswer, PathInput } from '../contract/messages.ts';
import { refusals, type RefusalCode } from '../contract/refusals.ts';
import type { Temporal } from './client.ts';
import { NoAnswerInTime, within } from './within.ts';

/** What came of asking a path: its answer, its refusal, or nothing in time, which says nothing about the act. */
export type Sent = { ok: ActAnswer } | { refused: RefusalCode } | 'unavailable';

/** An answer or a refusal that will be the same for ever; anything else may heal, and is asked again. */
export function isFinal(sent: Sent): sent is Exclude<Sent, 'unavailable'> {
  return sent !== 'unavailable' && ('ok' in sent || !('retry' in refusals[sent.refused]));
}

export interface PathClient {
  /** With `start`, the act begins the path. The same act may be sent again at any time: it is the same entry. */
  sendAct(pathId: string, act: Act, start?: PathInput): Promise<Sent>;
}

export interface PathClientOptions {
  temporal: Temporal;
  /** What the tables keep of a path that is no longer running: the answer of an act, or that it is over. */
  closed: (pathId: string, actId: string) => Promise<ActAnswer | 'closed' | undefined>;
  /** Told what stood in the way, in words without content. */
  onTrouble?: (what: string) => void;
}

/** The whole request has five seconds. */
const ANSWER_MS_MAX = 4_000;
/** Temporal pushes back more than ten Updates at a time on one path, for seconds; several processes may ask. */
const AT_ONCE_MAX = 4;

export function createPathClient(options: PathClientOptions): PathClient {
  const underWay = new Map<string, number>();
  return {
    async sendAct(pathId, act, start) {
      const others = underWay.get(pathId) ?? 0;
      if (others >= AT_ONCE_MAX) return { refused: 'too-many-acts' };
      underWay.set(pathId, others + 1);
      try {
        const asked = { pathId, act, ...(start ? { start } : {}) };
        const sent = await send(options, { ...asked, updateId: act.id });
        // Temporal gives a refused Update its first answer for as long as its run lasts; one that may have healed is
        // asked anew. The ledger knows the act by its own id, so it is never taken twice.
        return mayHaveHealed(sent)
          ? await send(options, { ...asked, updateId: randomUUID() })
          : sent;
      } finally {
        const left = (underWay.get(pathId) ?? 1) - 1;
        if (left > 0) underWay.set(pathId, left);
        else underWay.delete(pathId);
      }
    },
  };
}

interface Asked {
  pathId: string;
  act: Act;
  start?: PathInput;
  updateId: string;
}

function mayHaveHealed(sent: Sent): boolean {
  return sent !== 'unavailable' && 'refused' in sent && 'retry' in refusals[sent.refused];
}

async function send(options: PathClientOptions, asked: Asked): Promise<Sent> {
  const { temporal } = options;
  try {
    return { ok: await within(temporal.connection, ANSWER_MS_MAX, () => update(temporal, asked)) };
  } catch (thrown) {
    if (isOver(thrown)) return whatWasKept(options, asked);
    return sentFrom(thrown, options);
  }
}

function update({ client, taskQueue }: Temporal, { pathId, act, start, updateId }: Asked) {
  const options = { args: [act] as [Act], updateId };
  if (!start) return client.getHandle(pathId).executeUpdate<ActAnswer, [Act]>(ACT, options);
  const startWorkflowOperation = new WithStartWorkflowOperation(PATH_WORKFLOW, {
    workflowId: pathId,
    taskQueue,
    args: [start],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
  return client.executeUpdateWithStart<Workflow, ActAnswer, [Act]>(ACT, {
    ...options,
    startWorkflowOperation,
  });
}

/** Unknown to Temporal, or no longer running. */
function isOver(thrown: unknown): boolean {
  return (
    thrown instanceof WorkflowNotFoundError ||
    thrown instanceof WorkflowExecutionAlreadyStartedError
  );
}

async function whatWasKept(
  options: PathClientOptions,
  { pathId, act, start }: Asked,
): Promise<Sent> {
  const kept = await options.closed(pathId, act.id);
  if (typeof kept === 'object') return { ok: kept };
  // A start that was refused leaves an ended workflow, and nothing in the tables.
  if (kept === 'closed' || start) return { refused: 'path-closed' };
  options.onTrouble?.('the tables know an open path that Temporal does not');
  return 'unavailable';
}

function sentFrom(thrown: unknown, { onTrouble }: PathClientOptions): Sent {
  if (thrown instanceof WorkflowUpdateFailedError) {
    const { cause } = thrown;
    const type = cause instanceof ApplicationFailure ? cause.type : undefined;
    if (isRefusalCode(type)) return { refused: type };
    onTrouble?.(`an Update failed: ${type ?? 'without a type'}`);
    return 'unavailable';
  }
  if (!isSilence(thrown)) throw thrown;
  onTrouble?.(thrown.name);
  return 'unavailable';
}

function isSilence(thrown: unknown): thrown is Error {
  return (
    thrown instanceof NoAnswerInTime ||
    thrown instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    thrown instanceof ServiceError
  );
}

function isRefusalCode(type: string | null | undefined): type is RefusalCode {
  return typeof type === 'string' && Object.hasOwn(refusals, type);
}
