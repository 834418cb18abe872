import type { Instant } from '../time/instant.ts';
import type { Change } from './change.ts';

/** A yes/no, a number, a code of the pack, or a civil date (`YYYY-MM-DD`, or `YYYY` where only the year is known). */
export type FactValue = boolean | number | string;

/** Who did it: account, role, department and place as they were when it was done. The product itself is `system`. */
export interface Actor {
  id: string;
  role: string;
  department?: string;
  place?: string;
}

/** The product itself, where no person acts: what it tells people, and what it repairs. */
export const PRODUCT: Actor = { id: '00000000-0000-8000-8000-000000000000', role: 'system' };

export interface EntryHead {
  v: 1;
  /** UUIDv8 of the actor and the key that the caller chose, so a repeated act is the same entry. */
  id: string;
  happenedAt: Instant;
  recordedAt: Instant;
  /** When an office could know it (default: recordedAt). Read by `reconcile` alone: no rung before it. */
  knownAt?: Instant;
  by: Actor;
  /** Hash of the sealed form or text that belongs to the entry; the text itself is never in the ledger. */
  bodyHash?: string;
}

export type OutcomeBody = { kind: 'outcome'; key: string; outcome: string };
/** A consent says besides how it was asked for, and who answered. */
export type FactBody = { kind: 'fact'; name: string; value: FactValue; consent?: ConsentRecord };

/**
 * How a person was asked to agree to one purpose. A yes has all of it; a no needs nothing but itself. Codes of the pack
 * alone: nobody's name, and no words of hers.
 */
export interface ConsentRecord {
  what: 'given' | 'refused' | 'withdrawn';
  /** Who answered: the person, her guardian, or whoever the law names instead. */
  by: string[];
  /** Of the text that was read to her. */
  version?: number;
  language?: string;
  method?: string;
  /** The function of who interpreted. */
  interpreter?: string;
  /** What a child said where a guardian decides. */
  assent?: 'yes' | 'no' | 'wish-noted';
  /** It was said back to her in her language, and she had understood it. */
  readBack?: boolean;
}
/** Stops the clocks of a key (or of all, `*`) from `happenedAt` to `until`; `until` = `happenedAt` ends what holds it. */
export type HoldBody = { kind: 'hold'; key: string; until?: Instant; reason: string };
export type ExtensionBody = {
  kind: 'extension';
  key: string;
  n: number;
  unit: 'hour' | 'day' | 'workday' | 'cn_workday' | 'month';
  mode: 'notify' | 'approve';
};
/** `pending`: the first of two signatures, which voids nothing yet. What the pack asked for when it was given stays so. */
export type VoidBody = { kind: 'void'; of: string; pending?: true };
/** Who is told: a role at a place, of a department where the role has one. */
export interface Addressee {
  role: string;
  department?: string;
  place: string;
}

/** What people were told; cannot be derived, because it depends on the order in which things became known. */
export type ToldBody = {
  kind: 'told';
  key: string;
  n: number;
  /** `concealed`: what the task had shown by a consent may no longer be used. */
  what: 'opened' | 'moved' | 'withdrawn' | 'rung' | 'concealed';
  dueAt?: Instant;
  /** The date moved because these years of the calendar were published; none: because the calendar was corrected. */
  calendarYears?: number[];
  /** While a hold gives no date: by how much, in ms, the date that was told was kinder than that of the rules. */
  kinderBy?: number;
  rung?: string;
  /** Lower rungs that were due at the same time, and did not act because a higher one did. */
  passed?: string[];
  /** Whom a rung told. */
  to?: Addressee;
  /** The lawful way to press the office, for which a draft was prepared. */
  channel?: string;
  /** When a rung should have acted, where it acted late. */
  since?: Instant;
};
export type DeskBody = {
  kind: 'desk';
  key: string;
  n: number;
  what:
    | 'received'
    | 'taken'
    | 'handed'
    | 'returned'
    | 'declined'
    | 'urged'
    | 'ordered'
    /** A draft was not sent, for a reason that its author gave. */
    | 'not-sent'
    | 'answered';
  to?: string;
  /** Of a supervision order: its number, such as 2026-12. */
  number?: string;
  /** By when what was urged or ordered is answered. */
  dueAt?: Instant;
  /** Of an answer: the entry that urged or ordered. Of what is sent or not sent: the entry that prepared the draft. */
  of?: string;
};

/** A pack, and its hash: what it says never changes under it. */
export interface PackRef {
  id: string;
  version: string;
  hash: string;
}
/** From here on the path stands on other rules. What that changed is kept: later code might see it otherwise. */
export type PackBody = { kind: 'pack'; from: PackRef; pack: PackRef; changes: Change[] };

export type EntryBody =
  OutcomeBody | FactBody | HoldBody | ExtensionBody | VoidBody | ToldBody | DeskBody | PackBody;

export type Entry = EntryHead & EntryBody;
export type EntryOf<K extends EntryBody['kind']> = EntryHead & Extract<EntryBody, { kind: K }>;

/** The entry that begins a path: its time zero. Its value is the pack, `id@version`. */
export const STARTED = 'started';

/** Reason of the hold that ends all others of its key. */
export const RELEASED = 'released';

/** Whether an entry voids another one: a first signature that waits for a second does not. */
export function isVoid(entry: Entry): entry is EntryOf<'void'> {
  return entry.kind === 'void' && entry.pending === undefined;
}

/** Ids of the entries that count as never written. */
export function voidedIds(entries: readonly Entry[]): Set<string> {
  const voided = new Set<string>();
  for (const entry of entries) if (isVoid(entry)) voided.add(entry.of);
  return voided;
}

/** Entries of an earlier schema version are lifted one version at a time, so a ledger of any age can be read. */
const upcasters: Record<number, (entry: Record<string, unknown>) => Record<string, unknown>> = {};
const CURRENT = 1;

/** Reads a stored entry of any schema version. Throws on a version newer than this code. */
export function upcast(stored: Record<string, unknown>): Entry {
  let entry = stored;
  for (let v = Number(entry['v']); v !== CURRENT; v = Number(entry['v'])) {
    const lift = upcasters[v];
    if (!lift) throw new Error(`ledger entry of unknown schema version ${v}`);
    entry = lift(entry);
  }
  // The version says that the stored shape is the current one.
  return entry as unknown as Entry;
}

/** Order of facts: in the time they happened, then as they were recorded, then by id. */
export function byHappened(a: Entry, b: Entry): number {
  return a.happenedAt - b.happenedAt || byRecorded(a, b);
}

/** Order of record: the first recorded outcome of a key counts. */
export function byRecorded(a: Entry, b: Entry): number {
  return a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
