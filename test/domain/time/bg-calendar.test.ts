import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readCalendars } from '../../../src/policy/calendars.ts';
import { isWorkday, publishedUntil, type Calendar } from '../../../src/domain/time/calendar.ts';
import { addDays, dayOfWeek } from '../../../src/domain/time/civil-date.ts';
import { dueAt } from '../../../src/domain/time/due-at.ts';
import type { CivilDate } from '../../../src/domain/time/instant.ts';
import { day } from './cn-calendar.ts';

const bg = parse(readFileSync('policies/calendars/bg.yaml', 'utf8')) as Calendar; // shape: readCalendars
const FIXED = [
  '01-01',
  '03-03',
  '05-01',
  '05-06',
  '05-24',
  '09-06',
  '09-22',
  '12-24',
  '12-25',
  '12-26',
];
const IN_LIEU_SINCE = 2017;
const GOOD_FRIDAY_SINCE = 2010;

/** Easter of the Julian calendar (Meeus), thirteen days later in ours from 1900 to 2099. */
function orthodoxEaster(year: number): CivilDate {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const month = Math.floor((d + e + 114) / 31);
  const date = ((d + e + 114) % 31) + 1;
  return addDays(day(`${year}-0${month}-${String(date).padStart(2, '0')}`), 13);
}

const isWeekend = (date: CivilDate) => [0, 6].includes(dayOfWeek(date));

/** The days off of a year by Labour Code art. 154 (1) and (2). */
function byTheCode(year: number): CivilDate[] {
  const easter = orthodoxEaster(year);
  const fixed = FIXED.map((date) => day(`${year}-${date}`));
  const around = (year < GOOD_FRIDAY_SINCE ? [0, 1] : [-2, -1, 0, 1]).map((n) =>
    addDays(easter, n),
  );
  const off = new Set([...fixed, ...around]);
  for (const holiday of year < IN_LIEU_SINCE ? [] : fixed.filter(isWeekend)) {
    let free = holiday;
    while (off.has(free) || isWeekend(free)) free = addDays(free, 1);
    off.add(free);
  }
  return [...off].sort();
}

describe('the Bulgarian calendar', () => {
  const years = Object.entries(bg.years);
  /** Days by a decision of the Council of Ministers bear its name. */
  const decided = (year: string) =>
    (bg.years[year]?.holidays ?? []).filter(({ name }) => name.en.includes('Council of Ministers'));

  it('is read by the product, with its source, from 2008 to 2027 and no further', () => {
    expect(readCalendars('policies/calendars').get('bg')).toEqual(bg);
    expect(years.map(([year]) => Number(year))).toEqual(
      Array.from({ length: 20 }, (_, i) => 2008 + i),
    );
    expect(publishedUntil(bg)).toBe('2027-12-31');
  });

  it.each([
    [2008, '2008-04-27'],
    [2021, '2021-05-02'],
    [2024, '2024-05-05'],
    [2025, '2025-04-20'],
    [2026, '2026-04-12'],
    [2027, '2027-05-02'],
  ])('Easter of %i is on %s', (year, easter) => {
    expect(orthodoxEaster(year)).toBe(easter);
    expect(isWorkday(bg, day(easter))).toMatchObject({ workday: false });
    expect(isWorkday(bg, addDays(day(easter), 1))).toMatchObject({ why: { code: 'holiday' } });
    expect(isWorkday(bg, addDays(day(easter), 2)).workday).toBe(![2021, 2027].includes(year));
  });

  it.each(years)(
    'has in %s the days of the Labour Code, and those that the Council decided',
    (year, its) => {
      const dates = its.holidays.map(({ date }) => date);
      const extra = decided(year).map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].sort());
      expect(dates.filter((date) => !extra.includes(date))).toEqual(byTheCode(Number(year)));
      expect(extra.some(isWeekend)).toBe(false);
      expect(its.confidence).toBe('excerpt');
    },
  );

  it('worked a Saturday for each day that was moved, and none since holidays are given in lieu', () => {
    for (const [year, { makeUpWorkdays }] of years) {
      const moved = decided(year).filter(({ name }) => name.en.includes('moved'));
      expect(makeUpWorkdays).toHaveLength(moved.length);
      expect(makeUpWorkdays.every(({ date }) => dayOfWeek(date) === 6)).toBe(true);
      if (Number(year) >= IN_LIEU_SINCE) expect(makeUpWorkdays).toEqual([]);
    }
  });

  it.each([
    ['Liberation Day on a Sunday', '2024-03-04', false],
    ['Labour Day on Holy Saturday, after Easter Monday', '2021-05-04', false],
    ['St George on Easter Monday is one day', '2024-05-07', true],
    ['Christmas on a weekend: two days', '2027-12-28', false],
    ['the day after them', '2027-12-29', true],
    ['for the euro', '2026-01-02', false],
    ['the Day of the Awakeners is one of schools', '2027-11-01', true],
    ['a Saturday worked for 2 May 2008', '2008-05-10', true],
  ])('%s: %s', (_what, date, workday) => {
    expect(isWorkday(bg, day(date)).workday).toBe(workday);
  });

  it('counts in working days of its own, over Easter and over a change of the clock', () => {
    const place = { calendar: bg, timeZone: 'Europe/Sofia', holds: [] };
    const due = (n: number, from: string) =>
      dueAt({ from, n, unit: 'workday', roll: false, ...place });
    expect(due(5, '2026-04-07')).toMatchObject({ lastDay: '2026-04-16', provisional: false });
    expect(due(2, '2026-03-27').endsAt).toBe('2026-03-31T21:00:00.000Z');
    expect(due(1, '2026-10-23').endsAt).toBe('2026-10-26T22:00:00.000Z');
    expect(due(3, '2025-12-30')).toMatchObject({ lastDay: '2026-01-07' });
    expect(due(5, '2027-12-22')).toMatchObject({ lastDay: '2028-01-03', provisional: true });
  });
});
