import { isPublished, type Calendar, type DayName } from './calendar.ts';
import { dayOf } from './civil-date.ts';
import { LAST_YEAR, toEpochDay, yearOf, type EpochDay } from './epoch-day.ts';

export interface TermBegins {
  readonly day: EpochDay;
  readonly name: DayName;
  /** By the rule of the calendar, and not as it was published for that year. */
  readonly isAssumed: boolean;
}

/** The `n`th start of a school term after a day, n at least 1; nothing where the calendar knows none that late. */
export function termBegins(
  calendar: Calendar,
  { after, n }: { after: EpochDay; n: number },
): TermBegins | undefined {
  let left = n;
  for (let year = yearOf(after); year <= LAST_YEAR; year += 1) {
    const starts = startsOf(calendar, year).filter(({ day }) => day > after);
    const found = starts[left - 1];
    if (found) return found;
    left -= starts.length;
  }
  return undefined;
}

/** Whether a term start is known only for a year that nobody has published yet. */
export function isTermProvisional(calendar: Calendar, { day, isAssumed }: TermBegins): boolean {
  return isAssumed && !isPublished(calendar, yearOf(day));
}

function startsOf({ years, schoolTerms }: Calendar, year: number): TermBegins[] {
  const published = years[year]?.termStarts?.map(({ date, name }) => {
    return { day: dayOf(date), name, isAssumed: false };
  });
  const assumed = schoolTerms?.starts.map(({ day, name }) => {
    const [month, date] = day.split('-').map(Number);
    return {
      day: toEpochDay({ year, month: month ?? NaN, day: date ?? NaN }),
      name,
      isAssumed: true,
    };
  });
  return (published ?? assumed ?? []).sort((a, b) => a.day - b.day);
}
