const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
/** Of the API. */
const DAYS_MAX = 3_660;
const FRIDAY = 5;

/** From one moment to another as the clock is moved: days and whole hours, no less; nothing where that is not ahead. */
export function moveTo(fromMs: number, toMs: number): string | undefined {
  const hours = Math.ceil((toMs - fromMs) / HOUR_MS);
  if (!(hours > 0) || hours > DAYS_MAX * DAY_HOURS) return undefined;
  const [days, rest] = [Math.floor(hours / DAY_HOURS), hours % DAY_HOURS];
  return `P${days > 0 ? `${days}D` : ''}${rest > 0 ? `T${rest}H` : ''}`;
}

/** The day so many days on, as `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  const next = new Date(`${day}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + days);
  return next.toISOString().slice(0, 10);
}

/** The Friday that comes; on a Friday the one of next week. */
export function nextFriday(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return dayAfter(day, (FRIDAY - weekday + 7) % 7 || 7);
}
