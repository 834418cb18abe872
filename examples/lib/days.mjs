const zone = 'Asia/Shanghai';
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const zoneAheadMs = 8 * hourMs;
const opensAtHour = 9;

const civil = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });

/** The civil date of an instant, where the stories take place. */
export const dateOf = (at) => civil.format(new Date(at));

/** Nine on the next Monday morning: most offices are open then, and the stories count their days from it. */
export function nextMondayMorning(now) {
  const local = new Date(now + zoneAheadMs);
  const midnight = now + zoneAheadMs - ((now + zoneAheadMs) % dayMs);
  const daysOff = (8 - local.getUTCDay()) % 7;
  const at = midnight + daysOff * dayMs + opensAtHour * hourMs - zoneAheadMs;
  return at >= now ? at : at + 7 * dayMs;
}

/** So many hours, days or months later; of a shorter month its last day. */
export function later(at, { n, unit }) {
  if (unit !== 'month') return at + n * (unit === 'day' ? dayMs : hourMs);
  const local = new Date(at + zoneAheadMs);
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth() + n];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(year, month, Math.min(local.getUTCDate(), lastDay));
  return midnight + ((at + zoneAheadMs) % dayMs) - zoneAheadMs;
}

/** The same hour of the next Monday, where it falls on a weekend. */
export function onWeekday(at) {
  const day = new Date(at + zoneAheadMs).getUTCDay();
  const daysOff = { 6: 2, 0: 1 }[day] ?? 0;
  return at + daysOff * dayMs;
}

/** A birthday that makes somebody so old on a day, and a hundred days ahead of the next birthday. */
export function bornBefore(now, years) {
  const [year, month, day] = dateOf(now - 265 * dayMs).split('-');
  // A leap day is no date of most years.
  return `${Number(year) - years}-${month}-${month === '02' && day === '29' ? '28' : day}`;
}

/** Forms hold real dates; stories say `today` and `in 365 days`. */
export function datedForm(form, now) {
  if (typeof form === 'string') return datedText(form, now);
  if (Array.isArray(form)) return form.map((item) => datedForm(item, now));
  if (form === null || typeof form !== 'object') return form;
  return Object.fromEntries(Object.entries(form).map(([name, v]) => [name, datedForm(v, now)]));
}

function datedText(text, now) {
  const [, days] = text === 'today' ? ['', 0] : (/^in (\d+) days$/.exec(text) ?? []);
  return days === undefined ? text : dateOf(now + Number(days) * dayMs);
}
