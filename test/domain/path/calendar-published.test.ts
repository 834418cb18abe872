import { describe, expect, it } from '@jest/globals';
import type { Rules } from '../../../src/domain/policy/rules.ts';
import type { Calendar, CalendarYear } from '../../../src/domain/time/calendar.ts';
import { addDays } from '../../../src/domain/time/civil-date.ts';
import { day as date } from '../time/cn-calendar.ts';
import { deadline, rulesOf, stepsOf, Story } from './story.ts';

const name = { 'zh-CN': '元旦', en: "New Year's Day" };
const NONE: CalendarYear = {
  source: 's',
  url: 'u',
  confidence: 'excerpt',
  holidays: [],
  makeUpWorkdays: [],
};

function calendar(years: Calendar['years']): Pick<Rules, 'calendar' | 'calendarHash'> {
  const restDayName = { 'zh-CN': '周末', en: 'weekend' };
  const made: Calendar = { id: 'own', restDays: [0, 6], restDayName, years };
  return { calendar: made, calendarHash: JSON.stringify(made) };
}

const before = calendar({ '2026': NONE });
/** 1 January 2027 is a Friday. */
const holiday = {
  '2026': NONE,
  '2027': { ...NONE, holidays: [{ date: date('2027-01-01'), name }] },
};
const makeUp = [2, 3].map((n) => ({ date: addDays(date('2026-12-31'), n), name }));
const worked = { '2026': NONE, '2027': { ...NONE, makeUpWorkdays: makeUp } };
const DECEMBER_28 = 361;

/** Two tasks of five working days: an office's duty, and a right of the person. */
function story() {
  const due = deadline(5, { unit: 'workday' });
  const tasks = { duty: { due }, right: { due: { ...due, side: 'person' } } } as const;
  const steps = stepsOf((path) => {
    path.until('begun', true);
    path.all(
      () => path.task('duty'),
      () => path.task('right'),
    );
  });
  const rules = rulesOf({ tasks, facts: { begun: { type: 'boolean' } } }, before);
  const published = (years: Calendar['years']): Rules => ({ ...rules, ...calendar(years) });
  return { lived: new Story(steps, rules).fact(DECEMBER_28, 'begun', true), steps, published };
}

const moved = ({ entries }: Story) =>
  entries.flatMap((e) =>
    e.kind === 'told' && e.what === 'moved' ? [[e.key, e.calendarYears]] : [],
  );
const provisional = ({ advanced }: Story) => advanced.view.wanted.map((one) => one.provisional);

describe('when the calendar of the next year is published', () => {
  it('a date that stood on guesses becomes firm', () => {
    const { lived, steps, published } = story();
    expect(provisional(lived)).toEqual([true, true]);
    lived.becomes(steps, published(holiday)).waits(DECEMBER_28 + 1);
    expect(provisional(lived)).toEqual([false, false]);
  });

  it('a holiday more gives the person her day more, and an office none', () => {
    const { lived, steps, published } = story();
    const was = lived.due('duty') ?? NaN;
    lived.becomes(steps, published(holiday)).waits(DECEMBER_28 + 1);
    expect([lived.due('duty'), lived.due('right')]).toEqual([was, was + 1]);
    expect(moved(lived)).toEqual([['step/right', [2027]]]);
  });

  it('a working Saturday more brings an office’s day forward, and takes none from the person', () => {
    const { lived, steps, published } = story();
    const was = lived.due('duty') ?? NaN;
    lived.becomes(steps, published(worked)).waits(DECEMBER_28 + 1);
    expect([lived.due('duty'), lived.due('right')]).toEqual([was - 2, was]);
    expect(moved(lived)).toEqual([['step/duty', [2027]]]);
  });

  it('is told once, and before whatever is done in the same turn', () => {
    const { lived, steps, published } = story();
    lived.becomes(steps, published(worked)).does(DECEMBER_28 + 1, 'right');
    const kinds = lived.entries.map((e) => (e.kind === 'told' ? e.what : e.kind));
    expect(kinds.indexOf('moved')).toBeLessThan(kinds.indexOf('outcome'));
    lived.waits(DECEMBER_28 + 2).waits(DECEMBER_28 + 3);
    expect(moved(lived)).toEqual([['step/duty', [2027]]]);
  });

  it('a calendar that is corrected names no year', () => {
    const { lived, steps, published } = story();
    lived.becomes(steps, published(holiday)).waits(DECEMBER_28 + 1);
    const two = { date: date('2027-01-04'), name };
    const [first] = holiday['2027'].holidays;
    const corrected = { ...NONE, holidays: first ? [first, two] : [] };
    lived.becomes(steps, published({ ...holiday, '2027': corrected })).waits(DECEMBER_28 + 2);
    expect(moved(lived)).toEqual([
      ['step/right', [2027]],
      ['step/right', []],
    ]);
  });

  it('what was done after a time that the new calendar ends later stays done, and nobody is told to undo it', () => {
    const steps = stepsOf((path) => {
      path.until('begun', true);
      path.elapsed('wait');
      path.task('then');
    });
    const sketch = {
      tasks: { then: { days: 5, undo: { done: 'revoke' } }, revoke: {} },
      deadlines: { wait: deadline(4, { unit: 'workday' }) },
      facts: { begun: { type: 'boolean' } },
    } as const;
    const rules = rulesOf(sketch, before);
    const lived = new Story(steps, rules).fact(DECEMBER_28, 'begun', true).waits(367);
    const opened = lived.does(367, 'then').entries.length;
    lived.becomes(steps, { ...rules, ...calendar(holiday) }).waits(368);
    lived.waits(370);
    expect([lived.wanted, lived.orphans]).toEqual([[], []]);
    expect(lived.entries.slice(opened).filter((e) => e.kind === 'told')).toEqual([]);
  });
});
