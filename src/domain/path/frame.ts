import type { Instant } from '../time/instant.ts';
import type { EntryOf } from './ledger.ts';
import type { Skipped, Waiting, Wanted } from './view.ts';

/** Where a branch stands: its time, and what it has met on the way. */
export interface Frame {
  at: Instant;
  prefix: string;
  wanted: Wanted[];
  waiting: Waiting[];
  skipped: Skipped[];
  closed: EntryOf<'outcome'>[];
  wakes: Instant[];
  /** When something was last done or became so here, rather than only running out. */
  deedAt?: Instant;
}

/** A branch as it ended, or as it waits; `over` where it ended the whole step. */
export interface BranchEnd {
  frame: Frame;
  done: boolean;
  over?: NotApplicable;
}

/** Thrown to end a step, with its reason. */
export class NotApplicable {
  constructor(readonly reason: string) {}
}

export function newFrame(at: Instant, prefix: string): Frame {
  return { at, prefix, wanted: [], waiting: [], skipped: [], closed: [], wakes: [] };
}

/** Takes over all that a branch met. */
export function adopt(into: Frame, from: Frame): void {
  // Most branches met next to nothing, and an evaluation has hundreds of them.
  if (from.wanted.length > 0) into.wanted.push(...from.wanted);
  if (from.waiting.length > 0) into.waiting.push(...from.waiting);
  if (from.wakes.length > 0) into.wakes.push(...from.wakes);
  adoptPast(into, from);
}

/** Takes over only what a branch had closed by an instant: it stays in force, what it asked for does not. */
export function adoptPast(into: Frame, from: Frame, until?: Instant): void {
  for (const e of from.closed)
    if (until === undefined || e.happenedAt <= until) into.closed.push(e);
  for (const s of from.skipped) if (until === undefined || s.to <= until) into.skipped.push(s);
  const { deedAt } = from;
  if (deedAt !== undefined && (until === undefined || deedAt <= until)) {
    into.deedAt = latest(into.deedAt ?? deedAt, deedAt);
  }
}

/** For sorting: the earlier in the time of the facts; at one instant what was done beats what only ran out. */
export function byEnd(a: BranchEnd, b: BranchEnd): number {
  return a.frame.at - b.frame.at || Number(endsByDeed(b)) - Number(endsByDeed(a));
}

function endsByDeed({ frame }: BranchEnd): boolean {
  return frame.deedAt === frame.at;
}

/** Goes on from something that was done or became so. */
export function deed(frame: Frame, at: Instant): void {
  frame.at = latest(frame.at, at);
  frame.deedAt = latest(frame.deedAt ?? at, at);
}

export function latest(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}
