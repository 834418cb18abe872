import type { ActBody } from '../domain/path/act.ts';
import type { Basis } from '../domain/path/advance.ts';
import type { Actor, Entry, PackRef } from '../domain/path/ledger.ts';

/** Workflow type, Update and task queue carry dull names: Temporal keeps them in clear. */
export const PATH_WORKFLOW = 'reintegrationPath';
export const ACT = 'act';

export type { ActBody, HistoryAct } from '../domain/path/act.ts';

/** One act of a named human (or of the product, for a poke). `id` is the entry id and the Update id. */
export interface Act {
  v: 1;
  id: string;
  by: Actor;
  /** Epoch ms; missing or at most five minutes ahead means: when it was recorded. */
  happenedAt?: number;
  knownAt?: number;
  bodyHash?: string;
  body: ActBody;
}

/**
 * The place of the act's own entry in the ledger, from 1: the same however often the act is repeated. What it brought
 * about stands behind it, so the ETag of the path is at least as high.
 */
export interface ActAnswer {
  seq: number;
  done: boolean;
}

export type { PackRef } from '../domain/path/ledger.ts';

/** What a path carries over continue-as-new. */
export interface Carried {
  entries: Entry[];
  turn: number;
  recordedAt: number;
  basis?: Basis;
}

/** Input of `reintegrationPath`. `skew` is the offset of the product's clock when the path was started, in ms. */
export interface PathInput {
  v: 1;
  person: string;
  pack: PackRef;
  skew: number;
  carried?: Carried;
}

/** A Query: what a path knows, for whoever compares it with the tables. */
export const LOOK = 'look';

export interface Known extends Carried {
  person: string;
  pack: PackRef;
  /** Of the last turn: when it looked, and how many entries were recorded before it. */
  lookedAt: number;
  confirmed: number;
  /** Something is asked or due that is not yet answered: the tables may be a turn ahead. */
  isBusy: boolean;
  /** The last turn found no rules that it could read. */
  isWaiting: boolean;
  isDone: boolean;
}

export type { Basis } from '../domain/path/advance.ts';
export type { OpenTask } from '../domain/path/desk.ts';
