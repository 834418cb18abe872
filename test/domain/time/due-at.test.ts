import { describe, expect, it } from '@jest/globals';
import { dueAt, dueInstant } from '../../../src/domain/time/due-at.ts';
import type { DueRequest } from '../../../src/domain/time/due-at.ts';
import type { Unit } from '../../../src/domain/time/term.ts';
import { at, cn, day } from './cn-calendar.ts';

const SHANGHAI = 'Asia/Shanghai';

/** '20 cn_workday' from a moment or a date, in Shanghai and without rolling unless said otherwise. */
function due(period: string, from: string, other: Partial<DueRequest> = {}) {
  const [n, unit] = period.split(' ');
  const term = { from, n: Number(n), unit: unit as Unit }; // a typo in a table fails its row
  return dueAt({ ...term, roll: false, calendar: cn, timeZone: SHANGHAI, holds: [], ...other });
}

describe('the last day', () => {
  it.each([
    [
      '20 working days pass over two holidays and count a Saturday',
      '20 cn_workday',
      '2026-09-21',
      '2026-10-26',
    ],
    [
      'the make-up Saturday before Spring Festival works',
      '1 cn_workday',
      '2026-02-13',
      '2026-02-14',
    ],
    ['the working day after Spring Festival', '2 cn_workday', '2026-02-13', '2026-02-24'],
    ['started on a holiday', '1 cn_workday', '2026-10-03', '2026-10-08'],
    ['over a year end that is published', '3 cn_workday', '2025-12-31', '2026-01-06'],
    ['no working days: the same day', '0 cn_workday', '2026-10-03', '2026-10-03'],
    ['10 days', '10 day', '2026-09-21', '2026-10-01'],
    ['no days: by the end of the same day', '0 day', '2026-09-21', '2026-09-21'],
    ['over 29 February', '1 day', '2028-02-28', '2028-02-29'],
    ['a month', '1 month', '2026-09-21', '2026-10-21'],
    ['a month from 31 January', '1 month', '2026-01-31', '2026-02-28'],
    ['a month from 31 January of a leap year', '1 month', '2028-01-31', '2028-02-29'],
    ['six months', '6 month', '2026-08-31', '2027-02-28'],
    ['twelve months', '12 month', '2026-09-21', '2027-09-21'],
    ['a year from 29 February', '1 year', '2028-02-29', '2029-02-28'],
    ['four years from 29 February', '4 year', '2028-02-29', '2032-02-29'],
    ['a year of freedom for the revocation of a marriage', '1 year', '2026-09-21', '2027-09-21'],
  ])('%s: %s from %s is %s', (_what, period, from, lastDay) => {
    expect(due(period, from).lastDay).toBe(lastDay);
  });

  it('ends at 24:00 of the place, which is 00:00 of the next day', () => {
    expect(due('20 cn_workday', '2026-09-21').endsAt).toBe('2026-10-26T16:00:00.000Z');
    expect(due('10 day', '2026-09-21', { timeZone: 'UTC' }).endsAt).toBe(
      '2026-10-02T00:00:00.000Z',
    );
  });

  it('the start day is the day of the place, not of UTC and not of the host', () => {
    expect(due('1 day', '2026-09-20T15:59:59.999Z').lastDay).toBe('2026-09-21');
    expect(due('1 day', '2026-09-20T16:00:00.000Z').lastDay).toBe('2026-09-22');
    expect(due('1 day', '2026-09-20T16:00:00.000Z', { timeZone: 'UTC' }).lastDay).toBe(
      '2026-09-21',
    );
  });

  it('the hour of the start does not matter to days, months and years', () => {
    for (const period of ['3 day', '3 cn_workday', '3 month', '3 year']) {
      const [early, late] = ['2026-09-21T00:00:00+08:00', '2026-09-21T23:59:59.999+08:00'];
      expect(due(period, early)).toEqual(due(period, late));
      expect(due(period, early)).toEqual(due(period, '2026-09-21'));
    }
  });
});

describe('hours', () => {
  it('run at once and keep the minute', () => {
    const result = due('24 hour', '2026-09-21T10:37:05.123+08:00');
    expect(result).toEqual({
      lastDay: '2026-09-22',
      endsAt: '2026-09-22T02:37:05.123Z',
      provisional: false,
      why: [],
    });
  });

  it('that end at midnight end on the day that is over', () => {
    expect(due('24 hour', '2026-09-21').endsAt).toBe('2026-09-21T16:00:00.000Z');
    expect(due('24 hour', '2026-09-21').lastDay).toBe('2026-09-21');
  });

  it('are hours of the world, not of the clock, over a change of the clock', () => {
    const sofia = { timeZone: 'Europe/Sofia' };
    expect(due('24 hour', '2026-03-28T12:00:00+02:00', sofia).endsAt).toBe(
      '2026-03-29T10:00:00.000Z',
    );
    expect(due('1 day', '2026-03-28T12:00:00+02:00', sofia).endsAt).toBe(
      '2026-03-29T21:00:00.000Z',
    );
    expect(due('1 day', '2026-10-24T12:00:00+03:00', sofia).endsAt).toBe(
      '2026-10-25T22:00:00.000Z',
    );
  });

  it('never roll, and say so', () => {
    const result = due('24 hour', '2026-09-30T10:00:00+08:00', { roll: true });
    expect(result.endsAt).toBe('2026-10-01T02:00:00.000Z');
    expect(result.why).toEqual([{ code: 'never-rolls', unit: 'hour' }]);
  });
});

describe('birthdays', () => {
  it.each([
    ['turns 18 at the first moment of the day', '2008-05-15', 18, '2026-05-14T16:00:00.000Z'],
    ['born on 29 February, leap year', '2008-02-29', 16, '2024-02-28T16:00:00.000Z'],
    ['born on 29 February: on 1 March', '2008-02-29', 18, '2026-02-28T16:00:00.000Z'],
    ['born on 31 December', '2008-12-31', 8, '2016-12-30T16:00:00.000Z'],
    ['born on 1 January', '2009-01-01', 14, '2022-12-31T16:00:00.000Z'],
    [
      'born at a known moment of summer time',
      '1988-07-01T00:30:00+09:00',
      38,
      '2026-06-30T16:00:00.000Z',
    ],
    ['age 0 is the day of birth', '2026-09-21', 0, '2026-09-20T16:00:00.000Z'],
  ])('%s: %s, %i years', (_what, born, age, endsAt) => {
    expect(due(`${age} birthday`, born).endsAt).toBe(endsAt);
  });

  it('the last day is the last one of being younger', () => {
    expect(due('18 birthday', '2008-05-15').lastDay).toBe('2026-05-14');
    expect(due('18 birthday', '2008-02-29').lastDay).toBe('2026-02-28');
  });

  it('neither a hold nor a holiday keeps anybody young', () => {
    const other = { roll: true, holds: [{ from: '2020-01-01T00:00:00Z' }] };
    const result = due('18 birthday', '2008-10-01', other);
    expect(result.endsAt).toBe(due('18 birthday', '2008-10-01').endsAt);
    expect(result.why).toEqual([{ code: 'never-rolls', unit: 'birthday' }]);
  });
});

describe('school terms', () => {
  it.each([
    ['a seat for the autumn is due by 31 August', '1 school_term', '2026-05-11', '2026-08-31'],
    ['a seat for the spring, by the end of February', '1 school_term', '2026-09-01', '2027-02-28'],
    ['which has a 29th day in a leap year', '1 school_term', '2027-10-05', '2028-02-29'],
    ['on 31 August the next one is the day after', '1 school_term', '2026-08-31', '2026-08-31'],
    ['the term after the next one', '2 school_term', '2026-05-11', '2027-02-28'],
    ['three years of terms', '6 school_term', '2026-09-01', '2029-08-31'],
    ['no term: the same day', '0 school_term', '2026-05-11', '2026-05-11'],
  ])('%s: %s from %s is %s', (_what, period, from, lastDay) => {
    expect(due(period, from).lastDay).toBe(lastDay);
  });

  it('ends at 24:00 of the place, rolls only where told, and is lengthened by a hold', () => {
    expect(due('1 school_term', '2026-05-11').endsAt).toBe('2026-08-31T16:00:00.000Z');
    expect(due('1 school_term', '2025-10-09').lastDay).toBe('2026-02-28');
    expect(due('1 school_term', '2026-10-09', { roll: true }).lastDay).toBe('2027-03-01');
    const holds = [{ from: '2026-06-01T00:00:00+08:00', to: '2026-06-04T00:00:00+08:00' }];
    expect(due('1 school_term', '2026-05-11', { holds }).lastDay).toBe('2026-09-03');
  });

  it('says which term begins, and that its usual day was assumed', () => {
    expect(due('1 school_term', '2026-05-11')).toMatchObject({
      provisional: false,
      why: [
        { code: 'start-day-not-counted', day: '2026-05-11' },
        {
          code: 'school-term-begins',
          day: '2026-09-01',
          isAssumed: true,
          name: { en: 'autumn term' },
        },
      ],
    });
  });

  it('is provisional where nobody has published that year, and firm once its terms are known', () => {
    const provisional = due('1 school_term', '2026-09-21');
    expect(provisional).toMatchObject({ lastDay: '2027-02-28', provisional: true });
    expect(provisional.why.at(-1)).toEqual({ code: 'calendar-unpublished', year: 2027 });
    const name = { 'zh-CN': '春季学期', en: 'spring term' };
    const termStarts = [{ date: day('2027-02-22'), name }];
    const days = { holidays: [], makeUpWorkdays: [], termStarts };
    const year = { source: 'notice', url: 'u', confidence: 'excerpt', ...days } as const;
    const calendar = { ...cn, years: { ...cn.years, '2027': year } };
    expect(due('1 school_term', '2026-09-21', { calendar })).toMatchObject({
      lastDay: '2027-02-21',
      provisional: false,
      why: [{}, { code: 'school-term-begins', day: '2027-02-22', isAssumed: false }],
    });
  });

  it('gives no date where the calendar knows no terms, and says so', () => {
    const { schoolTerms: _, ...calendar } = cn;
    expect(due('1 school_term', '2026-05-11', { calendar })).toMatchObject({
      lastDay: null,
      provisional: false,
      why: [{}, { code: 'no-school-terms' }],
    });
  });
});

describe('anniversaries', () => {
  it.each([
    ['the first', '1 anniversary', '2026-09-21', '2027-09-21'],
    ['the third', '3 anniversary', '2026-09-21', '2029-09-21'],
    ['of 29 February', '1 anniversary', '2028-02-29', '2029-02-28'],
    ['of 29 February, in the next leap year', '4 anniversary', '2028-02-29', '2032-02-29'],
    ['of 28 February, in a leap year', '1 anniversary', '2027-02-28', '2028-02-28'],
    ['of 31 December', '1 anniversary', '2026-12-31', '2027-12-31'],
    ['none: the day itself', '0 anniversary', '2026-09-21', '2026-09-21'],
  ])('%s: %s of %s is %s', (_what, period, from, lastDay) => {
    expect(due(period, from).lastDay).toBe(lastDay);
  });

  it('ends at 24:00 of the day, rolls only where told, and is lengthened by a hold', () => {
    expect(due('1 anniversary', '2025-09-21').endsAt).toBe('2026-09-21T16:00:00.000Z');
    expect(due('1 anniversary', '2025-10-03').lastDay).toBe('2026-10-03');
    expect(due('1 anniversary', '2025-10-03', { roll: true }).lastDay).toBe('2026-10-08');
    const holds = [{ from: '2026-06-01T00:00:00+08:00', to: '2026-06-04T00:00:00+08:00' }];
    expect(due('1 anniversary', '2025-09-21', { holds }).lastDay).toBe('2026-09-24');
  });

  it('is provisional only where it rolls in a year that nobody has published', () => {
    expect(due('1 anniversary', '2026-09-21').provisional).toBe(false);
    expect(due('1 anniversary', '2026-09-21', { roll: true }).provisional).toBe(true);
  });
});

describe('a working day of whichever calendar', () => {
  it('is counted alike under its neutral name', () => {
    for (const n of [0, 1, 20, 60]) {
      const [named, neutral] = [
        due(`${n} cn_workday`, '2026-09-21'),
        due(`${n} workday`, '2026-09-21'),
      ];
      expect(neutral).toEqual(named);
    }
    expect(due('20 workday', '2026-09-21').lastDay).toBe('2026-10-26');
  });
});

describe('a last day that is a rest day', () => {
  it.each([
    ['inside National Day', '60 day', '2026-08-05', '2026-10-04', '2026-10-08', 'National Day'],
    ['a Saturday', '1 day', '2026-10-16', '2026-10-17', '2026-10-19', 'weekly rest day'],
    [
      'a weekend before a holiday',
      '1 month',
      '2026-08-27',
      '2026-09-27',
      '2026-09-28',
      'Mid-Autumn Festival',
    ],
  ])('%s rolls only where asked: %s from %s', (_what, period, from, plain, rolledTo, en) => {
    expect(due(period, from).lastDay).toBe(plain);
    const result = due(period, from, { roll: true });
    expect(result.lastDay).toBe(rolledTo);
    expect(result.why.at(-1)).toMatchObject({
      code: 'rolled',
      from: plain,
      to: rolledTo,
      name: { en },
    });
  });

  it('stays where it is a working day', () => {
    const result = due('1 month', '2026-01-03', { roll: true });
    expect(result).toEqual(due('1 month', '2026-01-03'));
  });

  it('stays where that Saturday is a make-up working day', () => {
    const result = due('1 month', '2026-01-14', { roll: true });
    expect(result.lastDay).toBe('2026-02-14');
    expect(result.why.at(-1)).toMatchObject({ code: 'make-up-workday', day: '2026-02-14' });
  });
});

describe('a year that nobody has published', () => {
  it('makes working days provisional once they reach into it', () => {
    const result = due('45 cn_workday', '2026-11-02');
    expect(result).toMatchObject({ lastDay: '2027-01-04', provisional: true });
    expect(result.why.at(-1)).toEqual({ code: 'calendar-unpublished', year: 2027 });
    expect(due('43 cn_workday', '2026-11-02')).toMatchObject({
      lastDay: '2026-12-31',
      provisional: false,
    });
  });

  it('makes a rolled day provisional, even one that does not move', () => {
    expect(due('1 month', '2026-12-11', { roll: true }).provisional).toBe(true);
    expect(due('1 month', '2026-12-11').provisional).toBe(false);
    expect(due('1 month', '2026-11-11', { roll: true }).provisional).toBe(false);
  });

  it('does not matter to a term that only starts in it', () => {
    expect(due('3 cn_workday', '2007-12-31').provisional).toBe(false);
    expect(due('3 cn_workday', '2007-12-28').provisional).toBe(true);
  });

  it('is derived anew once the calendar is there', () => {
    const holidays = [{ date: day('2027-01-01'), name: { 'zh-CN': '元旦', en: "New Year's Day" } }];
    const source = { source: 'notice', url: 'u', published: day('2026-11-05') };
    const year = { ...source, confidence: 'excerpt', holidays, makeUpWorkdays: [] } as const;
    const calendar = { ...cn, years: { ...cn.years, '2027': year } };
    const result = due('45 cn_workday', '2026-11-02', { calendar });
    expect(result).toMatchObject({ lastDay: '2027-01-05', provisional: false });
  });
});

describe('why', () => {
  it('lists every rest day passed over and every make-up day counted, so that the count can be checked', () => {
    const { why } = due('20 cn_workday', '2026-09-21');
    expect(why[0]).toEqual({ code: 'start-day-not-counted', day: '2026-09-21' });
    const skipped = why.filter((one) => one.code === 'rest-day-skipped');
    expect(skipped.map(({ day: date }) => date)).toEqual(
      [
        '2026-09-25 2026-09-26 2026-09-27',
        '2026-10-01 2026-10-02 2026-10-03 2026-10-04 2026-10-05 2026-10-06 2026-10-07',
        '2026-10-11 2026-10-17 2026-10-18 2026-10-24 2026-10-25',
      ].flatMap((week) => week.split(' ')),
    );
    const name = { 'zh-CN': '国庆节', en: 'National Day' };
    expect(why).toContainEqual({ code: 'make-up-workday', day: '2026-10-10', name });
    expect(why).toContainEqual({ code: 'rest-day-skipped', day: '2026-10-01', name });
  });

  it('names the end of a month that stands in for a missing day', () => {
    expect(due('1 month', '2026-01-31').why).toEqual([
      { code: 'start-day-not-counted', day: '2026-01-31' },
      { code: 'month-end', day: '2026-02-28' },
    ]);
  });

  it('has no ground to give for a term that ends on the day it starts', () => {
    expect(due('0 day', '2026-09-21').why).toEqual([]);
    expect(due('0 cn_workday', '2026-10-03', { roll: true })).toMatchObject({
      lastDay: '2026-10-08',
      why: [{ code: 'rolled', from: '2026-10-03', to: '2026-10-08' }],
    });
  });

  it('is cut where it would be endless, and says by how much', () => {
    const { why, lastDay } = due('2000 cn_workday', '2026-09-21');
    expect(why.at(-1)).toMatchObject({
      code: 'calendar-unpublished',
      year: Number(lastDay?.slice(0, 4)),
    });
    expect(why).toContainEqual({ code: 'more-days', count: expect.any(Number) });
  });

  it('is not gathered for the engine', () => {
    const term = {
      from: at('2026-09-21T02:00:00Z'),
      n: 20,
      unit: 'cn_workday',
      roll: true,
    } as const;
    const place = { calendar: cn, timeZone: SHANGHAI, holds: [] };
    const fast = dueInstant({ ...term, ...place }, { explain: false });
    expect(fast).toEqual({ ...dueInstant({ ...term, ...place }, { explain: true }), why: [] });
    expect(fast.dueAt).toBe(at('2026-10-26T16:00:00Z'));
  });
});

describe('what cannot be counted', () => {
  const refused = { lastDay: null, endsAt: null, provisional: false };

  it.each([
    ['from', { from: 'yesterday' }],
    ['from', { from: '2026-02-30' }],
    ['from', { from: '2026-09-21T10:00:00' }],
    ['n', { n: -1 }],
    ['n', { n: 1.5 }],
    ['n', { n: Number.NaN }],
    ['n', { n: 1e9 }],
    ['timeZone', { timeZone: 'Asia/Dali' }],
    ['holds', { holds: [{ from: 'then' }] }],
    ['holds', { holds: [{ from: '2026-09-21T10:00:00Z', to: 'later' }] }],
  ])('is refused as data: %s in %j', (field, wrong) => {
    const result = due('1 day', '2026-09-21', wrong);
    expect(result).toEqual({ ...refused, why: [{ code: 'refused', field }] });
  });

  it.each(['65000 day', '46000 cn_workday', '2160 month', '175 year'])(
    '%s end after 2200',
    (period) => {
      const { lastDay, why } = due(period, '2026-09-21', { roll: true });
      expect(lastDay).toBeNull();
      expect(why).toContainEqual({ code: 'beyond-the-calendar' });
    },
  );

  it('a calendar without a single working day gives no date rather than a wrong one', () => {
    const calendar = { ...cn, restDays: [0, 1, 2, 3, 4, 5, 6] as const, years: {} };
    expect(due('1 cn_workday', '2026-09-21', { calendar }).lastDay).toBeNull();
    expect(due('1 day', '2026-09-21', { calendar, roll: true }).lastDay).toBeNull();
  });
});
