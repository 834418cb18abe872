import type { Instant } from '../time/instant.ts';
import type { Actor, DeskBody, Entry, EntryOf } from './ledger.ts';

export interface Handling {
  what: DeskBody['what'];
  to?: string;
  at: Instant;
  by: Actor;
}

/** One opening of a task: from being told to ending by an outcome or a withdrawal. */
export interface Opening {
  key: string;
  n: number;
  open: boolean;
  openedAt: Instant;
  dueAt?: Instant;
  /** When the present due date was told: no rung acts for a time before it. */
  toldAt: Instant;
  /** Rungs of the ladder that have acted, or were passed, in this opening. */
  rungs: string[];
  handling: Handling[];
  ended?: 'outcome' | 'withdrawn';
  endedAt?: Instant;
  outcome?: EntryOf<'outcome'>;
}

/** What people were told and did with it, by key; the last opening is the present one. */
export type Desk = ReadonlyMap<string, readonly Opening[]>;

/** The desk follows from the ledger alone, in its order of record. */
export function foldDesk(ledger: readonly Entry[]): Desk {
  const desk = new Map<string, Opening[]>();
  for (const entry of ledger) {
    if (entry.kind === 'told') tell(desk, entry);
    if (entry.kind === 'desk') handle(desk, entry);
    if (entry.kind === 'outcome') end(desk, entry);
  }
  return desk;
}

export function newOpening({ key, n, at }: { key: string; n: number; at: Instant }): Opening {
  return { key, n, open: true, openedAt: at, toldAt: at, rungs: [], handling: [] };
}

/** The present opening of a key, ended or not. */
export function lastOpening(desk: Desk, key: string): Opening | undefined {
  return desk.get(key)?.at(-1);
}

function tell(desk: Map<string, Opening[]>, entry: EntryOf<'told'>): void {
  if (entry.what === 'opened') return push(desk, opened(entry));
  const opening = find(desk, entry);
  if (!opening) return;
  if (entry.what === 'rung') {
    opening.rungs.push(...(entry.passed ?? []), ...(entry.rung === undefined ? [] : [entry.rung]));
    return;
  }
  if (entry.what === 'withdrawn') {
    Object.assign(opening, { open: false, ended: 'withdrawn', endedAt: entry.recordedAt });
    return;
  }
  opening.toldAt = entry.recordedAt;
  delete opening.dueAt;
  if (entry.dueAt !== undefined) opening.dueAt = entry.dueAt;
}

function opened(entry: EntryOf<'told'>): Opening {
  const { key, n, recordedAt: at, dueAt } = entry;
  const opening = newOpening({ key, n, at });
  return dueAt === undefined ? opening : { ...opening, dueAt };
}

function handle(desk: Map<string, Opening[]>, entry: EntryOf<'desk'>): void {
  const { what, to, recordedAt, by } = entry;
  const handling = { what, at: recordedAt, by };
  find(desk, entry)?.handling.push(to === undefined ? handling : { ...handling, to });
}

/** An outcome ends the open opening of its key; one that was never told (a running case's past) is told and ended. */
function end(desk: Map<string, Opening[]>, entry: EntryOf<'outcome'>): void {
  let opening = lastOpening(desk, entry.key);
  if (!opening?.open) {
    const n = (opening?.n ?? 0) + 1;
    opening = newOpening({ key: entry.key, n, at: entry.recordedAt });
    push(desk, opening);
  }
  Object.assign(opening, {
    open: false,
    ended: 'outcome',
    endedAt: entry.recordedAt,
    outcome: entry,
  });
}

function push(desk: Map<string, Opening[]>, opening: Opening): void {
  const openings = desk.get(opening.key);
  if (openings) openings.push(opening);
  else desk.set(opening.key, [opening]);
}

function find(
  desk: Map<string, Opening[]>,
  { key, n }: { key: string; n: number },
): Opening | undefined {
  return desk.get(key)?.findLast((opening) => opening.n === n);
}
