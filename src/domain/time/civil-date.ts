import { addMonthsTo, FIRST_DAY, LAST_DAY, toEpochDay, weekdayOf } from './epoch-day.ts';
import type { EpochDay, Weekday } from './epoch-day.ts';
import { formatDay, isCivilDate } from './instant.ts';
import type { CivilDate } from './instant.ts';

export function toCivilDate(text: string): CivilDate | undefined {
  return isCivilDate(text) ? text : undefined;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDateOf(dayOf(date) + days);
}

/** 31 January and one month is the last day of February. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return civilDateOf(addMonthsTo(dayOf(date), months).day);
}

export function addYears(date: CivilDate, years: number): CivilDate {
  return addMonths(date, years * 12);
}

/** 0 is Sunday. */
export function dayOfWeek(date: CivilDate): Weekday {
  return weekdayOf(dayOf(date));
}

/** Days from one date to the other; negative where the second is earlier. */
export function diffDays({ from, to }: { from: CivilDate; to: CivilDate }): number {
  return dayOf(to) - dayOf(from);
}

/** For sorting: earlier first. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function dayOf(date: CivilDate): EpochDay {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  return toEpochDay({ year, month, day: Number(date.slice(8, 10)) });
}

/** Texts of days already written: boards and forecasts ask for the same few thousand again and again. */
const written = new Map<EpochDay, CivilDate>();

/** Throws outside the years 1900 to 2200: a date that was valid has been moved out of all reason. */
export function civilDateOf(epochDay: EpochDay): CivilDate {
  const known = written.get(epochDay);
  if (known !== undefined) return known;
  if (!isDay(epochDay)) throw new RangeError(`day ${epochDay} lies outside the years 1900 to 2200`);
  const date = formatDay(epochDay);
  written.set(epochDay, date);
  return date;
}

export function isDay(epochDay: EpochDay): boolean {
  return Number.isInteger(epochDay) && epochDay >= FIRST_DAY && epochDay <= LAST_DAY;
}
