import { civilDateOf, dayOf } from './civil-date.ts';
import { toEpochDay } from './epoch-day.ts';
import type { EpochDay } from './epoch-day.ts';
import { DAY_MS, MINUTE_MS, toIso } from './instant.ts';
import type { CivilDate, Instant } from './instant.ts';

const MINUTES = 60;

/** The first moment of a day in a place: 00:00, or the first that exists where the clock skips midnight. */
export function startOfDay(date: CivilDate, timeZone: string): Instant {
  return startOfEpochDay(dayOf(date), timeZone);
}

export function civilDateAt(instant: Instant, timeZone: string): CivilDate {
  return civilDateOf(epochDayAt(instant, timeZone));
}

/** The day that ends at an instant: a last day ends at 24:00, which is the first moment of the next one. */
export function lastDayBefore(end: Instant, timeZone: string): CivilDate {
  return civilDateAt((end - 1) as Instant, timeZone); // still a moment of the same years
}

/**
 * The moment at which the clocks of a place show a time, given in milliseconds after 00:00. A time shown twice is the
 * first one; a time that the clock skips is as much later as the clock is put forward.
 */
export function instantAt(local: { date: CivilDate; timeMs: number }, timeZone: string): Instant {
  const wall = dayOf(local.date) * DAY_MS + local.timeMs;
  const readings = readingsOf(zoneNamed(timeZone), wall);
  return (readings.first ?? readings.afterGap) as Instant; // a shown time of a valid day
}

/** As the clocks of a place show it, with their offset: `2026-12-01T08:30:00+08:00`. For people, where a table is taken away. */
export function toLocalIso(instant: Instant, timeZone: string): string {
  const offset = offsetAt(zoneNamed(timeZone), instant);
  const minutes = Math.round(Math.abs(offset) / MINUTE_MS);
  const pad = (n: number) => String(n).padStart(2, '0');
  const shown = toIso((instant + offset) as Instant).slice(0, -'.000Z'.length); // a moment of the same years
  const sign = offset < 0 ? '-' : '+';
  return `${shown}${sign}${pad(Math.floor(minutes / MINUTES))}:${pad(minutes % MINUTES)}`;
}

/** Whether the name is one that this machine's time zone data knows. */
export function isTimeZone(name: string): boolean {
  if (zones.has(name)) return true;
  try {
    openZone(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

export function startOfEpochDay(day: EpochDay, timeZone: string): Instant {
  const zone = zoneNamed(timeZone);
  const known = zone.starts.get(day);
  if (known !== undefined) return known;
  const readings = readingsOf(zone, day * DAY_MS);
  const start = (readings.first ?? changeWithin(zone, readings)) as Instant; // a moment of that day
  zone.starts.set(day, start);
  return start;
}

export function epochDayAt(instant: Instant, timeZone: string): EpochDay {
  return Math.floor((instant + offsetAt(zoneNamed(timeZone), instant)) / DAY_MS);
}

/** A zone with what was learnt about it. One entry a day asked for, at most those of 1900 to 2200. */
interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** Offset from UTC in milliseconds at 00:00 UTC of a day. */
  readonly offsets: Map<EpochDay, number>;
  /** The moment at which the offset changes, for the few UTC days that have one. */
  readonly changes: Map<EpochDay, number>;
  readonly starts: Map<EpochDay, Instant>;
}

const zones = new Map<string, Zone>();

function zoneNamed(timeZone: string): Zone {
  return zones.get(timeZone) ?? openZone(timeZone);
}

/** Everything that depends on the host (language, digits, calendar, 12 or 24 hours) is pinned. */
function openZone(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const zone = { format, offsets: new Map(), changes: new Map(), starts: new Map() };
  zones.set(timeZone, zone);
  return zone;
}

/** A zone's offset is asked of the platform once a UTC day; a day in which it changes is searched for the second. */
function offsetAt(zone: Zone, ms: number): number {
  const day = Math.floor(ms / DAY_MS);
  const before = offsetAtMidnight(zone, day);
  const after = offsetAtMidnight(zone, day + 1);
  if (before === after) return before;
  return ms < changeOn(zone, day) ? before : after;
}

function offsetAtMidnight(zone: Zone, day: EpochDay): number {
  const known = zone.offsets.get(day);
  if (known !== undefined) return known;
  const offset = readOffset(zone, day * DAY_MS);
  zone.offsets.set(day, offset);
  return offset;
}

function changeOn(zone: Zone, day: EpochDay): number {
  const known = zone.changes.get(day);
  if (known !== undefined) return known;
  const change = searchChange(zone, { low: day * DAY_MS, high: (day + 1) * DAY_MS });
  zone.changes.set(day, change);
  return change;
}

/** Offsets change on whole seconds. Between `low` and `high` there is one change; the first moment after it. */
function searchChange(zone: Zone, span: { low: number; high: number }): number {
  const before = readOffset(zone, span.low);
  let [low, high] = [span.low / 1000, span.high / 1000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (readOffset(zone, middle * 1000) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}

function readOffset(zone: Zone, ms: number): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of zone.format.formatToParts(ms)) shown[type] = Number(value);
  const { year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN, second = NaN } = shown;
  const seconds = (hour * 60 + minute) * 60 + second;
  return toEpochDay({ year, month, day }) * DAY_MS + seconds * 1000 - ms;
}

interface Readings {
  /** The first moment at which the clocks show this time, if they ever do. */
  readonly first: number | undefined;
  /** Where the clocks skip it: a moment before the skip and one after. */
  readonly beforeGap: number;
  readonly afterGap: number;
}

function readingsOf(zone: Zone, wall: number): Readings {
  const before = wall - offsetAt(zone, wall - DAY_MS);
  const after = wall - offsetAt(zone, wall + DAY_MS);
  const shown = [before, after].filter((ms) => ms + offsetAt(zone, ms) === wall);
  const first = shown.length > 0 ? Math.min(...shown) : undefined;
  return { first, beforeGap: after, afterGap: before };
}

function changeWithin(zone: Zone, { beforeGap, afterGap }: Readings): number {
  return searchChange(zone, { low: beforeGap, high: afterGap });
}
