import type { Rules } from '../policy/rules.ts';
import { publishedUntil } from '../time/calendar.ts';
import type { CivilDate } from '../time/instant.ts';

/** Which calendar a path was last looked at on, and how far it was published then. */
export interface CalendarStanding {
  hash: string;
  until?: CivilDate;
}

export function standingOf({ calendar, calendarHash: hash }: Rules): CalendarStanding {
  const until = publishedUntil(calendar);
  return until === undefined ? { hash } : { hash, until };
}

/** The years that were published since; none where the calendar was only corrected. */
export function yearsSince({ calendar }: Rules, was: CalendarStanding | undefined): number[] {
  const last = Number(was?.until?.slice(0, 4) ?? 0);
  return Object.keys(calendar.years)
    .map(Number)
    .filter((year) => year > last)
    .sort((a, b) => a - b);
}
