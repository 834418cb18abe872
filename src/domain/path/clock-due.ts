import type { DeadlineRule, Rules } from '../policy/rules.ts';
import { dueInstant } from '../time/due-at.ts';
import type { Instant } from '../time/instant.ts';
import type { Pause, TimeLines } from './time-lines.ts';
import type { Due } from './view.ts';

export interface Clock {
  key: string;
  rule: DeadlineRule;
  from: Instant;
  timeZone: string;
}

/** When a clock of the pack runs out: extensions added, pauses counted where the article allows them. */
export function clockDue(lines: TimeLines, rules: Rules, clock: Clock): Due {
  const { rule, timeZone, from } = clock;
  // An extension lengthens the clock that was running when it was given, not one that starts anew.
  const given = (lines.extensions.get(clock.key) ?? []).filter((e) => e.happenedAt >= from);
  const common = {
    roll: rule.onHoliday === 'roll',
    calendar: rules.calendar,
    timeZone,
    holds: rule.pausable ? pausesOf(lines, clock.key) : [],
  };
  const n = given.reduce((sum, e) => (e.unit === rule.unit ? sum + e.n : sum), rule.n);
  let due = dueInstant({ ...common, from, n, unit: rule.unit }, { explain: false });
  for (const { n: more, unit } of given.filter((e) => e.unit !== rule.unit)) {
    const end = unit === 'hour' ? due.dueAt : due.lastDay;
    if (end === undefined) break;
    due = dueInstant({ ...common, from: end, n: more, unit }, { explain: false });
  }
  return {
    ...(due.lastDay === undefined ? {} : { lastDay: due.lastDay }),
    ...(due.dueAt === undefined ? {} : { dueAt: due.dueAt }),
    provisional: due.provisional,
  };
}

function pausesOf(lines: TimeLines, key: string): Pause[] {
  return [...(lines.holds.get(key) ?? []), ...(lines.holds.get('*') ?? [])];
}
