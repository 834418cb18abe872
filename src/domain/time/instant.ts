import { daysInMonth, FIRST_DAY, fromEpochDay, LAST_DAY, toEpochDay } from './epoch-day.ts';
import type { EpochDay } from './epoch-day.ts';

declare const instantBrand: unique symbol;
declare const civilDateBrand: unique symbol;

/** A moment, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number & { readonly [instantBrand]: true };

/** A day of a place, 'YYYY-MM-DD', without a time zone. */
export type CivilDate = string & { readonly [civilDateBrand]: true };

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const ISO =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;
const CIVIL = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Nothing where the text is no moment, has no zone, or lies outside the years 1900 to 2200. */
export function toInstant(iso: string): Instant | undefined {
  const parts = ISO.exec(iso);
  const day = parts?.[1] === undefined ? undefined : parseDay(parts[1]);
  if (!parts || day === undefined) return undefined;
  const time = timeOfDay(parts);
  const offset = offsetOf(parts);
  if (time === undefined || offset === undefined) return undefined;
  const ms = day * DAY_MS + time - offset;
  return isInstant(ms) ? ms : undefined;
}

/** UTC with milliseconds, the one form in which moments leave the product. */
export function toIso(instant: Instant): string {
  const day = Math.floor(instant / DAY_MS);
  const ms = instant - day * DAY_MS;
  const [hours, minutes] = [Math.floor(ms / HOUR_MS), Math.floor(ms / MINUTE_MS) % 60];
  const seconds = `${pad(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
  return `${formatDay(day)}T${pad(hours)}:${pad(minutes)}:${seconds}Z`;
}

export function isInstant(ms: number): ms is Instant {
  return Number.isInteger(ms) && ms >= FIRST_DAY * DAY_MS && ms < (LAST_DAY + 1) * DAY_MS;
}

export function isCivilDate(text: string): text is CivilDate {
  return parseDay(text) !== undefined;
}

/** The day that a text names; nothing for 30 February or a year outside 1900 to 2200. */
export function parseDay(text: string): EpochDay | undefined {
  const parts = CIVIL.exec(text);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const epochDay = toEpochDay({ year, month, day });
  return epochDay >= FIRST_DAY && epochDay <= LAST_DAY ? epochDay : undefined;
}

/** Callers keep to the years 1900 to 2200, so that the text sorts as the day does. */
export function formatDay(epochDay: EpochDay): CivilDate {
  const { year, month, day } = fromEpochDay(epochDay);
  return `${year}-${pad(month)}-${pad(day)}` as CivilDate; // made from a real day
}

function timeOfDay(parts: RegExpExecArray): number | undefined {
  const [hours, minutes, seconds] = [Number(parts[2]), Number(parts[3]), Number(parts[4] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const ms = Number((parts[5] ?? '').slice(0, 3).padEnd(3, '0'));
  return hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1000 + ms;
}

function offsetOf(parts: RegExpExecArray): number | undefined {
  if (parts[6] === undefined) return 0;
  const [hours, minutes] = [Number(parts[7]), Number(parts[8])];
  if (hours > 23 || minutes > 59) return undefined;
  return (parts[6] === '-' ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS);
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
