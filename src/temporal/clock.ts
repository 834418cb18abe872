import { randomUUID } from 'node:crypto';
import { isGrpcServiceError } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Temporal } from './client.ts';
import { within } from './within.ts';

const { FastForwardPollingResult } = proto.temporal.api.enums.v1;
/** Of gRPC: not found; invalid argument and unimplemented. */
const NOT_FOUND = 5;
const UNKNOWN_TO_SERVER = [3, 12];

const ASK_MS_MAX = 3_000;
/** A wake-up on the way takes some 20 ms: enough for ten years of a path. */
const MOVE_MS_MAX = 60_000;
/** Temporal's own limit, 200, would end a move half-way. */
const WAKE_UPS_MAX = 20_000;

/** This Temporal server does not skip time. */
export class ClockStandsStill extends Error {
  override name = 'ClockStandsStill';
}

/** Whether paths can be moved at all, asked of a path that nobody has. */
export async function requireMovableClock(temporal: Temporal): Promise<void> {
  await fastForward(temporal, randomUUID(), 1_000);
}

/**
 * Moves the time of one path ahead, through everything that falls due on the way; resolves when the path is there. For
 * training alone, by Temporal's own skipping of time. A path that has ended stays where it is.
 */
export async function fastForward(
  temporal: Temporal,
  pathId: string,
  ms: number,
): Promise<'moved' | 'ended'> {
  const move = { id: randomUUID(), pathId, ms };
  try {
    await setOff(temporal, move);
    await within(temporal.connection, MOVE_MS_MAX, () => arrival(temporal, move));
    return 'moved';
  } catch (thrown) {
    if (!isGrpcServiceError(thrown)) throw thrown;
    if (Number(thrown.code) === NOT_FOUND) return 'ended';
    if (!UNKNOWN_TO_SERVER.includes(Number(thrown.code))) throw thrown;
    throw new ClockStandsStill(
      'This Temporal server cannot move the time of a path: it needs server 1.32 with frontend.WorkflowTimeSkippingEnabled=true.',
    );
  }
}

interface Move {
  id: string;
  pathId: string;
  ms: number;
}

function setOff({ connection, namespace }: Temporal, { id, pathId, ms }: Move): Promise<unknown> {
  const duration = proto.google.protobuf.Duration.fromObject({
    seconds: Math.floor(ms / 1_000),
    nanos: (ms % 1_000) * 1_000_000,
  });
  return within(connection, ASK_MS_MAX, () =>
    connection.workflowService.updateWorkflowExecutionOptions({
      namespace,
      workflowExecution: { workflowId: pathId },
      updateMask: { paths: ['time_skipping_config'] },
      workflowExecutionOptions: {
        timeSkippingConfig: {
          enabled: true,
          disablePropagation: true,
          maxSessionSkipCount: WAKE_UPS_MAX,
          fastForwardConfig: { id, duration },
        },
      },
    }),
  );
}

async function arrival({ connection, namespace }: Temporal, { id, pathId }: Move): Promise<void> {
  for (;;) {
    const answer = await connection.workflowService.pollWorkflowExecutionTimeSkipping({
      namespace,
      workflowExecution: { workflowId: pathId },
      fastForwardId: id,
    });
    const { fastForwardPollingResult: result, failedReason } = answer;
    if (result === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED) {
      return;
    }
    if (result !== FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT) {
      throw new Error(`a path stopped on its way: ${failedReason}`);
    }
  }
}
