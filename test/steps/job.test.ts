import { describe, expect, it } from '@jest/globals';
import { check, dateOf, yunnan, type Line } from './check.ts';

const step = 'job';
const facts = { born: '2001-05-05', 'wants-job': true, 'consent.services': true };
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

  it('of sixteen or seventeen is introduced only to work that is allowed at that age', () => {
    const young = { ...facts, born: '2009-01-01' };
    const sound = started.slice(0, 3);
    check({ step, facts: young, then: sound }, { wanted: ['search.1/check-protected-work'] });
    check(
      { step, facts: young, then: [...sound, [27, 'search.1/check-protected-work']] },
      { wanted: ['search.1/introduce'] },
    );
    check(
      {
        step,
        facts: young,
        then: [...sound, [27, 'search.1/check-protected-work', 'not-allowed']],
      },
      { wanted: ['search.2/find-job'] },
    );
  });

  it('is told of to no office before she agrees, and to no further one when she takes that back', () => {
    const silent = { born: '2001-05-05', 'wants-job': true };
    check({ step, facts: silent }, { wanted: [], waits: ['consent.services'] });
    check(
      {
        step,
        facts,
        then: [
          ...started.slice(0, 1),
          [10, { 'consent.services': false }],
          [20, 'search.1/find-job', 'none'],
        ],
      },
      { wanted: [], waits: ['consent.services'] },
    );
  });

  it('has work chosen by what she wants and by what is hired in the place', () =>
    expect(yunnan().tasks['job/find-job']?.outcomes[0]?.requires).toEqual([
      'name',
      'wish',
      'hiredLocally',
    ]));

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

describe('the first year at work', () => {
  const year = 'year-at-work';
  const placed: Line[] = [
    [5, '/job/register-job-seeker'],
    [20, '/job/search.1/find-job'],
    [25, '/job/search.1/check-employer'],
    [30, '/job/search.1/introduce'],
    [39, '/job/search.1/check-first-week'],
    [63, '/job/search.1/check-first-month'],
    [125, '/job/search.1/check-third-month'],
  ];

  it('has contract, wage and insurance on record each time', () => {
    const checks = [
      'job/check-first-week',
      'job/check-first-month',
      'job/check-third-month',
      'year-at-work/check-first-year',
    ];
    for (const task of checks) {
      expect(yunnan().tasks[task]?.outcomes[0]?.requires).toEqual([
        'contract',
        'wagePaid',
        'insured',
      ]);
    }
  });

  it('is looked at after twelve months', () => {
    check({ step: year, facts, then: placed, on: 390 }, { wanted: [] });
    check({ step: year, facts, then: placed, on: 401 }, { wanted: ['work.1/check-first-year'] });
    check(
      { step: year, facts, then: [...placed, [402, 'work.1/check-first-year']] },
      { wanted: [], result: 'kept' },
    );
  });

  it('in which the work is lost has other work looked for, with an employer who is checked', () => {
    const lost: Line[] = [...placed, [200, { 'lost-job': true }]];
    check({ step: year, facts, then: lost }, { wanted: ['work.1/search.1/find-work-again'] });
    const found: Line[] = [...lost, [220, 'work.1/search.1/find-work-again']];
    check({ step: year, facts, then: found }, { wanted: ['work.1/search.1/check-new-employer'] });
    const again: Line[] = [
      ...found,
      [225, 'work.1/search.1/check-new-employer'],
      [230, 'work.1/start-new-work'],
    ];
    check({ step: year, facts, then: again, on: 500 }, { wanted: [] });
    check({ step: year, facts, then: again, on: 506 }, { wanted: ['work.2/check-first-year'] });
  });

  it('is none of somebody who works for herself', () =>
    check(
      {
        step: year,
        facts,
        then: [
          [5, '/job/register-job-seeker'],
          [20, '/job/search.1/find-job', 'self-employed'],
        ],
      },
      { wanted: [], result: 'not-applicable' },
    ));
});
