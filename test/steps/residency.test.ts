import { describe, it } from '@jest/globals';
import { check, dateOf, type Line } from './check.ts';

const step = 'residency';
const facts = { born: '2001-05-05', nationality: 'cn', wish: 'stay' };

/** One round of the application, up to the papers handed in. */
const handedIn = (round: number, day: number): Line[] => [
  [day, `application.${round}/hear-wish`],
  [day, `application.${round}/describe-dwelling`],
  [day + 1, `application.${round}/submit-application`],
];
const opinions = (round: number, day: number): Line[] =>
  ['police', 'civil-affairs', 'hrss'].map((department) => [
    day,
    `application.${round}/opinion.${department}/give-opinion`,
  ]);
const decided = (outcome: string, round = 1, day = 0): Line[] => [
  ...handedIn(round, day),
  [day + 4, `application.${round}/check-papers`],
  ...opinions(round, day + 15),
  [day + 30, `application.${round}/decide`, outcome],
];
const served = (outcome: string): Line[] => [
  ...decided(outcome),
  [35, 'application.1/serve-decision'],
];
const settled: Line[] = [
  ...served('approved'),
  [38, 'register-residence'],
  [40, 'count-usual-resident'],
];

describe('a person who cannot or will not go home', () => {
  it.each<[string, Record<string, string | boolean>]>([
    ['will not', { wish: 'stay' }],
    ['cannot', { 'cannot-return': true }],
    ['will not, and is a man', { wish: 'stay', sex: 'male' }],
    ['will not, and is foreign', { wish: 'stay', nationality: 'foreign' }],
    ['will not, and is a child', { wish: 'stay', born: '2016-01-01' }],
  ])('(%s) is heard alone, and her dwelling described', (_, known) =>
    check(
      { step, facts: known },
      { wanted: ['application.1/describe-dwelling', 'application.1/hear-wish'] },
    ),
  );

  it('who has not said so is not asked to apply', () =>
    check(
      { step, facts: { wish: 'undecided' } },
      { wanted: [], waits: ['cannot-return', 'wish'] },
    ));
});

describe('an application', () => {
  it('has its papers checked in five working days, else they count as complete', () => {
    check(
      { step, facts, then: handedIn(1, 0) },
      {
        wanted: ['application.1/check-papers'],
        due: { 'application.1/check-papers': '2026-03-10' },
      },
    );
    check(
      { step, facts, then: handedIn(1, 0), on: 9 },
      {
        wanted: ['police', 'civil-affairs', 'hrss'].map(
          (department) => `application.1/opinion.${department}/give-opinion`,
        ),
      },
    );
  });

  it('returned for supplement once is handed in again, and goes its way', () => {
    const returned: Line[] = [...handedIn(1, 0), [4, 'application.1/check-papers', 'supplement']];
    check(
      { step, facts, then: returned },
      { wanted: ['application.2/describe-dwelling', 'application.2/hear-wish'] },
    );
    check(
      { step, facts, then: [...returned, ...handedIn(2, 10), [14, 'application.2/check-papers']] },
      {
        wanted: ['police', 'civil-affairs', 'hrss'].map(
          (department) => `application.2/opinion.${department}/give-opinion`,
        ),
      },
    );
  });

  it('has the opinions side by side, and the decision after the last of them', () => {
    const checked: Line[] = [...handedIn(1, 0), [4, 'application.1/check-papers']];
    check(
      { step, facts, then: [...checked, ...opinions(1, 15).slice(1)] },
      {
        wanted: ['application.1/opinion.police/give-opinion'],
        due: { 'application.1/opinion.police/give-opinion': '2026-03-27' },
      },
    );
    check(
      { step, facts, then: [...checked, ...opinions(1, 15)] },
      { wanted: ['application.1/decide'] },
    );
  });

  it('that is decided has to be served, whatever the decision', () => {
    for (const outcome of ['approved', 'conditional', 'refused']) {
      check({ step, facts, then: decided(outcome) }, { wanted: ['application.1/serve-decision'] });
    }
  });

  it('may be withdrawn at any time', () => {
    const withdrawn: Line[] = [...handedIn(1, 0), [3, { 'withdraws-application': true }]];
    check({ step, facts, then: withdrawn }, { wanted: ['confirm-withdrawal'] });
    check(
      { step, facts, then: [...withdrawn, [5, 'confirm-withdrawal']] },
      { result: 'withdrawn' },
    );
  });
});

describe('a refusal', () => {
  const contested: Line[] = [...served('refused'), [60, { 'contests-decision': true }]];
  const ruled: Line[] = [
    ...contested,
    [61, 'application.1/note-stay-during-appeal'],
    [63, 'application.1/accept-appeal'],
  ];

  it('may be contested for sixty days from its service, and nobody is sent away in them', () =>
    check(
      { step, facts, then: served('refused'), on: 90 },
      {
        wanted: [],
        waits: ['contests-decision', 'reconsideration', 'withdraws-application'],
        result: undefined,
      },
    ));

  it('is final when nobody contests it', () =>
    check({ step, facts, then: served('refused'), on: 100 }, { wanted: [], result: 'refused' }));

  it('that is contested leaves the person where she is', () =>
    check(
      { step, facts, then: contested },
      { wanted: ['application.1/accept-appeal', 'application.1/note-stay-during-appeal'] },
    ));

  it('that is overturned opens the application anew', () =>
    check(
      { step, facts, then: [...ruled, [100, 'application.1/decide-appeal', 'overturned']] },
      { wanted: ['application.2/describe-dwelling', 'application.2/hear-wish'] },
    ));

  it('that is upheld comes with the way to court', () => {
    const upheld: Line[] = [...ruled, [100, 'application.1/decide-appeal']];
    check({ step, facts, then: upheld }, { wanted: ['application.1/explain-way-to-court'] });
    check(
      { step, facts, then: [...upheld, [103, 'application.1/explain-way-to-court']] },
      { result: 'refused' },
    );
  });
});

describe('a person who may stay', () => {
  it('is registered in five working days and counted at once', () =>
    check(
      { step, facts, then: served('approved') },
      {
        wanted: ['count-usual-resident', 'register-residence'],
        due: { 'register-residence': '2026-04-13' },
      },
    ));

  it('gets the card after six months, and has it endorsed each year', () => {
    check({ step, facts, then: settled, on: 200 }, { wanted: [] });
    check({ step, facts, then: settled, on: 220 }, { wanted: ['issue-card'] });
    const carded: Line[] = [...settled, [230, 'issue-card']];
    check({ step, facts, then: carded, on: 560 }, { wanted: [] });
    check({ step, facts, then: carded, on: 570 }, { wanted: ['year.1/endorse'] });
    check(
      { step, facts, then: [...carded, [570, 'year.1/endorse']], on: 910 },
      { wanted: ['year.2/endorse'] },
    );
  });

  it('holds a permit instead where she is no citizen', () =>
    check(
      { step, facts: { ...facts, nationality: 'foreign' }, then: settled },
      { wanted: ['grant-stay-permit'], due: { 'grant-stay-permit': dateOf(50) } },
    ));

  it.each<[string, Line]>([
    ['household-moved', [400, { 'local-household': true }]],
    ['moved-on', [400, { 'left-province': true }]],
  ])('ends as "%s" by what happened', (result, line) =>
    check({ step, facts, then: [...settled, [230, 'issue-card'], line] }, { wanted: [], result }),
  );

  it('who had withdrawn before the decision, typed in after it, has the approval withdrawn', () =>
    check(
      {
        step,
        facts,
        then: [...decided('approved'), [20, { 'withdraws-application': true }]],
        on: 35,
      },
      {
        wanted: ['application.1/undo.entry-012/withdraw-approval', 'confirm-withdrawal'],
        orphans: ['application.1/decide'],
      },
    ));
});
