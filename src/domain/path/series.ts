import type { Period, Rules, Schedule } from '../policy/rules.ts';
import { dueInstant } from '../time/due-at.ts';
import type { Instant } from '../time/instant.ts';
import { startOfDay } from '../time/zone.ts';
import { earliest } from './frame.ts';
import { taskOf } from './keys.ts';
import type { EntryOf } from './ledger.ts';
import { valueAt, type TimeLines } from './time-lines.ts';
import type { Due } from './view.ts';

/** One recurring window: a visit belongs to the window it happened in, whatever day it was entered. */
export interface SeriesWindow {
  from: Instant;
  to: Instant;
  /** Due inside the window; it stays open until the window closes. */
  due: (from: Instant) => Due;
}

/** Windows of a schedule from an anchor on, one after the other: a late visit never shifts them. */
export function* windowsOf(
  plan: Schedule,
  anchor: Instant,
  { lines, rules, timeZone }: { lines: TimeLines; rules: Rules; timeZone: string },
): Generator<SeriesWindow, never> {
  const after = (from: Instant, period: Period) => afterPeriod(rules, timeZone, { from, period });
  const stages = plan.stages.map((stage) => ({ ...stage, begins: after(anchor, stage.after) }));
  const facts = lines.facts.get(plan.by);
  for (let from = anchor; ;) {
    const stage = stages.findLast((s) => s.begins <= from);
    const every = stage?.every[String(valueAt(facts, from))] ?? stage?.every['default'];
    const to = every === undefined ? from : after(from, every);
    if (to <= from) throw new Error('a schedule does not move on');
    const { dueAfter } = plan;
    const due = (opened: Instant): Due => ({
      dueAt: dueAfter === undefined ? to : earliest(after(opened, dueAfter), to),
      provisional: false,
    });
    yield { from, to, due };
    from = to;
  }
}

/** All visits of a series in the order they happened, under whichever window's key they were entered. */
export function visitsOf(lines: TimeLines, prefix: string, name: string): EntryOf<'outcome'>[] {
  const visits: EntryOf<'outcome'>[] = [];
  for (const [key, entries] of lines.outcomes) {
    if (key.startsWith(`${prefix}${name}.`) && taskOf(key) === name) visits.push(...entries);
  }
  return visits.sort((a, b) => a.happenedAt - b.happenedAt);
}

/** The corresponding day at its beginning: windows meet without a gap and do not drift. */
function afterPeriod(
  rules: Rules,
  timeZone: string,
  { from, period }: { from: Instant; period: Period },
): Instant {
  if (period.n === 0) return from;
  const clock = { ...period, from, roll: false, calendar: rules.calendar, timeZone, holds: [] };
  const { lastDay, dueAt } = dueInstant(clock, { explain: false });
  if (period.unit === 'hour') return dueAt ?? from;
  return lastDay === undefined ? from : startOfDay(lastDay, timeZone);
}
