import { addDays, toCivilDate } from '../domain/time/civil-date.ts';

/** The civil day after a day of a pack, or `n` days after it. */
export function dayAfter(day: string, n = 1): string {
  const date = toCivilDate(day);
  return date === undefined ? day : addDays(date, n);
}
