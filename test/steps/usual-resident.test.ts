import { describe, expect, it } from '@jest/globals';
import { check, dateOf, yunnan, type Line } from './check.ts';

const step = 'usual-resident';
const facts = { born: '2001-05-05', nationality: 'cn', wish: 'stay' };
const application = '/residency/application.1';
const decided = (outcome: string): Line[] => [
  [0, '/residency/hear-wish'],
  [0, '/residency/describe-dwelling'],
  [1, `${application}/submit-application`],
  [4, `${application}/papers.1/check-papers`],
  [15, `${application}/opinion.police/give-opinion`],
  [15, `${application}/opinion.civil-affairs/give-opinion`],
  [15, `${application}/opinion.hrss/give-opinion`],
  [30, `${application}/decide`, outcome],
  [35, `${application}/serve-decision`],
];
const approved = decided('permanent');
const settled: Line[] = [
  ...approved,
  [38, 'residence.1/register-residence'],
  [40, 'count-usual-resident'],
];
/** The card on day 230: 18 October 2026. */
const carded: Line[] = [...settled, [230, 'residence.1/issue-card']];
const year = (n: number, count = 1) => `residence.1/count.${count}/year.${n}`;
const reminded = (n: number, from: number): Line[] => [
  [from, `${year(n)}/reminder.first/remind-of-endorsement`],
];

describe('a person who may stay', () => {
  it.each(['temporary', 'permanent', 'conditional'])(
    '(%s) is registered in five working days, and counted at once',
    (outcome) =>
      check(
        { step, facts, then: decided(outcome) },
        {
          wanted: ['count-usual-resident', 'residence.1/register-residence'],
          due: { 'residence.1/register-residence': '2026-04-13' },
        },
      ),
  );

  it('is counted with the services that now treat her as a resident', () =>
    expect(yunnan().tasks['usual-resident/count-usual-resident']?.outcomes[0]?.requires).toEqual([
      'services',
    ]));

  it('gets the card after six months', () => {
    check({ step, facts, then: settled, on: 200 }, { wanted: [] });
    check({ step, facts, then: settled, on: 222 }, { wanted: ['residence.1/issue-card'] });
  });

  it('holds a permit instead where she is no citizen, and waits for no paper of the police for it', () => {
    const foreign = { ...facts, nationality: 'foreign' };
    check(
      { step, facts: foreign, then: settled },
      {
        wanted: ['residence.1/grant-stay-permit'],
        due: { 'residence.1/grant-stay-permit': dateOf(50) },
      },
    );
    const granted: Line[] = [...approved, [40, 'residence.1/grant-stay-permit']];
    check(
      { step, facts: foreign, then: granted },
      { wanted: ['count-usual-resident', 'residence.1/register-residence'] },
    );
  });

  it('who moves to another prefecture is registered there, and waits her six months anew', () => {
    const moved: Line[] = [...settled, [150, { 'moved-prefecture': true }]];
    check({ step, facts, then: moved }, { wanted: ['residence.2/register-residence'] });
    const anew: Line[] = [...moved, [153, 'residence.2/register-residence']];
    check({ step, facts, then: anew, on: 300 }, { wanted: [] });
    check({ step, facts, then: anew, on: 340 }, { wanted: ['residence.2/issue-card'] });
  });

  it.each<[string, Line]>([
    ['household-moved', [400, { 'local-household': true }]],
    ['moved-on', [400, { 'left-province': true }]],
  ])('ends as "%s" by what happened', (result, line) =>
    check({ step, facts, then: [...carded, line] }, { wanted: [], result }),
  );
});

describe('the card of a year', () => {
  it('is reminded of sixty, thirty and seven days before the anniversary', () => {
    check({ step, facts, then: carded, on: 534 }, { wanted: [] });
    check(
      { step, facts, then: carded, on: 536 },
      {
        wanted: [`${year(1)}/reminder.first/remind-of-endorsement`],
      },
    );
    const first = [...carded, ...reminded(1, 537)];
    check({ step, facts, then: first, on: 563 }, { wanted: [] });
    check(
      { step, facts, then: first, on: 566 },
      {
        wanted: [`${year(1)}/endorse`, `${year(1)}/reminder.second/remind-of-endorsement`],
      },
    );
  });

  it('is to be endorsed by the last day on which it has not lapsed', () => {
    const first = [...carded, ...reminded(1, 537)];
    const reminders = ['last', 'second'].map(
      (which) => `${year(1)}/reminder.${which}/remind-of-endorsement`,
    );
    const due = { [`${year(1)}/endorse`]: '2027-10-18' };
    check(
      { step, facts, then: first, on: 595 },
      { wanted: [`${year(1)}/endorse`, ...reminders], due },
    );
    check({ step, facts, then: first, on: 596 }, { wanted: ['residence.1/count.1/endorse-late'] });
  });

  it('is endorsed in the month before it, and the next year counts from the anniversary', () => {
    const endorsed: Line[] = [...carded, ...reminded(1, 537), [570, `${year(1)}/endorse`]];
    check({ step, facts, then: endorsed, on: 580 }, { wanted: [] });
    // Two years after the card, whatever the day of the first endorsement.
    check(
      { step, facts, then: endorsed, on: 929 },
      {
        wanted: [`${year(2)}/reminder.first/remind-of-endorsement`],
      },
    );
    check(
      { step, facts, then: endorsed, on: 935 },
      {
        wanted: [
          `${year(2)}/endorse`,
          `${year(2)}/reminder.first/remind-of-endorsement`,
          `${year(2)}/reminder.second/remind-of-endorsement`,
        ],
      },
    );
  });

  it('that was not endorsed lapses: it may be endorsed late, and the years begin anew', () => {
    check({ step, facts, then: carded, on: 597 }, { wanted: ['residence.1/count.1/endorse-late'] });
    const late: Line[] = [...carded, [620, 'residence.1/count.1/endorse-late']];
    check({ step, facts, then: late, on: 900 }, { wanted: [] });
    check(
      { step, facts, then: late, on: 930 },
      {
        wanted: [`${year(1, 2)}/reminder.first/remind-of-endorsement`],
      },
    );
  });
});

describe('a person who may not, or has not asked', () => {
  it('is counted only after a leave', () =>
    check({ step, facts: { born: '2001-05-05' }, on: 50 }, { wanted: [], result: undefined }));

  it('and who left after a refusal is not', () =>
    check(
      { step, facts, then: [...decided('refused'), [400, { 'left-province': true }]] },
      { wanted: [], result: 'not-applicable' },
    ));
});
