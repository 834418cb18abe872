import type { Calendar, DayName } from './calendar.ts';
import type { CivilDate, Instant } from './instant.ts';

/**
 * Units whose last day is a day of the place and ends at 24:00. `workday` is a working day of the calendar that is given;
 * `cn_workday` is the same where that calendar is China's, and says so.
 */
export type DayUnit =
  'day' | 'workday' | 'cn_workday' | 'month' | 'year' | 'school_term' | 'anniversary';

/** A further unit is added here; every place that must know it then fails to compile. */
export type Unit = 'hour' | DayUnit | 'birthday';

/** A time in which the clock stands still: from `from` up to `to`, or for as long as nobody ends it. */
export interface Hold {
  readonly from: Instant;
  readonly to?: Instant;
}

export interface Term {
  /** A civil date is that day in the place; for `birthday` it is the day or the moment of birth. */
  readonly from: Instant | CivilDate;
  /**
   * A whole number, 0 or more; for `birthday` the age, for `anniversary` which one, for `school_term` before which
   * start of a term after the start day it ends. 0: by the end of the same day.
   */
  readonly n: number;
  readonly unit: Unit;
  /** Move a last day that is a rest day to the next working day. Civil Code art. 203. */
  readonly roll: boolean;
  readonly calendar: Calendar;
  readonly timeZone: string;
  readonly holds: readonly Hold[];
}

/** One ground for a date, as data: pages find the words in their own language. Days are civil dates, moments ISO UTC. */
export type Why =
  | { readonly code: 'start-day-not-counted'; readonly day: CivilDate }
  | { readonly code: 'rest-day-skipped'; readonly day: CivilDate; readonly name: DayName }
  | { readonly code: 'make-up-workday'; readonly day: CivilDate; readonly name: DayName }
  | { readonly code: 'month-end'; readonly day: CivilDate }
  /** The last day is the one before. `isAssumed`: nobody has published that start, the rule of the calendar stands in. */
  | {
      readonly code: 'school-term-begins';
      readonly day: CivilDate;
      readonly name: DayName;
      readonly isAssumed: boolean;
    }
  | { readonly code: 'no-school-terms' }
  | {
      readonly code: 'hold';
      readonly from: string;
      /** Missing while the hold is open: there is no due date until it ends. */
      readonly to?: string;
      /** Days by which the hold lengthened the term; a fraction for a term in hours. */
      readonly days?: number;
    }
  | {
      readonly code: 'rolled';
      readonly from: CivilDate;
      readonly to: CivilDate;
      readonly name: DayName;
    }
  | { readonly code: 'calendar-unpublished'; readonly year: number }
  | { readonly code: 'more-days'; readonly count: number }
  | { readonly code: 'never-rolls'; readonly unit: 'hour' | 'birthday' }
  | { readonly code: 'beyond-the-calendar' }
  | { readonly code: 'refused'; readonly field: 'from' | 'n' | 'timeZone' | 'holds' };

export interface Due {
  /** Missing, as `dueAt`, while an open hold keeps the term from ending. */
  readonly lastDay?: CivilDate;
  /** 24:00 of the last day, which is the first moment of the next one; for hours the very moment. */
  readonly dueAt?: Instant;
  /** The days counted reach into a year whose rest days nobody has published. Never so without a date. */
  readonly provisional: boolean;
  readonly why: readonly Why[];
}
