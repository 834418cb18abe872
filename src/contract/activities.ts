import type { Entry } from '../domain/path/ledger.ts';
import type { Act, Basis, OpenTask, PackRef } from './messages.ts';
import type { RefusalCode } from './refusals.ts';

/** An act with the times that the workflow stamped on it. */
export interface StampedAct extends Act {
  happenedAt: number;
  recordedAt: number;
}

export interface AdvanceInput {
  path: string;
  person: string;
  pack: PackRef;
  /** Counts the calls of `advance` in the life of a path; a projection of an earlier turn never overwrites a later one. */
  turn: number;
  /** All that Temporal has recorded: anything the tables know beyond it was forgotten, and is replaced. */
  entries: Entry[];
  acts: StampedAct[];
  /** Epoch ms of the product's clock. */
  now: number;
  basis?: Basis;
}

export interface Refused {
  id: string;
  code: RefusalCode;
}

export interface AdvanceResult {
  refused: Refused[];
  /** Entries to append, in this order: the accepted acts, what migration wrote, what people were told. */
  appended: Entry[];
  wakeAt?: number;
  done: boolean;
  /** Unknown where the rules could not be read: nothing may be refused by it. */
  open?: OpenTask[];
  basis?: Basis;
}

/** Activities of the path. Each is idempotent: it may run again after its transaction was committed. */
export interface PathActivities {
  /**
   * Judges the acts, evaluates, reconciles, and writes path, tasks, ledger, counters, audit and outbox in one
   * transaction. A rule set that cannot be read or a step that turns in a circle refuses the acts
   * (`path-waits-for-rules`) and leaves the path waiting; it never throws for them.
   */
  advance(input: AdvanceInput): Promise<AdvanceResult>;
}
