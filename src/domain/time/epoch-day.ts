/** Days since 1970-01-01 in the Gregorian calendar: the form in which civil dates are counted with. */
export type EpochDay = number;

export interface YearMonthDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** No life and no deadline of the product lies outside; a date that does is a slip of the pen. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;

const DAYS_PER_ERA = 146_097;
const DAYS_FROM_ERA_TO_1970 = 719_468;

/** Counted in eras of 400 years that begin on 1 March, so that the leap day comes last. */
export function toEpochDay({ year, month, day }: YearMonthDay): EpochDay {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * DAYS_PER_ERA + yearOfEra * 365 + leapDays + dayOfYear - DAYS_FROM_ERA_TO_1970;
}

export function fromEpochDay(epochDay: EpochDay): YearMonthDay {
  const shifted = epochDay + DAYS_FROM_ERA_TO_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = yearOfEraAt(dayOfEra);
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapDays);
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

function yearOfEraAt(dayOfEra: number): number {
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  return Math.floor((dayOfEra - leapDays) / 365);
}

export const FIRST_DAY: EpochDay = toEpochDay({ year: FIRST_YEAR, month: 1, day: 1 });
export const LAST_DAY: EpochDay = toEpochDay({ year: LAST_YEAR, month: 12, day: 31 });

export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** 0 is Sunday, as in the calendars; 1970-01-01 was a Thursday. */
export function weekdayOf(epochDay: EpochDay): Weekday {
  const weekday = (((epochDay + 4) % 7) + 7) % 7;
  return weekday as Weekday; // a whole number modulo 7
}

export function yearOf(epochDay: EpochDay): number {
  return fromEpochDay(epochDay).year;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export interface MonthStep {
  readonly day: EpochDay;
  /** The month has no such day, so its last day was taken. */
  readonly clamped: boolean;
}

/** The corresponding day; where the month has none, its last day. Civil Code art. 202. */
export function addMonthsTo(epochDay: EpochDay, months: number): MonthStep {
  const from = fromEpochDay(epochDay);
  const monthIndex = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(monthIndex / 12);
  const month = monthIndex - year * 12 + 1;
  const day = Math.min(from.day, daysInMonth(year, month));
  return { day: toEpochDay({ year, month, day }), clamped: day < from.day };
}
