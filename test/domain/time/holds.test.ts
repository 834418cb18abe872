import { describe, expect, it } from '@jest/globals';
import { dueAt } from '../../../src/domain/time/due-at.ts';
import type { Unit } from '../../../src/domain/time/term.ts';
import { cn } from './cn-calendar.ts';

type Window = readonly [from: string, to?: string];

/** Times of day are those of Shanghai. */
function due(period: string, from: string, windows: readonly Window[], roll = false) {
  const [n, unit] = period.split(' ');
  const term = { n: Number(n), unit: unit as Unit, from: local(from) }; // a typo in a table fails its row
  const holds = windows.map(([start, end]) =>
    end === undefined ? { from: local(start) } : { from: local(start), to: local(end) },
  );
  return dueAt({ ...term, roll, calendar: cn, timeZone: 'Asia/Shanghai', holds });
}

function local(text: string): string {
  return `${text}:00+08:00`;
}

const MONDAY = '2026-09-07T09:00';

describe('a hold on a term of days', () => {
  it.each<[what: string, hold: Window, lastDay: string]>([
    [
      'none of its days, if it ends on the day it began',
      ['2026-09-08T08:00', '2026-09-08T23:59'],
      '2026-09-11',
    ],
    ['two days, from Tuesday to Thursday', ['2026-09-08T10:00', '2026-09-10T15:00'], '2026-09-13'],
    [
      'the same two days, whatever the hours',
      ['2026-09-08T00:00', '2026-09-10T23:59'],
      '2026-09-13',
    ],
    ['one day over one midnight', ['2026-09-08T23:59', '2026-09-09T00:01'], '2026-09-12'],
    ['a day held until 24:00', ['2026-09-08T10:00', '2026-09-09T00:00'], '2026-09-12'],
    [
      'the last day, held from the evening on',
      ['2026-09-11T20:00', '2026-09-12T09:00'],
      '2026-09-12',
    ],
    ['nothing after the end', ['2026-09-12T00:00', '2026-09-20T00:00'], '2026-09-11'],
    ['nothing before the start', ['2026-09-01T00:00', '2026-09-06T00:00'], '2026-09-11'],
    [
      'of the start day nothing: it does not count',
      ['2026-09-07T08:00', '2026-09-08T08:00'],
      '2026-09-11',
    ],
    ['only what lies after the start', ['2026-08-01T08:00', '2026-09-10T08:00'], '2026-09-13'],
    [
      'nothing, if it ends before it begins',
      ['2026-09-10T10:00', '2026-09-08T10:00'],
      '2026-09-11',
    ],
  ])('lengthens it by %s', (_what, hold, lastDay) => {
    expect(due('4 day', MONDAY, [hold]).lastDay).toBe(lastDay);
  });

  it('is not named as a ground where it lengthened nothing', () => {
    const hold: Window = ['2026-09-07T08:00', '2026-09-08T08:00'];
    expect(due('4 day', MONDAY, [hold]).why.map(({ code }) => code)).toEqual([
      'start-day-not-counted',
    ]);
  });

  it('two departments that hold at once stop the clock once', () => {
    const windows: Window[] = [
      ['2026-09-09T10:00', '2026-09-11T10:00'],
      ['2026-09-08T10:00', '2026-09-10T10:00'],
    ];
    expect(due('4 day', MONDAY, windows).lastDay).toBe('2026-09-14');
    expect(due('4 day', MONDAY, windows).why).toContainEqual({
      code: 'hold',
      from: '2026-09-08T02:00:00.000Z',
      to: '2026-09-11T02:00:00.000Z',
      days: 3,
    });
  });

  it('a second hold counts though it lies after the first, unheld, end', () => {
    const windows: Window[] = [
      ['2026-09-08T10:00', '2026-09-10T10:00'],
      ['2026-09-12T10:00', '2026-09-13T10:00'],
    ];
    expect(due('4 day', MONDAY, windows).lastDay).toBe('2026-09-14');
  });

  it('a term of no days that is held at its end waits for the day that runs', () => {
    const hold: Window = ['2026-09-07T08:00', '2026-09-09T10:00'];
    expect(due('0 day', MONDAY, [hold]).lastDay).toBe('2026-09-09');
    expect(due('0 cn_workday', MONDAY, [hold]).why).toContainEqual(
      expect.objectContaining({ code: 'hold', days: 2 }),
    );
  });
});

describe('a hold on other terms', () => {
  it('working days: held days are left out, rest days inside are not counted twice', () => {
    const hold: Window = ['2026-09-29T10:00', '2026-10-09T10:00'];
    const result = due('5 cn_workday', '2026-09-25T10:00', [hold]);
    expect(result.lastDay).toBe('2026-10-13');
    expect(result.why.map((one) => ('day' in one ? one.day : one.code))).toEqual([
      '2026-09-25',
      '2026-09-26',
      '2026-09-27',
      '2026-10-10',
      '2026-10-11',
      'hold',
    ]);
  });

  it('months and years are lengthened by as many days as were held', () => {
    const hold: Window = ['2026-02-10T10:00', '2026-02-20T10:00'];
    expect(due('1 month', '2026-01-31T10:00', [hold]).lastDay).toBe('2026-03-10');
    expect(due('1 year', '2026-01-31T10:00', [hold]).lastDay).toBe('2027-02-10');
  });

  it('hours stand still to the minute', () => {
    const windows: Window[] = [
      ['2026-09-07T12:00', '2026-09-07T18:00'],
      ['2026-09-07T08:00', '2026-09-07T09:30'],
    ];
    const result = due('24 hour', MONDAY, windows);
    expect(result.endsAt).toBe('2026-09-08T07:30:00.000Z');
    expect(result.why.map((one) => one.code === 'hold' && one.days)).toEqual([0.5 / 24, 0.25]);
  });

  it('hours that are over are not held any more', () => {
    const hold: Window = ['2026-09-08T09:00', '2026-09-09T09:00'];
    expect(due('24 hour', MONDAY, [hold])).toMatchObject({
      endsAt: '2026-09-08T01:00:00.000Z',
      why: [],
    });
  });

  it('a rolled day is a working day that runs', () => {
    const hold: Window = ['2026-10-04T10:00', '2026-10-09T10:00'];
    const result = due('26 day', '2026-09-07T09:00', [hold], true);
    expect(result.lastDay).toBe('2026-10-09');
    expect(result.why.map(({ code }) => code)).toEqual(['start-day-not-counted', 'hold', 'rolled']);
  });

  it('a rolled day that is held when it ends waits for the next working day that runs', () => {
    const hold: Window = ['2026-10-08T10:00', '2026-10-10T10:00'];
    expect(due('26 day', '2026-09-07T09:00', [hold], true).lastDay).toBe('2026-10-10');
    expect(due('26 day', '2026-09-07T09:00', [hold], false).lastDay).toBe('2026-10-03');
  });

  it.each(['2024-06-03T10:00', '2024-06-04T10:00'])(
    'a year skipped by a hold from %s on is not asked of the calendar',
    (from) => {
      expect(due('2 cn_workday', '2024-06-03T09:00', [[from, '2025-01-02T10:00']])).toMatchObject({
        lastDay: '2025-01-03',
        provisional: false,
      });
    },
  );
});

describe('an open hold', () => {
  it.each(['4 day', '4 cn_workday', '1 month', '1 year', '24 hour'])(
    'that begins before the end of %s leaves no date',
    (period) => {
      const result = due(period, MONDAY, [['2026-09-07T10:00']]);
      expect(result).toMatchObject({ lastDay: null, endsAt: null, provisional: false });
      expect(result.why.at(-1)).toEqual({ code: 'hold', from: '2026-09-07T02:00:00.000Z' });
    },
  );

  it('in the last minute of the last day leaves no date, at its end it changes nothing', () => {
    expect(due('4 day', MONDAY, [['2026-09-11T23:59']]).lastDay).toBeNull();
    expect(due('4 day', MONDAY, [['2026-09-12T00:00']]).lastDay).toBe('2026-09-11');
    expect(due('24 hour', MONDAY, [['2026-09-08T08:59']]).endsAt).toBeNull();
    expect(due('24 hour', MONDAY, [['2026-09-08T09:00']]).lastDay).toBe('2026-09-08');
  });

  it('swallows a closed one', () => {
    const windows: Window[] = [['2026-09-08T10:00'], ['2026-09-09T10:00', '2026-09-10T10:00']];
    expect(due('4 day', MONDAY, windows).lastDay).toBeNull();
  });

  it('during the rest days over which a term rolls leaves no date', () => {
    expect(due('24 day', MONDAY, [['2026-10-03T10:00']], true).lastDay).toBeNull();
    expect(due('24 day', MONDAY, [['2026-10-03T10:00']], false).lastDay).toBe('2026-10-01');
  });
});
