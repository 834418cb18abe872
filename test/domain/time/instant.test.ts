import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isInstant, toInstant, toIso } from '../../../src/domain/time/instant.ts';
import { at } from './cn-calendar.ts';

const FIRST = Date.UTC(1900, 0, 1);
const LAST = Date.UTC(2200, 11, 31, 23, 59, 59, 999);

describe('moments', () => {
  it.each([
    ['2026-09-21T02:03:04.567Z', '2026-09-21T02:03:04.567Z'],
    ['2026-09-21T10:00:00+08:00', '2026-09-21T02:00:00.000Z'],
    ['2026-09-20T20:30-05:30', '2026-09-21T02:00:00.000Z'],
    ['2026-09-21T02:03:04.5Z', '2026-09-21T02:03:04.500Z'],
    ['2026-09-21T02:03:04.567999Z', '2026-09-21T02:03:04.567Z'],
    ['1900-01-01T00:00:00.000Z', '1900-01-01T00:00:00.000Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
    ['2200-12-31T23:59:59.999Z', '2200-12-31T23:59:59.999Z'],
  ])('%s is read as %s', (text, iso) => {
    expect(toIso(at(text))).toBe(iso);
  });

  it.each([
    ['a year that nobody meant', '1026-09-21T00:00:00Z'],
    ['a year too far', '2201-01-01T00:00:00.000Z'],
    ['a moment just before 1900 in UTC', '1900-01-01T00:00:00+08:00'],
    ['30 February', '2026-02-30T00:00:00Z'],
    ['29 February of a common year', '2025-02-29T00:00:00Z'],
    ['month 13', '2026-13-01T00:00:00Z'],
    ['hour 24', '2026-09-21T24:00:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['a missing zone', '2026-09-21T00:00:00'],
    ['an impossible offset', '2026-09-21T00:00:00+08:60'],
    ['a bare date', '2026-09-21'],
    ['nothing', ''],
  ])('%s is refused', (_what, text) => {
    expect(toInstant(text)).toBeUndefined();
  });

  it('every moment of 1900 to 2200 is written as the platform writes it, and read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), (ms) => {
        const iso = new Date(ms).toISOString();
        expect(toInstant(iso)).toBe(ms);
        expect(toIso(at(iso))).toBe(iso);
      }),
      { numRuns: 2000 },
    );
  });

  it('fractions of a millisecond, the unlimited and what lies outside are no moments', () => {
    expect([FIRST, LAST].map(isInstant)).toEqual([true, true]);
    expect([FIRST - 1, LAST + 1, 0.5, NaN, Infinity].map(isInstant)).toEqual(Array(5).fill(false));
  });
});
