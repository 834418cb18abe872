import { describe, expect, it } from '@jest/globals';
import type { Calendar } from '../../../src/domain/time/calendar.ts';
import { isWorkday, publishedUntil } from '../../../src/domain/time/calendar.ts';
import { dayOfWeek } from '../../../src/domain/time/civil-date.ts';
import { isCivilDate } from '../../../src/domain/time/instant.ts';
import { cn, day, daysFrom } from './cn-calendar.ts';

/** Written by hand from the two notices, as ranges, and not from the calendar that they check. */
const DAYS_OFF = [
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
] as const;
const MAKE_UP = [
  '2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11',
  '2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10',
]
  .join(' ')
  .split(' ');

function entries(calendar: Calendar) {
  return Object.entries(calendar.years).flatMap(([year, { holidays, makeUpWorkdays }]) =>
    [...holidays, ...makeUpWorkdays].map((named) => ({ year, ...named })),
  );
}

describe('the calendar of mainland China', () => {
  it('agrees with the notices of the State Council on each of the 730 days of 2025 and 2026', () => {
    const off = new Set(DAYS_OFF.flatMap(([first, last]) => daysFrom(first, last)));
    const wrong = daysFrom('2025-01-01', '2026-12-31').filter((date) => {
      const weekend = dayOfWeek(date) === 0 || dayOfWeek(date) === 6;
      const works = MAKE_UP.includes(date) || (!off.has(date) && !weekend);
      const answer = isWorkday(cn, date);
      return answer.workday !== works || answer.provisional;
    });
    expect(wrong).toEqual([]);
  });

  it('has 248 working days in each year: 365 less 104 of weekends and the 13 statutory holidays', () => {
    const count = (year: number) =>
      daysFrom(`${year}-01-01`, `${year}-12-31`).filter((date) => isWorkday(cn, date).workday);
    expect([count(2025).length, count(2026).length]).toEqual([248, 248]);
  });

  it('has as many days off the ordinary week as the law gave in each year since 2008', () => {
    const given = (year: number) => {
      const days = daysFrom(`${year}-01-01`, `${year}-12-31`);
      const ordinary = days.filter((date) => !cn.restDays.includes(dayOfWeek(date)));
      return ordinary.length - days.filter((date) => isWorkday(cn, date).workday).length;
    };
    const years = Array.from({ length: 17 }, (_, i) => 2008 + i);
    const unusual = years.map((year) => [year, given(year)]).filter(([, n]) => n !== 11);

    // A Saturday of 2011 was worked for New Year 2012; Victory Day of 2015; the longer Spring Festival of 2020.
    expect(unusual).toEqual([
      [2011, 10],
      [2012, 12],
      [2015, 12],
      [2020, 13],
    ]);
  });

  it('agrees with the notice of December 2007 on the days that it moved in 2008', () => {
    const made = ['2008-02-02', '2008-02-03', '2008-05-04', '2008-09-27', '2008-09-28'];
    const off = ['2008-01-01', '2008-02-11', '2008-02-12', '2008-05-02', '2008-06-09'];
    const workday = (date: string) => isWorkday(cn, day(date)).workday;

    expect([made.map(workday), off.map(workday)]).toEqual([
      made.map(() => true),
      off.map(() => false),
    ]);
  });

  it('names each day in Chinese and English, dates it in its year, and lists it once', () => {
    for (const { year, date, name } of entries(cn)) {
      expect(isCivilDate(date) && date.startsWith(year)).toBe(true);
      expect(name['zh-CN']).toMatch(/^[\u4e00-\u9fff]+$/);
      expect(name.en).toMatch(/^[A-Z]/);
    }
    const dates = entries(cn).map(({ date }) => date);
    expect(new Set(dates).size).toBe(dates.length);
    expect(dates.filter((date) => date >= '2025').length).toBe(61 + 11);
  });

  it('makes up only on days of the weekly rest', () => {
    const makeUp = Object.values(cn.years).flatMap((year) => year.makeUpWorkdays);
    expect(makeUp.filter(({ date }) => !cn.restDays.includes(dayOfWeek(date)))).toEqual([]);
  });

  it('says for each year which notice it is, when it was published where that was read, and how sure it is', () => {
    for (const [year, { source, url, published, confidence }] of Object.entries(cn.years)) {
      const read = confidence === 'verified';
      const number = read ? `国办发明电〔${Number(year) - 1}〕\\d+号` : 'chinese-days [\\d.]+';

      expect(source).toMatch(new RegExp(`${year}年部分节假日安排.*${number}`));
      expect(url).toMatch(read ? /^https:\/\/www\.gov\.cn\// : /^https:\/\/github\.com\//);
      const isBefore = published && isCivilDate(published) && published < `${year}-01-01`;
      expect(isBefore).toBe(read ? true : undefined);
      expect(['verified', 'excerpt']).toContain(confidence);
    }
    expect(Object.keys(cn.years).map(Number)).toEqual(
      Array.from({ length: 19 }, (_, i) => 2008 + i),
    );
  });

  it('ends where nobody has published further, and says so of each later day', () => {
    expect(publishedUntil(cn)).toBe('2026-12-31');
    expect(isWorkday(cn, day('2027-10-01'))).toEqual({ workday: true, provisional: true });
    expect(isWorkday(cn, day('2007-10-02'))).toEqual({ workday: true, provisional: true });
    expect(isWorkday(cn, day('2027-10-02'))).toMatchObject({ workday: false, provisional: true });
  });

  it.each([
    ['2026-02-14', true, 'make-up-workday', 'Spring Festival'],
    ['2026-02-17', false, 'holiday', 'Spring Festival'],
    ['2026-10-17', false, 'weekly-rest', 'weekly rest day'],
  ])('gives the reason for %s', (date, workday, code, en) => {
    expect(isWorkday(cn, day(date))).toMatchObject({ workday, why: { code, name: { en } } });
  });

  it('gives no reason for an ordinary working day', () => {
    expect(isWorkday(cn, day('2026-09-21'))).toEqual({ workday: true, provisional: false });
  });
});

describe('calendars in general', () => {
  const [holidays, makeUpWorkdays] = [
    [{ date: day('2018-12-31'), name: { 'zh-CN': '元旦', en: "New Year's Day" } }],
    [{ date: day('2018-12-29'), name: { 'zh-CN': '元旦', en: "New Year's Day" } }],
  ];
  const year = {
    source: 's',
    url: 'u',
    published: day('2018-12-06'),
    confidence: 'excerpt',
  } as const;

  it('a notice may move days of the December before it', () => {
    const calendar = { ...cn, years: { '2019': { ...year, holidays, makeUpWorkdays } } };
    expect(isWorkday(calendar, day('2018-12-29')).workday).toBe(true);
    expect(isWorkday(calendar, day('2018-12-31')).workday).toBe(false);
    expect(isWorkday(calendar, day('2018-12-31')).provisional).toBe(true);
  });

  it('is published up to the first gap, and nowhere if it has no year', () => {
    const empty = { ...year, holidays: [], makeUpWorkdays: [] };
    const gap = { ...cn, years: { '2024': empty, '2025': empty, '2027': empty } };
    expect(publishedUntil(gap)).toBe('2025-12-31');
    expect(publishedUntil({ ...cn, years: {} })).toBeUndefined();
  });
});
