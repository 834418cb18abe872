import type { Instant } from '../time/instant.ts';
import { voidedIds, type Entry, type EntryOf } from './ledger.ts';

/** Holds in force at an instant: neither voided, nor over, nor released. */
export function holdsInForce(entries: readonly Entry[], at: Instant): EntryOf<'hold'>[] {
  const voided = voidedIds(entries);
  const holds = entries.filter((entry): entry is EntryOf<'hold'> => {
    return entry.kind === 'hold' && entry.happenedAt <= at && !voided.has(entry.id);
  });
  return holds.filter((hold) => {
    const isOver = hold.until !== undefined && hold.until <= at;
    return !isRelease(hold) && !isOver && !holds.some((other) => releases(other, hold));
  });
}

/** Ends whatever holds its key, from there on. */
export function isRelease({ until, happenedAt }: EntryOf<'hold'>): boolean {
  return until !== undefined && until <= happenedAt;
}

function releases(other: EntryOf<'hold'>, hold: EntryOf<'hold'>): boolean {
  return isRelease(other) && other.key === hold.key && other.happenedAt >= hold.happenedAt;
}
