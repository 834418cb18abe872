import { useTranslation } from 'react-i18next';
import { nowMs } from './api/clock.ts';

const DAY_MS = 86_400_000;

/** Dates and times as a place writes them, by its own clock. */
export function useDays(timeZone: string) {
  const { i18n, t } = useTranslation();
  // A month by its name where the order of numbers is not the same everywhere.
  const month = i18n.language === 'en' ? 'short' : '2-digit';
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(i18n.language, { timeZone, ...options });
  const day = format({ year: 'numeric', month, day: '2-digit', weekday: 'short' });
  const moment = format({
    year: 'numeric',
    month,
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  /** Civil dates have no zone: noon by any clock is that day. */
  const civil = (date: string) =>
    new Intl.DateTimeFormat(i18n.language, {
      timeZone: 'UTC',
      year: 'numeric',
      month,
      day: '2-digit',
      weekday: 'short',
    }).format(Date.parse(`${date}T12:00:00Z`));
  /** As programs write it. */
  const date = new Intl.DateTimeFormat('en-CA', { timeZone });
  return {
    day: (at: string | number) => day.format(typeof at === 'string' ? Date.parse(at) : at),
    moment: (iso: string) => moment.format(Date.parse(iso)),
    civil,
    /** How far a due moment is from now, in words and calendar days. */
    distance: (iso: string) => {
      const ms = Date.parse(iso) - nowMs();
      const days = Math.floor(Math.abs(ms) / DAY_MS);
      const hours = Math.floor((Math.abs(ms) % DAY_MS) / 3_600_000);
      const much = days > 0 ? t('days', { count: days }) : t('hours', { count: hours });
      return t(ms < 0 ? 'overdue-by' : 'in-time', { much });
    },
    isPast: (iso: string) => Date.parse(iso) < nowMs(),
    isSoon: (iso: string) => Date.parse(iso) - nowMs() < 3 * DAY_MS,
    /** The civil date at a moment. */
    date: (iso: string) => date.format(Date.parse(iso)),
    today: () => date.format(nowMs()),
  };
}
