import type { Calendar } from './calendar.ts';
import { MINUTE_MS, type Instant } from './instant.ts';
import { isRestDay } from './workdays.ts';
import { epochDayAt, startOfEpochDay } from './zone.ts';

/** Minutes after 00:00 of the place between which offices are open on a working day. */
export interface OfficeHours {
  fromMinute: number;
  toMinute: number;
}

/** Whether offices are open: on a working day of the calendar, between their hours. */
export function isOfficeTime(
  { calendar, officeHours }: { calendar: Calendar; officeHours: OfficeHours },
  at: Instant,
  timeZone: string,
): boolean {
  const day = epochDayAt(at, timeZone);
  if (isRestDay(calendar, day)) return false;
  const minute = (at - startOfEpochDay(day, timeZone)) / MINUTE_MS;
  return minute >= officeHours.fromMinute && minute < officeHours.toMinute;
}
