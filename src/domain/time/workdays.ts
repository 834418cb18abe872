import { isPublished, reasonFor } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { LAST_YEAR, toEpochDay, yearOf } from './epoch-day.ts';
import type { EpochDay } from './epoch-day.ts';

/** The `n`th working day after a day, n at least 1; nothing where it lies beyond the year 2200. */
export function workdayAfter(
  calendar: Calendar,
  { after, n }: { after: EpochDay; n: number },
): EpochDay | undefined {
  let year = yearOf(after);
  let left = n + workdaysUpTo(workYear(calendar, year), after);
  while (year <= LAST_YEAR) {
    const { workdays } = workYear(calendar, year);
    if (left <= workdays.length) return workdays[left - 1];
    left -= workdays.length;
    year += 1;
  }
  return undefined;
}

export function countWorkdays(calendar: Calendar, { first, last }: DaySpan): number {
  const [firstYear, lastYear] = [yearOf(first), yearOf(last)];
  let count = workdaysUpTo(workYear(calendar, lastYear), last);
  for (let year = firstYear; year < lastYear; year += 1) {
    count += workYear(calendar, year).workdays.length;
  }
  return count - workdaysUpTo(workYear(calendar, firstYear), first - 1);
}

export function isRestDay(calendar: Calendar, day: EpochDay): boolean {
  const year = workYear(calendar, yearOf(day));
  return workdaysUpTo(year, day) === workdaysUpTo(year, day - 1);
}

export function isAllPublished(calendar: Calendar, { first, last }: DaySpan): boolean {
  const lastYear = yearOf(last);
  for (let year = yearOf(first); year <= lastYear; year += 1) {
    if (!workYear(calendar, year).published) return false;
  }
  return true;
}

/** Both ends included. */
export interface DaySpan {
  readonly first: EpochDay;
  readonly last: EpochDay;
}

/** A year of a calendar, laid out so that a deadline is found without walking through the days. */
interface WorkYear {
  readonly published: boolean;
  readonly firstDay: EpochDay;
  readonly workdays: readonly EpochDay[];
  /** How many working days of the year have passed with each day. */
  readonly passed: Uint16Array;
}

function workdaysUpTo(year: WorkYear, day: EpochDay): number {
  if (day < year.firstDay) return 0;
  return year.passed[day - year.firstDay] ?? year.workdays.length;
}

const byCalendar = new WeakMap<Calendar, Map<number, WorkYear>>();

function workYear(calendar: Calendar, year: number): WorkYear {
  const years = byCalendar.get(calendar);
  return years?.get(year) ?? layOut(calendar, year);
}

function layOut(calendar: Calendar, year: number): WorkYear {
  const firstDay = toEpochDay({ year, month: 1, day: 1 });
  const length = toEpochDay({ year: year + 1, month: 1, day: 1 }) - firstDay;
  const passed = new Uint16Array(length);
  const workdays: EpochDay[] = [];
  for (let index = 0; index < length; index += 1) {
    const reason = reasonFor(calendar, firstDay + index);
    if (!reason || reason.code === 'make-up-workday') workdays.push(firstDay + index);
    passed[index] = workdays.length;
  }
  return remember(calendar, year, {
    published: isPublished(calendar, year),
    firstDay,
    workdays,
    passed,
  });
}

function remember(calendar: Calendar, year: number, laidOut: WorkYear): WorkYear {
  const years = byCalendar.get(calendar) ?? new Map<number, WorkYear>();
  years.set(year, laidOut);
  byCalendar.set(calendar, years);
  return laidOut;
}
