import type { Period, Rules, Schedule, Window } from '../policy/rules.ts';
import { dueInstant } from '../time/due-at.ts';
import type { Instant } from '../time/instant.ts';
import { lastDayBefore, startOfDay } from '../time/zone.ts';
import { earliest } from './frame.ts';
import { taskOf } from './keys.ts';
import type { EntryOf, FactValue } from './ledger.ts';
import { valueAt, type Pause, type TimeLines } from './time-lines.ts';
import type { Due } from './view.ts';

const NO_PAUSES: Pause[] = [];
const PLAIN = { explain: false };

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
  const facts = lines.facts.get(plan.by);
  const [first, ...stages] = plan.stages;
  let stage = first;
  for (let from = anchor; ;) {
    // Stages follow each other: the next one is looked at only from where the one before has led.
    while (stages[0] && after(anchor, stages[0].after) <= from) stage = stages.shift();
    const every = distance(stage, valueAt(facts, from));
    const to = every === undefined ? from : after(from, every);
    // Refused with the pack that says so; no fact of a person leads here.
    if (to <= from) throw new Error('a schedule does not move on');
    const { dueAfter } = plan;
    const due = (opened: Instant): Due => {
      const dueAt = dueAfter === undefined ? to : earliest(after(opened, dueAfter), to);
      const lastDay = lastDayBefore(dueAt, timeZone);
      return { lastDay, dueAt, provisional: false };
    };
    yield { from, to, due };
    from = to;
  }
}

/** The column of the fact as it stood; the closest one where the pack has none for it. */
function distance(stage: Window | undefined, value: FactValue | undefined): Period | undefined {
  const every = stage?.every ?? {};
  return every[String(value)] ?? every['default'] ?? Object.values(every)[0];
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
  const { n, unit } = period;
  const { calendar } = rules;
  const term = { from, n, unit, roll: false, calendar, timeZone, holds: NO_PAUSES };
  const { lastDay, dueAt } = dueInstant(term, PLAIN);
  if (unit === 'hour') return dueAt ?? from;
  return lastDay === undefined ? from : startOfDay(lastDay, timeZone);
}
