import { describe, expect, it } from '@jest/globals';
import { rosterGaps } from '../../../src/domain/duty/gaps.ts';
import { toInstant, toIso, type Instant } from '../../../src/domain/time/instant.ts';

/** Hours of the place, which is eight hours ahead of UTC. */
const at = (text: string): Instant => {
  const instant = toInstant(`${text}:00+08:00`);
  if (instant === undefined) throw new Error(text);
  return instant;
};
const hours = {
  calendar: {
    id: 'weekends',
    restDays: [0, 6] as const,
    restDayName: { 'zh-CN': '周末', en: 'weekend' },
    years: {},
  },
  officeHours: { fromMinute: 510, toMinute: 1050 },
  timeZone: 'Asia/Shanghai',
};
const gaps = (shifts: [string, string][], span: [string, string]) =>
  rosterGaps(
    shifts.map(([from, to]) => ({ from: at(from), to: at(to) })),
    hours,
    { from: at(span[0]), to: at(span[1]) },
  ).map(({ from, to }) => [toIso(from), toIso(to)]);
const iso = (text: string) => toIso(at(text));

// 5 January 2026 is a Monday.
describe('the hours for which nobody is on duty', () => {
  it('are the nights, and the whole of a rest day', () => {
    expect(gaps([], ['2026-01-08T12:00', '2026-01-12T12:00'])).toEqual([
      [iso('2026-01-08T17:30'), iso('2026-01-09T08:30')],
      [iso('2026-01-09T17:30'), iso('2026-01-12T08:30')],
    ]);
  });

  it('are none where somebody is there while offices are closed', () => {
    const night: [string, string][] = [['2026-01-05T17:30', '2026-01-06T08:30']];
    expect(gaps(night, ['2026-01-05T12:00', '2026-01-06T12:00'])).toEqual([]);
  });

  it('are what is left between two shifts', () => {
    const shifts: [string, string][] = [
      ['2026-01-05T17:30', '2026-01-05T23:00'],
      ['2026-01-06T01:00', '2026-01-06T09:00'],
    ];
    expect(gaps(shifts, ['2026-01-05T12:00', '2026-01-06T12:00'])).toEqual([
      [iso('2026-01-05T23:00'), iso('2026-01-06T01:00')],
    ]);
  });
});
