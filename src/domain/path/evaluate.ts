import { taskRule } from '../policy/task-rule.ts';
import type { Rules } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import type { Frame } from './frame.ts';
import { isUndo, undoKey } from './keys.ts';
import type { Entry } from './ledger.ts';
import { timeLines, valueAt, type TimeLines } from './time-lines.ts';
import type { Orphan, View, Wanted } from './view.ts';
import { Walk } from './walk.ts';
import { wantedTask } from './wanted-task.ts';
import type { Steps } from './words.ts';

/**
 * What follows from what has happened: which tasks are wanted, what is waited for, what is no longer called for.
 * Pure, and independent of the order in which the entries arrived. Throws `FuelSpent` where a step turns in a
 * circle; nothing in a ledger makes it throw.
 */
export function evaluate(steps: Steps, ledger: readonly Entry[], rules: Rules, now: Instant): View {
  const lines = timeLines(ledger, rules, now);
  const walk = new Walk({ lines, rules, steps, now });
  for (const name of Object.keys(steps)) walk.runStep(name);
  const orphans = orphansOf(lines, walk.frames);
  const undoing = orphans.flatMap((orphan) => undoOf({ lines, now }, orphan, rules));
  const closed = hasCome(walk, rules.closing);
  const frames = closed ? [] : walk.frames;
  return {
    wanted: [...once(frames.flatMap((f) => f.wanted)), ...undoing],
    waiting: frames.flatMap((f) => f.waiting),
    skipped: walk.frames.flatMap((f) => f.skipped),
    orphans,
    reasons: walk.reasons,
    results: resultsOf(walk),
    fact: (name) => valueAt(lines.facts.get(name), now),
    ...wake(frames),
    done: (closed || isOver(walk)) && undoing.length === 0,
  };
}

/** Tasks that were closed and that no step calls for now, in the order of their keys. */
function orphansOf(lines: TimeLines, frames: readonly Frame[]): Orphan[] {
  const called = new Set(frames.flatMap((frame) => frame.closed.map((entry) => entry.id)));
  const orphans: Orphan[] = [];
  for (const [key, [entry]] of lines.outcomes) {
    if (!entry || called.has(entry.id) || isUndo(key)) continue;
    orphans.push({ key, entryId: entry.id, outcome: entry.outcome });
  }
  return orphans.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** What two branches call for is one task, as of the earlier call. */
function once(wanted: readonly Wanted[]): Wanted[] {
  const byKey = new Map<string, Wanted>();
  for (const one of wanted) {
    const other = byKey.get(one.key);
    if (!other || one.since < other.since) byKey.set(one.key, one);
  }
  return [...byKey.values()];
}

interface Seen {
  lines: TimeLines;
  now: Instant;
}

/** The task that undoes an orphan, where the pack names one and nobody has answered it yet. */
function undoOf({ lines, now }: Seen, orphan: Orphan, rules: Rules): Wanted[] {
  const key = undoKeyOf(rules, orphan);
  if (key === undefined || lines.outcomes.has(key)) return [];
  return [
    {
      ...wantedTask({ lines, rules }, key, { since: lines.started, place: now }),
      fromOpening: true,
    },
  ];
}

/** Key of the task that undoes an orphan, where the pack names one. */
export function undoKeyOf(rules: Rules, { key, entryId, outcome }: Orphan): string | undefined {
  const task = taskRule(rules, key)?.undo[outcome];
  return task === undefined ? undefined : undoKey(key, entryId, task);
}

function hasCome(walk: Walk, step: string): boolean {
  const end = walk.ends.get(step);
  return typeof end === 'object' && end.result !== 'not-applicable';
}

function resultsOf(walk: Walk): Record<string, string> {
  const results: Record<string, string> = {};
  for (const [step, end] of walk.ends) if (typeof end === 'object') results[step] = end.result;
  return results;
}

function wake(frames: readonly Frame[]): { wakeAt?: Instant } {
  const wakes = frames.flatMap((frame) => frame.wakes);
  if (wakes.length === 0) return {};
  return { wakeAt: wakes.reduce((a, b) => (b < a ? b : a)) };
}

function isOver(walk: Walk): boolean {
  return [...walk.ends.values()].every((end) => typeof end === 'object');
}
