import type { DeadlineRule } from '../policy/rules.ts';
import type { CivilDate, Instant } from '../time/instant.ts';
import type { FactValue } from './ledger.ts';

/** When something is due: the last day (civil, of the place) and the instant after which it is late. */
export interface Due {
  lastDay?: CivilDate;
  dueAt?: Instant;
  /** Runs past the last published calendar. */
  provisional: boolean;
}

/** A task that the path calls for and nobody has done. */
export interface Wanted extends Due {
  key: string;
  step: string;
  since: Instant;
  timeZone: string;
  rule?: DeadlineRule;
  /** Its clock starts when it is opened, not at a point of the path: what undoes something. */
  fromOpening?: true;
  /** What the same clock says when it starts at another instant: an opening again has a date of its own. */
  dueFrom: (from: Instant) => Due;
}

export interface Waiting {
  step: string;
  fact?: string;
  value?: FactValue;
  rule?: string;
  until?: Instant;
}

export interface Skipped {
  key: string;
  step: string;
  from: Instant;
  to: Instant;
}

export interface Orphan {
  key: string;
  entryId: string;
  outcome: string;
}

/** What follows from a ledger: the answer of `evaluate`. */
export interface View {
  wanted: Wanted[];
  waiting: Waiting[];
  skipped: Skipped[];
  /** Closed tasks that nothing calls for any more. */
  orphans: Orphan[];
  reasons: { step: string; reason: string }[];
  /** By step that has come to an end: its result code, or `not-applicable`. */
  results: Record<string, string>;
  /** A fact as it stands now. */
  fact: (name: string) => FactValue | undefined;
  /** The next instant at which the view changes by time alone. */
  wakeAt?: Instant;
  done: boolean;
}
