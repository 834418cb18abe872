import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Calendar } from '../../../src/domain/time/calendar.ts';
import { addDays, toCivilDate } from '../../../src/domain/time/civil-date.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import type { CivilDate, Instant } from '../../../src/domain/time/instant.ts';

/** The published calendar, as the product reads it; its shape is what calendar.test.ts checks. */
export const cn = parse(readFileSync('policies/calendars/cn.yaml', 'utf8')) as Calendar;

export function day(text: string): CivilDate {
  const date = toCivilDate(text);
  if (date === undefined) throw new Error(`not a date: ${text}`);
  return date;
}

export function at(iso: string): Instant {
  const instant = toInstant(iso);
  if (instant === undefined) throw new Error(`not a moment: ${iso}`);
  return instant;
}

/** Both ends included. */
export function daysFrom(first: string, last: string): CivilDate[] {
  const days: CivilDate[] = [];
  for (let date = day(first); date <= last; date = addDays(date, 1)) days.push(date);
  return days;
}
