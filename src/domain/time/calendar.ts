import { civilDateOf, dayOf } from './civil-date.ts';
import { toEpochDay, weekdayOf, yearOf } from './epoch-day.ts';
import type { EpochDay, Weekday } from './epoch-day.ts';
import type { CivilDate } from './instant.ts';

export interface DayName {
  readonly 'zh-CN': string;
  readonly en: string;
}

export interface NamedDay {
  readonly date: CivilDate;
  readonly name: DayName;
}

/** Day of a year, `MM-DD`, on which a school term begins where nothing else is published for that year. */
export interface TermStart {
  readonly day: string;
  readonly name: DayName;
}

export interface SchoolTerms {
  readonly source: string;
  readonly confidence: 'verified' | 'excerpt' | 'unverified' | 'default';
  readonly starts: readonly TermStart[];
}

/** What the authority published for one year. Its days may lie in a neighbouring year (30 December). */
export interface CalendarYear {
  readonly source: string;
  readonly url: string;
  /** Missing where only the data of others were read, and not the notice. */
  readonly published?: CivilDate;
  readonly confidence: 'verified' | 'excerpt';
  readonly holidays: readonly NamedDay[];
  /** Days of the weekly rest on which offices work; `name` is the holiday that they make up for. */
  readonly makeUpWorkdays: readonly NamedDay[];
  /** First days of the school terms of that year, where they were published. */
  readonly termStarts?: readonly NamedDay[];
}

/** Rest days as data, never changed once read: what is derived from it is kept by its identity. */
export interface Calendar {
  readonly id: string;
  /** 0 is Sunday. */
  readonly restDays: readonly Weekday[];
  readonly restDayName: DayName;
  /** Missing where nothing is counted in school terms. */
  readonly schoolTerms?: SchoolTerms;
  /** By year. A year that is missing is not published yet. */
  readonly years: Readonly<Record<string, CalendarYear>>;
}

export type DayReason = {
  readonly code: 'holiday' | 'make-up-workday' | 'weekly-rest';
  readonly name: DayName;
};

export interface DayAnswer {
  readonly workday: boolean;
  /** Why the day is not what its weekday says, or that its weekday is a rest day. */
  readonly why?: DayReason;
  /** Nobody has published that year yet: its weekdays are assumed to be working days. */
  readonly provisional: boolean;
}

export function isWorkday(calendar: Calendar, date: CivilDate): DayAnswer {
  const day = dayOf(date);
  const why = reasonFor(calendar, day);
  const workday = why === undefined || why.code === 'make-up-workday';
  const provisional = !isPublished(calendar, yearOf(day));
  return why === undefined ? { workday, provisional } : { workday, why, provisional };
}

/** The last day up to which no published year is missing; nothing where none is published. */
export function publishedUntil(calendar: Calendar): CivilDate | undefined {
  const years = Object.keys(calendar.years).map(Number);
  if (years.length === 0) return undefined;
  let year = Math.min(...years);
  while (isPublished(calendar, year + 1)) year += 1;
  return civilDateOf(toEpochDay({ year, month: 12, day: 31 }));
}

export function isPublished(calendar: Calendar, year: number): boolean {
  return calendar.years[year] !== undefined;
}

export function reasonFor(calendar: Calendar, day: EpochDay): DayReason | undefined {
  const named = namedDays(calendar).get(day);
  if (named) return named;
  if (!calendar.restDays.includes(weekdayOf(day))) return undefined;
  return { code: 'weekly-rest', name: calendar.restDayName };
}

const byCalendar = new WeakMap<Calendar, ReadonlyMap<EpochDay, DayReason>>();

function namedDays(calendar: Calendar): ReadonlyMap<EpochDay, DayReason> {
  const known = byCalendar.get(calendar);
  if (known) return known;
  const days = new Map<EpochDay, DayReason>();
  for (const { holidays, makeUpWorkdays } of Object.values(calendar.years)) {
    for (const { date, name } of holidays) days.set(dayOf(date), { code: 'holiday', name });
    for (const { date, name } of makeUpWorkdays) {
      days.set(dayOf(date), { code: 'make-up-workday', name });
    }
  }
  byCalendar.set(calendar, days);
  return days;
}
