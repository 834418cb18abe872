import type { DeadlineRule, Rules } from '../policy/rules.ts';
import { dueInstant } from '../time/due-at.ts';
import type { Due as TermEnd } from '../time/term.ts';
import type { Instant } from '../time/instant.ts';
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
  const due = firstEnd(lines, rules, clock);
  const { lastDay, dueAt, provisional } = due;
  if (lastDay === undefined || dueAt === undefined) return { provisional };
  return { lastDay, dueAt, provisional };
}

function firstEnd(lines: TimeLines, rules: Rules, { key, rule, from, timeZone }: Clock): TermEnd {
  const { calendar } = rules;
  const roll = rule.onHoliday === 'roll';
  const holds = rule.pausable ? pausesOf(lines, key) : NO_PAUSES;
  const { unit } = rule;
  const extensions = lines.extensions.get(key);
  if (!extensions) {
    return dueInstant({ from, n: rule.n, unit, roll, calendar, timeZone, holds }, PLAIN);
  }
  // An extension lengthens the clock that was running when it was given, not one that starts anew.
  const given = extensions.filter((e) => e.happenedAt >= from);
  const n = given.reduce((sum, e) => (e.unit === unit ? sum + e.n : sum), rule.n);
  let due = dueInstant({ from, n, unit, roll, calendar, timeZone, holds }, PLAIN);
  for (const more of given.filter((e) => e.unit !== unit)) {
    const end = more.unit === 'hour' ? due.dueAt : due.lastDay;
    if (end === undefined) break;
    const term = { from: end, n: more.n, unit: more.unit, roll, calendar, timeZone, holds };
    due = dueInstant(term, PLAIN);
  }
  return due;
}

function pausesOf(lines: TimeLines, key: string): Pause[] {
  return [...(lines.holds.get(key) ?? []), ...(lines.holds.get('*') ?? [])];
}
