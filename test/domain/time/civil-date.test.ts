import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  civilDateOf,
  compareDates,
  dayOf,
  dayOfWeek,
  diffDays,
  toCivilDate,
} from '../../../src/domain/time/civil-date.ts';
import { day } from './cn-calendar.ts';

describe('civil dates', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2026-01-28', 1, '2026-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-11-30', 15, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2100-01-31', 1, '2100-02-28'],
    ['2000-01-31', 1, '2000-02-29'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  it('29 February has its anniversary on the 28th of a common year', () => {
    expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28');
    expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29');
  });

  it.each([
    '2026-2-1',
    '2026-02-30',
    '1899-12-31',
    '2201-01-01',
    '20260201',
    '2026-00-10',
    'today',
  ])('%s is no date', (text) => {
    expect(toCivilDate(text)).toBeUndefined();
  });

  it('a date moved out of all reason is an error, not a wrong date', () => {
    expect(() => addDays(day('2200-12-31'), 1)).toThrow(RangeError);
    expect(() => addYears(day('1900-01-01'), -1)).toThrow(RangeError);
  });

  it('agrees with the platform on every day of 1900 to 2200', () => {
    let epochDay = dayOf(day('1900-01-01'));
    for (let ms = Date.UTC(1900, 0, 1); ms <= Date.UTC(2200, 11, 31); ms += 86_400_000) {
      const date = civilDateOf(epochDay);
      if (date !== new Date(ms).toISOString().slice(0, 10)) throw new Error(`${date} is wrong`);
      if (dayOfWeek(date) !== new Date(ms).getUTCDay()) throw new Error(`weekday of ${date}`);
      if (dayOf(date) !== epochDay) throw new Error(`${date} is read back wrongly`);
      epochDay += 1;
    }
    expect(civilDateOf(epochDay - 1)).toBe('2200-12-31');
  });

  it('days added are days between, and dates sort as time runs', () => {
    const date = fc.integer({ min: -20_000, max: 80_000 }).map(civilDateOf);
    fc.assert(
      fc.property(date, fc.integer({ min: -5000, max: 4000 }), (from, days) => {
        const to = addDays(from, days);
        expect(diffDays({ from, to })).toBe(days);
        expect(compareDates(from, to)).toBe(Math.sign(-days) + 0);
      }),
    );
  });

  it('a month later is the same day number, or the last day of the month', () => {
    const date = fc.integer({ min: -20_000, max: 80_000 }).map(civilDateOf);
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 40 }), (from, months) => {
        const to = addMonths(from, months);
        const isMonthEnd = addDays(to, 1).endsWith('-01');
        expect(to.slice(8) === from.slice(8) || (isMonthEnd && to.slice(8) < from.slice(8))).toBe(
          true,
        );
        const passed = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12;
        expect(passed + Number(to.slice(5, 7)) - Number(from.slice(5, 7))).toBe(months);
      }),
    );
  });
});
