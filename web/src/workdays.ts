/** When offices of a place rest, as the API says it. */
export interface Calendar {
  restDays: readonly number[];
  holidays: Readonly<Record<string, string>>;
  makeUpWorkdays: Readonly<Record<string, string>>;
  publishedUntil: string | null;
}

const DAY_MS = 86_400_000;
/** Further ahead nobody plans by working days, and calendars are not published. */
const AHEAD_DAYS_MAX = 400;

/** What a rest day is called, nothing on a working day; of an ordinary weekend the empty word. */
export function restOf(
  { restDays, holidays, makeUpWorkdays }: Calendar,
  day: string,
): string | undefined {
  if (holidays[day] !== undefined) return holidays[day];
  const isWorked = makeUpWorkdays[day] !== undefined;
  return restDays.includes(weekdayOf(day)) && !isWorked ? '' : undefined;
}

/** Working days after one day, up to another and with it; nothing where that is past, or too far away. Days as `YYYY-MM-DD`. */
export function workdaysLeft(
  calendar: Calendar,
  { today, last }: { today: string; last: string },
): number | undefined {
  const days = (noonOf(last) - noonOf(today)) / DAY_MS;
  if (days < 0 || days > AHEAD_DAYS_MAX) return undefined;
  const ahead = Array.from({ length: days }, (_, i) => dayOf(noonOf(today) + (i + 1) * DAY_MS));
  return ahead.filter((day) => restOf(calendar, day) === undefined).length;
}

/** A day has no zone: noon by any clock is that day. */
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const weekdayOf = (day: string): number => new Date(noonOf(day)).getUTCDay();

/** Whether nobody has published yet which days are rest days by then. */
export const isGuessed = ({ publishedUntil }: Calendar, day: string): boolean =>
  publishedUntil === null || day > publishedUntil;
