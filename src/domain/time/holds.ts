import { DAY_MS } from './instant.ts';
import type { Instant } from './instant.ts';
import type { EpochDay } from './epoch-day.ts';
import type { Hold } from './term.ts';
import { epochDayAt } from './zone.ts';

/** The days at whose end (24:00 of the place) one hold is in force: from `first` up to, without, `next`. */
export interface HeldDays {
  readonly first: EpochDay;
  /** The first day that runs again; Infinity while the hold is open. */
  readonly next: EpochDay;
  readonly hold: Hold;
}

/**
 * A day of a term runs if the clock is not held when that day ends. So a hold from Monday to Wednesday lengthens the
 * term by two days whatever the hours, one that ends on the day it began by none, and the day on which it ends
 * counts; just as the day on which a term starts does not count and the next one does.
 */
export function heldDays(holds: readonly Hold[], timeZone: string): readonly HeldDays[] {
  if (holds.length === 0) return NONE;
  return mergeHolds(holds)
    .map((hold) => ({
      first: epochDayAt(hold.from, timeZone),
      next: hold.to === undefined ? Infinity : epochDayAt(hold.to, timeZone),
      hold,
    }))
    .filter(({ first, next }) => next > first);
}

const NONE: readonly HeldDays[] = [];

export function heldOn(held: readonly HeldDays[], day: EpochDay): HeldDays | undefined {
  return held.find(({ first, next }) => day >= first && day < next);
}

/** Earliest first, none overlapping: two departments that hold at once stop the clock once. */
export function mergeHolds(holds: readonly Hold[]): readonly Hold[] {
  const merged: Hold[] = [];
  for (const hold of [...holds].filter(hasLength).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && reaches(last, hold.from)) merged[merged.length - 1] = joined(last, hold);
    else merged.push(hold);
  }
  return merged;
}

/** A term in hours runs on to the millisecond; nothing while an open hold began before its end. */
export function endOfHours(
  span: { from: Instant; end: number },
  holds: readonly Hold[],
): number | undefined {
  let { end } = span;
  for (const hold of holds) {
    if (hold.from >= end) break;
    if (hold.to === undefined) return undefined;
    end += heldMs(hold, span.from);
  }
  return end;
}

/** How long a hold kept a clock that started at `from`. */
export function heldMs(hold: Hold, from: Instant): number {
  if (hold.to === undefined) return Infinity;
  return Math.max(0, hold.to - Math.max(hold.from, from));
}

export function inDays(ms: number): number {
  return ms / DAY_MS;
}

/** A hold that is said to end before it began has held nothing. */
function hasLength({ from, to }: Hold): boolean {
  return to === undefined || to > from;
}

function reaches({ to }: Hold, moment: Instant): boolean {
  return to === undefined || to >= moment;
}

function joined(a: Hold, b: Hold): Hold {
  if (a.to === undefined || b.to === undefined) return { from: a.from };
  return { from: a.from, to: a.to > b.to ? a.to : b.to };
}
