import type { Calendar } from '../time/calendar.ts';
import { addDays, toCivilDate } from '../time/civil-date.ts';
import { dueInstant } from '../time/due-at.ts';
import type { CivilDate, Instant } from '../time/instant.ts';

/**
 * 00:00 of the day, at the place, on which a person turns an age. A date known only to the year (`1995`) counts as
 * its last day, so that nobody is of age too early. Nothing where the date is none.
 */
export function birthdayInstant(
  born: string,
  age: number,
  { calendar, timeZone }: { calendar: Calendar; timeZone: string },
): Instant | undefined {
  const from = latestDay(born);
  if (from === undefined) return undefined;
  const term = {
    from,
    n: age,
    unit: 'birthday',
    roll: false,
    calendar,
    timeZone,
    holds: [],
  } as const;
  return dueInstant(term, { explain: false }).dueAt;
}

/** The calendar of the product ends with it. */
const LAST_YEAR = '2200';

/** The latest day that a birth date of the ledger can mean. */
export function latestDay(born: string): CivilDate | undefined {
  if (born >= LAST_YEAR) return undefined;
  if (/^\d{4}$/.test(born)) return toCivilDate(`${born}-12-31`);
  if (!/^\d{4}-\d{2}$/.test(born)) return toCivilDate(born);
  const first = toCivilDate(`${born}-01`);
  if (first === undefined) return undefined;
  const inNextMonth = addDays(first, 31);
  return addDays(inNextMonth, -Number(inNextMonth.slice(8)));
}
