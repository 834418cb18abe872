import type { Instant } from '../time/instant.ts';
import type { Actor, DeskBody, Entry, EntryOf } from './ledger.ts';

export interface Handling {
  /** Of the entry. */
  id: string;
  what: DeskBody['what'];
  to?: string;
  at: Instant;
  by: Actor;
  /** Of what asks for an answer: by when. */
  dueAt?: Instant;
  number?: string;
  /** What it answers, or the draft that it sends or does not send. */
  of?: string;
}

/** One opening of a task: from being told to ending by an outcome or a withdrawal. */
export interface Opening {
  key: string;
  n: number;
  open: boolean;
  openedAt: Instant;
  dueAt?: Instant;
  /** Kept while a hold gives no date: how much kinder the date told was than that of the rules, in ms. */
  kinderBy?: number;
  /** When the present due date was told, or could first be known: no rung acts for a time before it. */
  toldAt: Instant;
  /** Rungs of the ladder that have acted, or were passed, in this opening. */
  rungs: string[];
  handling: Handling[];
  /** Prepared by a rung; a named human sends it or not. */
  draft?: Draft;
  ended?: 'outcome' | 'withdrawn';
  endedAt?: Instant;
  outcome?: EntryOf<'outcome'>;
}

export interface Draft {
  /** Of the entry that prepared it. */
  id: string;
  channel: string;
  at: Instant;
}

/** What people were told and did with it, by key; the last opening is the present one. */
export type Desk = ReadonlyMap<string, readonly Opening[]>;
type OpenDesk = Map<string, Opening[]>;

/** The desk follows from the ledger alone, in its order of record. */
export function foldDesk(ledger: readonly Entry[]): OpenDesk {
  const desk: OpenDesk = new Map();
  for (const entry of ledger) foldEntry(desk, entry);
  return desk;
}

/** Takes one more entry in. */
export function foldEntry(desk: OpenDesk, entry: Entry): void {
  if (entry.kind === 'told') tell(desk, entry);
  if (entry.kind === 'desk') handle(desk, entry);
  if (entry.kind === 'outcome') end(desk, entry);
}

/** The present opening of a key, ended or not. */
export function lastOpening(desk: Desk, key: string): Opening | undefined {
  return desk.get(key)?.at(-1);
}

export interface OpenTask {
  key: string;
  n: number;
}

export function openTasks(desk: Desk): OpenTask[] {
  return [...desk.values()].flatMap((openings) => {
    const last = openings.at(-1);
    return last?.open ? [{ key: last.key, n: last.n }] : [];
  });
}

export function newOpening({ key, n, at }: { key: string; n: number; at: Instant }): Opening {
  return { key, n, open: true, openedAt: at, toldAt: at, rungs: [], handling: [] };
}

function tell(desk: OpenDesk, entry: EntryOf<'told'>): void {
  const { key, n, what, recordedAt, knownAt = recordedAt } = entry;
  if (what === 'opened') push(desk, newOpening({ key, n, at: recordedAt }));
  const opening = find(desk, entry);
  if (!opening || what === 'concealed') return;
  if (what === 'rung') {
    opening.rungs.push(...(entry.passed ?? []), ...(entry.rung === undefined ? [] : [entry.rung]));
    if (entry.channel !== undefined) {
      opening.draft = { id: entry.id, channel: entry.channel, at: recordedAt };
    }
  } else if (what === 'withdrawn') {
    opening.open = false;
    opening.ended = 'withdrawn';
    opening.endedAt = recordedAt;
  } else {
    setDue(opening, entry);
    opening.toldAt = knownAt;
  }
}

function setDue(opening: Opening, { dueAt, kinderBy }: EntryOf<'told'>): void {
  delete opening.dueAt;
  delete opening.kinderBy;
  if (dueAt !== undefined) opening.dueAt = dueAt;
  if (kinderBy !== undefined) opening.kinderBy = kinderBy;
}

function handle(desk: OpenDesk, entry: EntryOf<'desk'>): void {
  const opening = find(desk, entry);
  if (!opening) return;
  const { id, what, to, number, dueAt, of, recordedAt, by } = entry;
  if (of !== undefined && of === opening.draft?.id) delete opening.draft;
  opening.handling.push({
    id,
    what,
    at: recordedAt,
    by,
    ...(to === undefined ? {} : { to }),
    ...(number === undefined ? {} : { number }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(of === undefined ? {} : { of }),
  });
}

/** Whoever has taken a task and not given it back. */
export function holderOf({ handling }: Opening): Handling['by'] | undefined {
  const last = handling.findLast(({ what }) => TAKING_OR_GIVING_BACK.has(what));
  return last?.what === 'taken' ? last.by : undefined;
}

const TAKING_OR_GIVING_BACK: ReadonlySet<string> = new Set(['taken', 'returned', 'declined']);

/** What was urged or ordered and is not yet answered, the soonest due first. */
export function unanswered({ handling }: Opening): Handling[] {
  const answered = new Set(handling.map(({ of }) => of));
  return handling
    .filter(({ id, dueAt }) => dueAt !== undefined && !answered.has(id))
    .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
}

/** An outcome ends the present opening; a running case's past, which was never told, is an opening of its own. */
function end(desk: OpenDesk, entry: EntryOf<'outcome'>): void {
  const { key, recordedAt } = entry;
  if (!lastOpening(desk, key)) push(desk, newOpening({ key, n: 1, at: recordedAt }));
  const opening = desk.get(key)?.at(-1);
  if (!opening) return;
  opening.open = false;
  opening.ended = 'outcome';
  opening.endedAt = recordedAt;
  opening.outcome = entry;
}

function push(desk: OpenDesk, opening: Opening): void {
  const openings = desk.get(opening.key);
  if (openings) openings.push(opening);
  else desk.set(opening.key, [opening]);
}

function find(desk: OpenDesk, { key, n }: { key: string; n: number }): Opening | undefined {
  return desk.get(key)?.findLast((opening) => opening.n === n);
}
