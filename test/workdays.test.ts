import { describe, expect, it } from '@jest/globals';
import { isWorkday, publishedUntil, type Calendar } from '../src/domain/time/calendar.ts';
import { civilDateOf, dayOf } from '../src/domain/time/civil-date.ts';
import type { EpochDay } from '../src/domain/time/epoch-day.ts';
import type { CivilDate } from '../src/domain/time/instant.ts';
import { countWorkdays } from '../src/domain/time/workdays.ts';
import { readCalendars } from '../src/policy/calendars.ts';
import { isGuessed, restOf, workdaysLeft } from '../web/src/workdays.ts';

const all = [...readCalendars(new URL('../policies/calendars', import.meta.url).pathname)];

/** As pages are told it. */
const toldOf = (calendar: Calendar) => {
  const { restDays, years } = calendar;
  const named = (kind: 'holidays' | 'makeUpWorkdays') =>
    Object.fromEntries(
      Object.values(years).flatMap((year) => year[kind].map(({ date, name }) => [date, name.en])),
    );
  return {
    restDays,
    holidays: named('holidays'),
    makeUpWorkdays: named('makeUpWorkdays'),
    publishedUntil: publishedUntil(calendar) ?? null,
  };
};

describe.each(all)('the rest days of %s on a page', (_, calendar) => {
  const told = toldOf(calendar);
  const first = dayOf('2025-12-01' as CivilDate);
  const days = Array.from({ length: 800 }, (__, i) => civilDateOf((first + i) as EpochDay));

  it('are those by which dates are counted', () => {
    const resting = days.filter((day) => restOf(told, day) !== undefined);

    expect(resting).toEqual(days.filter((day) => !isWorkday(calendar, day).workday));
    expect(resting.length).toBeGreaterThan(200);
  });

  it('are guessed where that year is not published', () => {
    const guessed = days.filter((day) => isGuessed(told, day));

    expect(guessed).toEqual(days.filter((day) => isWorkday(calendar, day).provisional));
  });

  it('leave as many working days as the law counts, from the day after today', () => {
    const today = '2026-09-24' as CivilDate;
    for (const last of days.filter((day) => day > today).slice(0, 370)) {
      const span = { first: (dayOf(today) + 1) as EpochDay, last: dayOf(last) };
      expect([last, workdaysLeft(told, { today, last })]).toEqual([
        last,
        countWorkdays(calendar, span),
      ]);
    }
    expect(workdaysLeft(told, { today, last: today })).toBe(0);
    expect(workdaysLeft(told, { today, last: '2026-09-23' })).toBeUndefined();
    expect(workdaysLeft(told, { today, last: '2029-01-01' })).toBeUndefined();
  });
});
