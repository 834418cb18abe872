import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  visitWindows,
  type VisitException,
  type VisitRequest,
} from '../../../src/domain/followup/visit-windows.ts';
import type { Period } from '../../../src/domain/policy/rules.ts';
import { DAY_MS, HOUR_MS } from '../../../src/domain/time/instant.ts';
import { cn } from '../time/cn-calendar.ts';

const days = (n: number): Period => ({ n, unit: 'day' });
const months = (n: number): Period => ({ n, unit: 'month' });

/** Weekly for a month, then monthly, in Yunnan; each visit due within five days. */
const plain: VisitRequest = {
  stages: [
    { after: days(0), every: days(7) },
    { after: months(1), every: months(1) },
  ],
  anchor: '2026-03-02T00:00:00+08:00',
  end: '2026-06-01T00:00:00+08:00',
  visits: [],
  today: '2026-03-12T10:00:00+08:00',
  dueAfter: days(5),
  calendar: cn,
  timeZone: 'Asia/Shanghai',
};

/** `09: done` and so on: the day on which each window opens, in the place. */
function states(more: Partial<VisitRequest>): string[] {
  return visitWindows({ ...plain, ...more }).map(({ opens, state, extra }) => {
    const local = new Date(Date.parse(opens) + 8 * HOUR_MS).toISOString();
    return `${local.slice(5, 10)}${extra ? ' extra' : ''}: ${state}`;
  });
}

describe('the windows of a follow-up', () => {
  it('follow each other from the anchor on, closer at first, and end with the follow-up', () => {
    const windows = visitWindows(plain);
    expect(windows[0]).toEqual({
      opens: '2026-03-01T16:00:00.000Z',
      due: '2026-03-06T16:00:00.000Z',
      closes: '2026-03-08T16:00:00.000Z',
      state: 'missed',
    });
    expect(states({})).toEqual([
      '03-02: missed',
      '03-09: open',
      '03-16: future',
      '03-23: future',
      '03-30: future',
      '04-06: future',
    ]);
  });

  it('without an end, the list ends with the next window to come', () => {
    expect(states({ end: null })).toEqual(['03-02: missed', '03-09: open', '03-16: future']);
  });

  it('a visit that is late for its due date still fills its window', () => {
    const today = '2026-03-15T10:00:00+08:00';
    expect(states({ end: null, today })).toContain('03-09: overdue');
    expect(states({ end: null, today, visits: ['2026-03-15T09:00:00+08:00'] })).toContain(
      '03-09: done',
    );
  });

  it('a visit counts where it happened, whatever day it was entered, and not before it is known', () => {
    const visits = [
      { happenedAt: '2026-03-04T10:00:00+08:00', recordedAt: '2026-03-11T09:00:00+08:00' },
    ];
    expect(states({ visits })[0]).toBe('03-02: done');
    expect(states({ visits, today: '2026-03-10T10:00:00+08:00' })[0]).toBe('03-02: missed');
  });

  it('a visit at the very end of a window belongs to the next one', () => {
    const visits = ['2026-03-09T00:00:00+08:00'];
    expect(states({ visits }).slice(0, 2)).toEqual(['03-02: missed', '03-09: done']);
  });

  it('two visits in one window leave the next one to be visited', () => {
    const visits = ['2026-03-03T10:00:00+08:00', '2026-03-04T10:00:00+08:00'];
    expect(states({ visits }).slice(0, 2)).toEqual(['03-02: done', '03-09: open']);
  });

  it('the risk decides by what it was when a window began', () => {
    const stages = [{ after: days(0), every: { high: days(7), low: months(1), default: days(7) } }];
    const risk = [
      { at: '2026-03-02T00:00:00+08:00', value: 'high' },
      { at: '2026-03-11T00:00:00+08:00', value: 'low' },
    ];
    expect(states({ stages, risk, end: null, today: '2026-04-20' })).toEqual([
      '03-02: missed',
      '03-09: missed',
      '03-16: missed',
      '04-16: open',
      '05-16: future',
    ]);
    expect(states({ stages, end: null })).toEqual([
      '03-02: missed',
      '03-09: open',
      '03-16: future',
    ]);
  });

  it('days are those of the place, over a change of the clock too', () => {
    const sofia = { timeZone: 'Europe/Sofia', dueAfter: days(7) };
    const windows = visitWindows({
      ...plain,
      ...sofia,
      anchor: '2026-03-23',
      end: '2026-04-06',
      today: '2026-03-30',
    });
    expect(windows.map(({ opens, closes }) => [opens, closes])).toEqual([
      ['2026-03-22T22:00:00.000Z', '2026-03-29T21:00:00.000Z'],
      ['2026-03-29T21:00:00.000Z', '2026-04-05T21:00:00.000Z'],
    ]);
  });
});

describe('exceptions', () => {
  it('a week in hospital is nobody’s fault; where some of the week is left, somebody can come by', () => {
    const stay = (from: string, to?: string): VisitException[] => [
      { kind: 'skip', from, ...(to === undefined ? {} : { to }) },
    ];
    expect(states({ exceptions: stay('2026-03-01', '2026-03-10') }).slice(0, 2)).toEqual([
      '03-02: skipped',
      '03-09: open',
    ]);
    expect(states({ exceptions: stay('2026-03-03', '2026-03-09') })[0]).toBe('03-02: missed');
    expect(states({ exceptions: stay('2026-03-09') }).slice(1)).toEqual(
      ['03-09', '03-16', '03-23', '03-30', '04-06'].map((opens) => `${opens}: skipped`),
    );
  });

  it('two stretches that meet cover a window together, and a visit made all the same counts', () => {
    const exceptions: VisitException[] = [
      { kind: 'skip', from: '2026-03-05', to: '2026-03-09' },
      { kind: 'skip', from: '2026-03-01', to: '2026-03-05' },
    ];
    expect(states({ exceptions })[0]).toBe('03-02: skipped');
    expect(states({ exceptions, visits: ['2026-03-07T10:00:00+08:00'] })[0]).toBe('03-02: done');
  });

  it('a return home is followed on days 3, 14, 30 and 90, beside the series', () => {
    const exceptions: VisitException[] = [
      { kind: 'extra', from: '2026-03-04T00:00:00+08:00', at: [3, 14, 30, 90].map(days) },
    ];
    const visits = ['2026-03-05T10:00:00+08:00'];
    const lines = states({ exceptions, visits, end: null });
    expect(lines.filter((line) => line.includes('extra'))).toEqual([
      '03-04 extra: done',
      '03-07 extra: open',
      '03-18 extra: future',
      '04-03 extra: future',
    ]);
    expect(lines[0]).toBe('03-02: done');
  });

  it('after a move: contact within a day or three by the risk, a visit within five working days', () => {
    const contact = { high: { n: 24, unit: 'hour' }, default: { n: 72, unit: 'hour' } } as const;
    const at = [contact, { n: 5, unit: 'workday' }] as const;
    const moved = (value: string) =>
      visitWindows({
        ...plain,
        end: null,
        exceptions: [{ kind: 'extra', from: '2026-04-01T15:00:00+08:00', at }],
        risk: [{ at: '2026-03-02', value }],
      })
        .filter(({ extra }) => extra)
        .map(({ due }) => due);
    expect(moved('high')).toEqual(['2026-04-02T07:00:00.000Z', '2026-04-08T16:00:00.000Z']);
    expect(moved('low')).toEqual(['2026-04-04T07:00:00.000Z', '2026-04-08T16:00:00.000Z']);
  });
});

describe('what cannot be counted', () => {
  it.each([
    ['a moment without its zone', { today: '2026-03-12T10:00:00' }, /today/],
    ['no moment at all', { visits: ['then'] }, /visits/],
    ['an unknown zone', { timeZone: 'Asia/Dali' }, /timeZone/],
    ['a schedule that stands still', { stages: [{ after: days(0), every: days(0) }] }, /move on/],
    [
      'an hour for twenty years',
      { stages: [{ after: days(0), every: { n: 1, unit: 'hour' } }], end: '2046-01-01' } as const,
      /too many/,
    ],
  ])('is refused: %s', (_what, wrong, message) => {
    expect(() => visitWindows({ ...plain, ...wrong })).toThrow(message);
  });

  it('working days need their calendar', () => {
    const { calendar: _, ...without } = plain;
    const stages = [{ after: days(0), every: { n: 5, unit: 'workday' } as const }];
    expect(() => visitWindows({ ...without, stages })).toThrow(/calendar/);
    expect(visitWindows(without)).toHaveLength(6);
  });
});

describe('any follow-up', () => {
  const start = Date.parse('2026-01-01T00:00:00Z');
  const moment = fc
    .integer({ min: 0, max: 400 * DAY_MS })
    .map((ms) => new Date(start + ms).toISOString());
  const every = fc.record({
    n: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom('day', 'workday', 'month'),
  });
  const request = fc.record({
    stages: fc.tuple(every, every, fc.integer({ min: 1, max: 90 })).map(([first, then, after]) => [
      { after: days(0), every: first },
      { after: days(after), every: then },
    ]),
    anchor: moment,
    visits: fc.array(moment, { maxLength: 8 }),
    today: moment,
    dueAfter: fc.constantFrom(days(3), days(20)),
    calendar: fc.constant(cn),
    timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Sofia', 'UTC'),
  });

  it('has windows that meet without a gap, and each visit that is known fills the one it fell in', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const windows = visitWindows(asked);
        expect(windows[0]?.opens).toBe(asked.anchor);
        for (const [i, { opens, due, closes, state }] of windows.entries()) {
          expect(windows[i + 1]?.opens ?? closes).toBe(closes);
          expect(opens <= due && due <= closes).toBe(true);
          const came = asked.visits.some((at) => at >= opens && at < closes && at <= asked.today);
          expect(state === 'done').toBe(came);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has the same windows whoever came by and whenever: a visit moves none', () => {
    fc.assert(
      fc.property(request, (asked) => {
        const days = (visits: string[]) =>
          visitWindows({ ...asked, visits }).map(({ opens, due, closes }) => [opens, due, closes]);
        expect(days(asked.visits)).toEqual(days([]));
      }),
      { numRuns: 300 },
    );
  });
});
