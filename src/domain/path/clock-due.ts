import type { DeadlineRule, Rules } from '../policy/rules.ts';
import { dueInstant } from '../time/due-at.ts';
import type { Due as TermEnd } from '../time/term.ts';
import type { Instant } from '../time/instant.ts';
import { firstDayOf } from './first-day.ts';
import type { EntryOf } from './ledger.ts';
import type { Pause, TimeLines } from './time-lines.ts';
import type { Due } from './view.ts';

export interface Clock {
  key: string;
  rule: DeadlineRule;
  from: Instant;
  timeZone: string;
}

const NO_PAUSES: Pause[] = [];
/** Dates only: the reasons are asked for one task at a time. */
const PLAIN = { explain: false };

/** When a clock of the pack runs out: extensions added, pauses counted where the article allows them. */
export function clockDue(lines: TimeLines, rules: Rules, clock: Clock): Due {
  const { lastDay, dueAt, provisional } = clockEnd({ lines, rules, clock }, PLAIN);
  if (lastDay === undefined || dueAt === undefined) return { provisional };
  return { lastDay, dueAt, provisional };
}

/** The same with its grounds, one term after the other: the one of the pack, and what extensions added. */
export function explainClock(lines: TimeLines, rules: Rules, clock: Clock): TermEnd {
  return clockEnd({ lines, rules, clock }, { explain: true });
}

function clockEnd(
  { lines, rules, clock }: { lines: TimeLines; rules: Rules; clock: Clock },
  how: { explain: boolean },
): TermEnd {
  const { key, rule, timeZone } = clock;
  const from = rule.from === undefined ? clock.from : (firstDayOf(lines, rule) ?? lines.started);
  const { calendar } = rules;
  const roll = rule.onHoliday === 'roll';
  // Whatever a pack says: nothing pauses a preclusion, and nothing lengthens it.
  const mayPause = rule.pausable && rule.nature !== 'preclusion';
  const holds = mayPause ? pausesOf(lines, key) : NO_PAUSES;
  const { unit } = rule;
  const given = extensionsOf(lines, clock);
  const n = given.reduce((sum, e) => (e.unit === unit ? sum + e.n : sum), rule.n);
  let due = dueInstant({ from, n, unit, roll, calendar, timeZone, holds }, how);
  for (const more of given.filter((e) => e.unit !== unit)) {
    const end = more.unit === 'hour' ? due.dueAt : due.lastDay;
    if (end === undefined) break;
    const term = { from: end, n: more.n, unit: more.unit, roll, calendar, timeZone, holds };
    const next = dueInstant(term, how);
    due = { ...next, why: [...due.why, ...next.why] };
  }
  return due;
}

const NO_EXTENSIONS: EntryOf<'extension'>[] = [];

/** An extension lengthens the clock that was running when it was given, not one that starts anew, and no preclusion. */
export function extensionsOf(lines: TimeLines, { key, from, rule }: Clock): EntryOf<'extension'>[] {
  if (rule.nature === 'preclusion') return NO_EXTENSIONS;
  return lines.extensions.get(key)?.filter((e) => e.happenedAt >= from) ?? NO_EXTENSIONS;
}

function pausesOf(lines: TimeLines, key: string): Pause[] {
  return [...(lines.holds.get(key) ?? []), ...(lines.holds.get('*') ?? [])];
}
