import { describe, it } from '@jest/globals';
import { check, dateOf, type Line } from './check.ts';

const step = 'job';
const facts = { born: '2001-05-05', 'wants-job': true };
const started: Line[] = [
  [5, 'register-job-seeker'],
  [20, 'search.1/find-job'],
  [25, 'search.1/check-employer'],
  [30, 'search.1/introduce'],
];

describe('a person who wants work', () => {
  it('is registered within ten working days', () =>
    check(
      { step, facts },
      { wanted: ['register-job-seeker'], due: { 'register-job-seeker': '2026-03-16' } },
    ));

  it('need not wait for training, and who said nothing is asked after it', () =>
    check({ step, facts: { born: '2001-05-05' } }, { wanted: [], waits: ['wants-job'] }));

  it('who has no wish for it now is left alone', () =>
    check(
      { step, facts, then: [[5, 'register-job-seeker', 'not-seeking']] },
      { wanted: [], result: 'not-seeking' },
    ));

  it('is introduced to nobody who was not checked', () => {
    check({ step, facts, then: started.slice(0, 2) }, { wanted: ['search.1/check-employer'] });
    check(
      { step, facts, then: [...started.slice(0, 2), [25, 'search.1/check-employer', 'unsound']] },
      { wanted: ['search.2/find-job'] },
    );
  });

  it.each<[string, Line[]]>([
    ['for whom there is none', [[20, 'search.1/find-job', 'none']]],
    [
      'who does not want this one',
      [...started.slice(1, 3), [30, 'search.1/introduce', 'declined']],
    ],
  ])('%s has it looked for again', (_, then) =>
    check(
      { step, facts, then: [[5, 'register-job-seeker'], ...then] },
      { wanted: ['search.2/find-job'] },
    ),
  );

  it('may work for herself', () =>
    check(
      {
        step,
        facts,
        then: [
          [5, 'register-job-seeker'],
          [20, 'search.1/find-job', 'self-employed'],
        ],
      },
      { wanted: [], result: 'self-employed' },
    ));
});

describe('a person at work', () => {
  it('is asked after a week, a month and three, counted from the first day', () => {
    check({ step, facts, then: started, on: 36 }, { wanted: [] });
    check({ step, facts, then: started, on: 38 }, { wanted: ['search.1/check-first-week'] });
    check(
      { step, facts, then: started, on: 124 },
      {
        wanted: [
          'search.1/check-first-month',
          'search.1/check-first-week',
          'search.1/check-third-month',
        ],
      },
    );
  });

  it('for whom it goes well is placed after three months', () =>
    check(
      {
        step,
        facts,
        then: [
          ...started,
          [39, 'search.1/check-first-week'],
          [63, 'search.1/check-first-month'],
          [125, 'search.1/check-third-month'],
        ],
      },
      { wanted: [], result: 'placed' },
    ));

  it.each<[string, Line]>([
    ['who loses it', [50, { 'lost-job': true }]],
    ['who is not safe there', [50, 'search.1/check-first-week', 'unsafe']],
  ])('%s has other work looked for', (_, line) =>
    check(
      { step, facts, then: [...started, line] },
      { wanted: ['search.2/find-job'], due: { 'search.2/find-job': dateOf(110) } },
    ),
  );

  it('whose last check says that it is lost is not counted as placed', () =>
    check(
      {
        step,
        facts,
        then: [
          ...started,
          [39, 'search.1/check-first-week'],
          [63, 'search.1/check-first-month'],
          [125, 'search.1/check-third-month', 'lost'],
        ],
      },
      { wanted: ['search.2/find-job'], result: undefined },
    ));
});
