import { describe, expect, it } from '@jest/globals';
import { dayAfter, moveTo, nextFriday } from '../web/src/clock-move.ts';

const at = (iso: string) => Date.parse(iso);

describe('the training clock on a page', () => {
  it.each([
    ['2026-12-04T01:00:00Z', 'P3D'],
    ['2026-12-01T04:00:00Z', 'PT3H'],
    ['2026-12-03T02:30:00Z', 'P2DT2H'],
    ['2026-12-01T01:00:01Z', 'PT1H'],
    ['2026-12-01T01:00:00Z', undefined],
    ['2026-11-30T01:00:00Z', undefined],
    ['2046-12-01T01:00:00Z', undefined],
  ])('is moved to %s by %s', (to, by) => {
    expect(moveTo(at('2026-12-01T01:00:00Z'), at(to))).toBe(by);
  });

  it('never stops before the moment that was chosen, and less than an hour behind it', () => {
    const from = at('2026-12-01T01:23:45Z');
    for (let hours = 1; hours < 200; hours += 7) {
      const to = from + hours * 3_600_000 - 61_000;
      const [, days = 0, rest = 0] =
        /^P(?:(\d+)D)?(?:T(\d+)H)?$/.exec(moveTo(from, to) ?? '') ?? [];
      const reached = from + (Number(days) * 24 + Number(rest)) * 3_600_000;

      expect(reached - to).toBe(61_000);
    }
  });

  it.each([
    ['2026-11-30', '2026-12-04'],
    ['2026-12-03', '2026-12-04'],
    ['2026-12-04', '2026-12-11'],
    ['2026-12-05', '2026-12-11'],
  ])('knows from %s that the next Friday is %s', (day, friday) => {
    expect(nextFriday(day)).toBe(friday);
  });

  it('counts days over the end of a year', () => {
    expect(dayAfter('2026-12-30', 3)).toBe('2027-01-02');
  });
});
