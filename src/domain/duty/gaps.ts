import type { Calendar } from '../time/calendar.ts';
import { DAY_MS, MINUTE_MS, type Instant } from '../time/instant.ts';
import { isOfficeTime, type OfficeHours } from '../time/office-time.ts';
import { epochDayAt, startOfEpochDay } from '../time/zone.ts';

export interface Shift {
  from: Instant;
  to: Instant;
}

export interface Hours {
  calendar: Calendar;
  officeHours: OfficeHours;
  timeZone: string;
}

/**
 * The stretches between two instants in which offices are closed and nobody is on duty, in order. A safety task that
 * becomes due then would find nobody.
 */
export function rosterGaps(shifts: readonly Shift[], hours: Hours, span: Shift): Shift[] {
  const edges = [span.from, span.to, ...shifts.flatMap(({ from, to }) => [from, to])];
  const all = [...edges, ...openings(hours, span)].filter((at) => at >= span.from && at <= span.to);
  const points = [...new Set(all)].sort((a, b) => a - b);
  const gaps: Shift[] = [];
  for (const [i, from] of points.entries()) {
    const to = points[i + 1];
    if (to === undefined) break;
    const isCovered = shifts.some((shift) => shift.from <= from && to <= shift.to);
    if (isCovered || isOfficeTime(hours, from, hours.timeZone)) continue;
    const last = gaps.at(-1);
    if (last?.to === from) last.to = to;
    else gaps.push({ from, to });
  }
  return gaps;
}

/** When offices open and close on the days of a span; on rest days too, where it changes nothing. */
function openings({ officeHours, timeZone }: Hours, { from, to }: Shift): Instant[] {
  const points: Instant[] = [];
  const last = epochDayAt(to, timeZone);
  for (let day = epochDayAt(from, timeZone); day <= last; day += 1) {
    const start = startOfEpochDay(day, timeZone);
    for (const minute of [0, officeHours.fromMinute, officeHours.toMinute]) {
      points.push((start + minute * MINUTE_MS) as Instant); // a moment of that day
    }
  }
  return points;
}

/** The next so many days. */
export function nextDays(now: Instant, days: number): Shift {
  return { from: now, to: (now + days * DAY_MS) as Instant };
}
