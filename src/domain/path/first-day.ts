import type { DeadlineRule } from '../policy/rules.ts';
import { toCivilDate } from '../time/civil-date.ts';
import type { CivilDate, Instant } from '../time/instant.ts';
import type { TimeLines } from './time-lines.ts';

type Dated = Pick<DeadlineRule, 'from'>;

/** The day from which a clock counts that names a date: where several are on record, the earliest rules. */
export function firstDayOf(lines: TimeLines, rule: Dated): CivilDate | undefined {
  return firstOf(lines, rule)?.day;
}

/** Since when that day has been on record. */
export function knownSince(lines: TimeLines, rule: Dated): Instant | undefined {
  return firstOf(lines, rule)?.at;
}

function firstOf(lines: TimeLines, { from }: Dated): { day: CivilDate; at: Instant } | undefined {
  const points = (from === undefined ? undefined : lines.facts.get(from)) ?? [];
  const dated = points.flatMap(({ at, value }) => {
    const day = earliestDay(String(value));
    return day === undefined ? [] : [{ day, at }];
  });
  return dated.sort((a, b) => (a.day === b.day ? a.at - b.at : a.day < b.day ? -1 : 1))[0];
}

/** The earliest day that a date of the ledger can mean, whose month or day nobody may know. */
function earliestDay(value: string): CivilDate | undefined {
  return toCivilDate(`${value}-01-01`) ?? toCivilDate(`${value}-01`) ?? toCivilDate(value);
}
