import { windowsFrom } from '../followup/windows.ts';
import type { Rules, Schedule } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import { lastDayBefore } from '../time/zone.ts';
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

/** Windows of a schedule from an anchor on, by its fact as it stood at the beginning of each. */
export function* windowsOf(
  plan: Schedule,
  anchor: Instant,
  { lines, rules, timeZone }: { lines: TimeLines; rules: Rules; timeZone: string },
): Generator<SeriesWindow, void> {
  const facts = lines.facts.get(plan.by);
  const { stages, dueAfter } = plan;
  const { calendar } = rules;
  const valueOf = (at: Instant) => valueAt(facts, at);
  const rhythm = { stages, dueAfter, valueAt: valueOf, calendar, timeZone };
  for (const { from, to, dueFrom } of windowsFrom(anchor, rhythm)) {
    const due = (opened: Instant): Due => {
      const dueAt = dueFrom(opened);
      return { lastDay: lastDayBefore(dueAt, timeZone), dueAt, provisional: false };
    };
    yield { from, to, due };
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
