import type { DeadlineRule, Rules } from '../policy/rules.ts';
import { dueInstant } from '../time/due-at.ts';
import type { Instant } from '../time/instant.ts';
import type { Pause, TimeLines } from './time-lines.ts';
import type { Due } from './view.ts';

interface Clock {
  key: string;
  rule: DeadlineRule;
  from: Instant;
  timeZone: string;
}

/** When a clock of the pack runs out: extensions added, pauses counted where the article allows them. */
export function clockDue(lines: TimeLines, rules: Rules, clock: Clock): Due {
  const { rule } = clock;
  const extensions = lines.extensions.get(clock.key) ?? [];
  const sameUnit = extensions.filter((e) => e.unit === rule.unit);
  const otherUnits = extensions.filter((e) => e.unit !== rule.unit);
  const common = {
    roll: rule.onHoliday === 'roll',
    calendar: rules.calendar,
    timeZone: clock.timeZone,
  };
  const holds = rule.pausable ? pausesOf(lines, clock.key) : [];
  let due = dueInstant(
    {
      ...common,
      from: clock.from,
      n: rule.n + sameUnit.reduce((sum, e) => sum + e.n, 0),
      unit: rule.unit,
      holds,
    },
    { explain: false },
  );
  for (const extension of otherUnits) {
    if (due.dueAt === undefined) break;
    const { n, unit } = extension;
    due = dueInstant({ ...common, from: due.dueAt, n, unit, holds: [] }, { explain: false });
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
