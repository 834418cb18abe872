import type { StampedAct } from '../src/contract/activities.ts';
import type { Act } from '../src/contract/messages.ts';
import type { RefusalCode } from '../src/contract/refusals.ts';
import { answerIn, productNow, type OpenPath, type Waiting } from './open-path.ts';

/** Clocks of two machines differ; what is said to have happened within this time happens now. */
const AHEAD_MS_MAX = 5 * 60_000;

export interface Stamped {
  acts: StampedAct[];
  refused: Map<string, RefusalCode>;
}

/**
 * The acts to take now, each once, with its times. No two are recorded at one instant: their order in the ledger is
 * the order in which they came, and facts of one instant would count by their ids.
 */
export function stamp(path: OpenPath, waiting: readonly Waiting[]): Stamped {
  const now = productNow(path);
  const stamped: Stamped = { acts: [], refused: new Map() };
  let recordedAt = path.recordedAt;
  for (const { act } of waiting) {
    if (answerIn(path, act) || stamped.acts.some(({ id }) => id === act.id)) continue;
    const next = Math.max(now, recordedAt + 1);
    const code = refusalOf(act, next, path.entries.length > 0 || stamped.acts.length > 0);
    if (code) stamped.refused.set(act.id, code);
    else stamped.acts.push({ ...act, ...timesOf(act, (recordedAt = next)) });
  }
  return stamped;
}

/** An act that overtakes the start of its path, which is asked for again until it is heard, comes again as well. */
function refusalOf(
  { body, happenedAt }: Act,
  at: number,
  hasBegun: boolean,
): RefusalCode | undefined {
  if (!hasBegun && body.kind !== 'start') return 'temporarily-unavailable';
  return happenedAt !== undefined && happenedAt > at + AHEAD_MS_MAX
    ? 'happened-in-future'
    : undefined;
}

function timesOf({ happenedAt = Infinity }: Act, recordedAt: number) {
  return { recordedAt, happenedAt: Math.min(happenedAt, recordedAt) };
}
