import type {
  Actor,
  DeskBody,
  ExtensionBody,
  FactBody,
  FactValue,
  HoldBody,
  OutcomeBody,
  PackRef,
  VoidBody,
} from './ledger.ts';
import type { Instant } from '../time/instant.ts';

/** What happened in a running case before the product knew it. Epoch ms. */
export interface HistoryAct {
  happenedAt: number;
  body: OutcomeBody | FactBody;
  bodyHash?: string;
}

export type ActBody =
  /** A running case is entered with its past: judged in order, in one turn, firing no old rung. */
  | { kind: 'start'; facts: Record<string, FactValue>; history: HistoryAct[] }
  | (OutcomeBody & { n: number })
  | FactBody
  | VoidBody
  | HoldBody
  /** Ends whatever holds a key, from when it happened on. */
  | { kind: 'release'; key: string }
  | ExtensionBody
  | DeskBody
  /** A named human decides that the path goes on under other rules. */
  | { kind: 'pack'; pack: PackRef }
  /** Asks only that the path looks again at its rules and its time: new packs, calendars, lost timers. */
  | { kind: 'poke' };

/** An act of a named human (or of the product, for a poke), with the times that the path stamped on it. */
export interface TimedAct {
  /** Entry id, chosen by actor and key. */
  id: string;
  by: Actor;
  happenedAt: Instant;
  recordedAt: Instant;
  knownAt?: Instant;
  bodyHash?: string;
  body: ActBody;
}
