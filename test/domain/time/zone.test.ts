import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, civilDateOf } from '../../../src/domain/time/civil-date.ts';
import { DAY_MS, HOUR_MS, toIso } from '../../../src/domain/time/instant.ts';
import type { Instant } from '../../../src/domain/time/instant.ts';
import {
  civilDateAt,
  instantAt,
  isTimeZone,
  startOfDay,
  toLocalIso,
} from '../../../src/domain/time/zone.ts';
import { at, day } from './cn-calendar.ts';

const ZONES = [
  'Asia/Shanghai',
  'Europe/Sofia',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Africa/Cairo',
  'UTC',
];

describe('the day of a place', () => {
  it.each([
    ['Asia/Shanghai', '2026-09-21', '2026-09-20T16:00:00.000Z'],
    ['Asia/Shanghai, summer time of 1988', '1988-07-01', '1988-06-30T15:00:00.000Z'],
    ['Asia/Shanghai, the winter before', '1988-01-01', '1987-12-31T16:00:00.000Z'],
    ['Asia/Shanghai, local mean time', '1900-06-01', '1900-05-31T15:54:17.000Z'],
    ['Europe/Sofia, winter', '2026-01-15', '2026-01-14T22:00:00.000Z'],
    ['Europe/Sofia, the day of 23 hours', '2026-03-29', '2026-03-28T22:00:00.000Z'],
    ['Europe/Sofia, the day after', '2026-03-30', '2026-03-29T21:00:00.000Z'],
    ['Europe/Sofia, the day after 25 hours', '2026-10-26', '2026-10-25T22:00:00.000Z'],
    ['Australia/Lord_Howe, half an hour', '2026-04-06', '2026-04-05T13:30:00.000Z'],
    ['Australia/Lord_Howe, summer', '2026-04-05', '2026-04-04T13:00:00.000Z'],
    ['Africa/Cairo, midnight is skipped', '2026-04-24', '2026-04-23T22:00:00.000Z'],
    ['America/Sao_Paulo, midnight is skipped', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    ['America/Toronto, skipped from 23:30 on', '1919-03-31', '1919-03-31T04:30:00.000Z'],
    ['America/Havana, midnight comes twice', '2026-11-01', '2026-11-01T04:00:00.000Z'],
    ['Pacific/Apia, the day after the lost one', '2011-12-31', '2011-12-30T10:00:00.000Z'],
  ])('%s: %s begins at %s', (zone, date, start) => {
    const name = zone.split(',')[0] ?? zone;
    expect(toIso(startOfDay(day(date), name))).toBe(start);
    expect(civilDateAt(at(start), name)).toBe(date);
    const justBefore = (at(start) - 1) as Instant; // a millisecond earlier
    expect(civilDateAt(justBefore, name) < date).toBe(true);
  });

  it('a time of day that the clock skips is as much later, one shown twice is the first', () => {
    const spring = { date: day('2026-03-29'), timeMs: 3.5 * HOUR_MS };
    const autumn = { date: day('2026-10-25'), timeMs: 3.5 * HOUR_MS };
    const office = { date: day('2026-10-25'), timeMs: 17 * HOUR_MS };
    expect(toIso(instantAt(spring, 'Europe/Sofia'))).toBe('2026-03-29T01:30:00.000Z');
    expect(toIso(instantAt(autumn, 'Europe/Sofia'))).toBe('2026-10-25T00:30:00.000Z');
    expect(toIso(instantAt(office, 'Europe/Sofia'))).toBe('2026-10-25T15:00:00.000Z');
  });

  it('the date at a moment is the one that the platform shows there', () => {
    const formats = new Map(
      ZONES.map((timeZone) => [timeZone, new Intl.DateTimeFormat('sv-SE', { timeZone })]),
    );
    const moment = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2150, 0, 1) });
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES), (ms, zone) => {
        const instant = ms as Instant; // within the range of moments
        expect(civilDateAt(instant, zone)).toBe(formats.get(zone)?.format(ms));
      }),
      { numRuns: 1500 },
    );
  });

  it('a day begins once, after the one before it, and lasts 23 to 25 hours', () => {
    const date = fc.integer({ min: 0, max: 60_000 }).map(civilDateOf);
    fc.assert(
      fc.property(date, fc.constantFrom(...ZONES), (from, zone) => {
        if (zone === 'Pacific/Kiritimati' && from >= '1994-12-30' && from <= '1995-01-02') return;
        const [start, next] = [startOfDay(from, zone), startOfDay(addDays(from, 1), zone)];
        expect(civilDateAt(start, zone)).toBe(from);
        expect(Math.abs(next - start - DAY_MS)).toBeLessThanOrEqual(2 * HOUR_MS);
        const lastMs = (next - 1) as Instant; // the end of the day
        expect(civilDateAt(lastMs, zone)).toBe(from);
      }),
      { numRuns: 1500 },
    );
  });

  it('shows a moment as the clocks of a place do, with their offset', () => {
    const at = Date.UTC(2026, 10, 30, 16, 5, 9) as Instant;
    const shown = ['Asia/Shanghai', 'Europe/Sofia', 'America/St_Johns', 'UTC'].map((zone) =>
      toLocalIso(at, zone),
    );

    expect(shown).toEqual([
      '2026-12-01T00:05:09+08:00',
      '2026-11-30T18:05:09+02:00',
      '2026-11-30T12:35:09-03:30',
      '2026-11-30T16:05:09+00:00',
    ]);
  });

  it('knows which names are zones', () => {
    expect(['Asia/Shanghai', 'Europe/Sofia'].map(isTimeZone)).toEqual([true, true]);
    expect(['Asia/Kunming', 'Yunnan', ''].map(isTimeZone)).toEqual([false, false, false]);
  });
});
