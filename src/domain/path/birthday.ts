import { addDays, addYears, toCivilDate } from '../time/civil-date.ts';
import type { CivilDate, Instant } from '../time/instant.ts';
import { startOfDay } from '../time/zone.ts';

/** Ages beyond this are a mistake of the pack. */
const AGE_MAX = 130;

/**
 * 00:00 of the day, at the place, on which a person turns an age; born on 29 February: 28 February of a common year.
 * A date known only to the year (`1995`) counts as its last day, so that nobody is of age too early.
 * Nothing where the date is none.
 */
export function birthdayInstant(born: string, age: number, timeZone: string): Instant | undefined {
  const birth = latestDay(born);
  if (birth === undefined || age > AGE_MAX || birth > '2060') return undefined;
  return startOfDay(addYears(birth, age), timeZone);
}

/** The latest day that a birth date of the ledger can mean. */
export function latestDay(born: string): CivilDate | undefined {
  if (/^\d{4}$/.test(born)) return toCivilDate(`${born}-12-31`);
  if (!/^\d{4}-\d{2}$/.test(born)) return toCivilDate(born);
  const first = toCivilDate(`${born}-01`);
  return first === undefined ? undefined : addDays(nextMonth(first), -1);
}

function nextMonth(first: CivilDate): CivilDate {
  const after = addDays(first, 31);
  return addDays(after, 1 - Number(after.slice(8)));
}
