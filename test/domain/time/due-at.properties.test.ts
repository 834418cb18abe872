import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWorkday } from '../../../src/domain/time/calendar.ts';
import { addDays, addMonths, diffDays } from '../../../src/domain/time/civil-date.ts';
import { dueInstant } from '../../../src/domain/time/due-at.ts';
import { HOUR_MS } from '../../../src/domain/time/instant.ts';
import type { CivilDate, Instant } from '../../../src/domain/time/instant.ts';
import type { Hold, Term, Unit } from '../../../src/domain/time/term.ts';
import { civilDateAt, startOfDay } from '../../../src/domain/time/zone.ts';
import { at, cn } from './cn-calendar.ts';

const ZONES = ['Asia/Shanghai', 'Europe/Sofia', 'Australia/Lord_Howe', 'Africa/Cairo', 'UTC'];
const DAY_UNITS: readonly Unit[] = [
  'day',
  'workday',
  'cn_workday',
  'month',
  'year',
  'school_term',
  'anniversary',
];
const WORKDAYS: readonly Unit[] = ['workday', 'cn_workday'];
const YEARS: readonly Unit[] = ['year', 'school_term', 'anniversary'];

/** Any moment of the days around the two published years, so that gaps, make-up days and both ends are met. */
const moment = fc
  .integer({ min: at('2024-11-01T00:00:00Z'), max: at('2027-02-01T00:00:00Z') })
  .map((ms) => ms as Instant); // within the range of moments

const hold = fc
  .tuple(moment, fc.integer({ min: 1, max: 40 * 24 * HOUR_MS }), fc.integer({ min: 0, max: 9 }))
  .map(([from, length, open]): Hold => {
    return open === 0 ? { from } : { from, to: (from + length) as Instant }; // weeks later
  });

function terms(units: readonly Unit[]): fc.Arbitrary<Term> {
  const any = fc.record({
    from: moment,
    n: fc.integer({ min: 0, max: 60 }),
    unit: fc.constantFrom(...units),
    roll: fc.boolean(),
    calendar: fc.constant(cn),
    timeZone: fc.constantFrom(...ZONES),
    holds: fc.array(hold, { maxLength: 4 }),
  });
  return any.map((term) => (YEARS.includes(term.unit) ? { ...term, n: term.n % 6 } : term));
}

function due(term: Term) {
  return dueInstant(term, { explain: false });
}

function isHeldAtEnd({ holds, timeZone }: Term, date: CivilDate): boolean {
  const end = startOfDay(addDays(date, 1), timeZone);
  return holds.some(({ from, to }) => from < end && (to === undefined || (to > from && to >= end)));
}

/** Longer than any of these terms with all its holds. */
const GIVE_UP_DAYS = 2500;

/** The law read day by day, with none of the short cuts; nothing where an open hold keeps it from ending. */
function countedByHand(term: Term): CivilDate | undefined {
  const start = civilDateAt(term.from as Instant, term.timeZone); // these terms start at moments
  let left = daysToCount(term, start);
  let date = start;
  const limit = addDays(start, GIVE_UP_DAYS);
  while (left > 0 || isHeldAtEnd(term, date)) {
    date = addDays(date, 1);
    if (date > limit) return undefined;
    if (counts(term, date) && left > 0) left -= 1;
  }
  while (term.roll && (!isWorkday(cn, date).workday || isHeldAtEnd(term, date))) {
    date = addDays(date, 1);
    if (date > limit) return undefined;
  }
  return date;
}

function daysToCount({ unit, n }: Term, start: CivilDate): number {
  if (unit === 'month') return diffDays({ from: start, to: addMonths(start, n) });
  if (unit === 'school_term') return daysToTerm(start, n);
  if (YEARS.includes(unit)) return diffDays({ from: start, to: addMonths(start, 12 * n) });
  return n;
}

/** Up to the day after which, for the nth time, a first of March or of September follows. */
function daysToTerm(start: CivilDate, n: number): number {
  let [left, days] = [n, 0];
  while (left > 0) {
    days += 1;
    if (/-0[39]-01$/.test(addDays(start, days))) left -= 1;
  }
  return n === 0 ? 0 : days - 1;
}

function counts(term: Term, date: CivilDate): boolean {
  if (isHeldAtEnd(term, date)) return false;
  return !WORKDAYS.includes(term.unit) || isWorkday(cn, date).workday;
}

describe('any term', () => {
  it('of days ends where counting day by day ends, holds and rolling included', () => {
    let [dated, open] = [0, 0];
    fc.assert(
      fc.property(terms(DAY_UNITS), (term) => {
        const { lastDay, dueAt } = due(term);
        expect(lastDay).toBe(countedByHand(term));
        if (lastDay === undefined) open += 1;
        else dated += 1;
        const end = lastDay && startOfDay(addDays(lastDay, 1), term.timeZone);
        expect(dueAt).toBe(end);
      }),
      { numRuns: 600 },
    );
    expect(Math.min(dated, open)).toBeGreaterThan(20);
  });

  it('ends later, or at the same time, for a larger n', () => {
    fc.assert(
      fc.property(terms([...DAY_UNITS, 'hour', 'birthday']), (term) => {
        const [shorter, longer] = [due(term), due({ ...term, n: term.n + 1 })];
        const end = longer.dueAt ?? Infinity;
        expect(end).toBeGreaterThanOrEqual(shorter.dueAt ?? Infinity);
      }),
      { numRuns: 3000 },
    );
  });

  it('is never shortened by a hold', () => {
    fc.assert(
      fc.property(terms([...DAY_UNITS, 'hour']), hold, (term, more) => {
        const longer = due({ ...term, holds: [...term.holds, more] });
        expect(longer.dueAt ?? Infinity).toBeGreaterThanOrEqual(due(term).dueAt ?? Infinity);
      }),
      { numRuns: 3000 },
    );
  });

  it('of nothing ends with the very day, or once a hold that stands then is over', () => {
    fc.assert(
      fc.property(terms(DAY_UNITS), (term) => {
        const start = civilDateAt(term.from as Instant, term.timeZone); // these terms start at moments
        const { lastDay } = due({ ...term, n: 0, roll: false });
        if (isHeldAtEnd(term, start)) expect(lastDay ?? '9999').not.toBe(start);
        else expect(lastDay).toBe(start);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not depend on the order in which holds became known', () => {
    fc.assert(
      fc.property(terms([...DAY_UNITS, 'hour']), (term) => {
        expect(due({ ...term, holds: [...term.holds].reverse() })).toEqual(due(term));
      }),
      { numRuns: 1000 },
    );
  });

  it('that rolls, or counts working days, ends on a working day', () => {
    fc.assert(
      fc.property(terms(DAY_UNITS), (term) => {
        if (!term.roll && (!WORKDAYS.includes(term.unit) || term.n === 0)) return;
        const { lastDay } = due(term);
        if (lastDay !== undefined) expect(isWorkday(cn, lastDay).workday).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('adds up: days counted, rest days passed over and held days are the days between', () => {
    fc.assert(
      fc.property(terms(WORKDAYS), (term) => {
        const { lastDay, why } = dueInstant({ ...term, n: term.n + 1 }, { explain: true });
        if (lastDay === undefined) return;
        const skipped = why.filter(({ code }) => code === 'rest-day-skipped').length;
        const held = why.reduce((sum, one) => sum + (one.code === 'hold' ? (one.days ?? 0) : 0), 0);
        const start = civilDateAt(term.from as Instant, term.timeZone); // it starts at a moment
        expect(term.n + 1 + skipped + held).toBe(diffDays({ from: start, to: lastDay }));
      }),
      { numRuns: 1500 },
    );
  });

  it('gives the same date with and without its grounds, and is provisional exactly where a year is missing', () => {
    fc.assert(
      fc.property(terms([...DAY_UNITS, 'hour', 'birthday']), (term) => {
        const explained = dueInstant(term, { explain: true });
        expect({ ...explained, why: [] }).toEqual(due(term));
        const missing = explained.why.some(({ code }) => code === 'calendar-unpublished');
        expect(explained.provisional).toBe(missing);
      }),
      { numRuns: 2000 },
    );
  });

  it('of hours lasts these hours and the time in which it stood still, to the millisecond', () => {
    const pause = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 99 }));
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 90 }), fc.array(pause), (from, n, pauses) => {
        const holds: Hold[] = [];
        let [clock, ran] = [from as number, 0];
        for (const [hours, lengthMs] of pauses) {
          if (ran + hours >= n) break;
          [clock, ran] = [clock + hours * HOUR_MS, ran + hours];
          holds.push({ from: clock as Instant, to: (clock + lengthMs) as Instant }); // hours later
          clock += lengthMs;
        }
        const term = { from, n, unit: 'hour', roll: false, calendar: cn } as const;
        const end = due({ ...term, timeZone: 'Europe/Sofia', holds }).dueAt;
        expect(end).toBe(clock + (n - ran) * HOUR_MS);
      }),
      { numRuns: 1000 },
    );
  });
});
