import { describe, it } from '@jest/globals';
import { check, dateOf, type Line } from './check.ts';

const step = 'reunion';
/** Nine years old. */
const facts = { born: '2016-11-20', guardian: false };
const found: Line[] = [[25, { 'parents-found': true }]];
const heard: Line[] = [...found, [30, 'return.1/assess-parents'], [32, 'return.1/hear-child']];
const ready: Line[] = [
  ...heard,
  [60, 'return.1/plan-slow-contact'],
  [61, 'return.1/write-return-note'],
  [62, 'return.1/accept-return'],
];
const home: Line[] = [...ready, [63, 'return.1/decide-return'], [65, 'return.1/check-arrival']];

describe('parents who are found', () => {
  it('are assessed before anything else', () =>
    check({ step, facts, then: found, on: 40 }, { wanted: ['return.1/assess-parents'] }));

  it('by a match of the samples, are found as well', () =>
    check(
      { step, facts, then: [[20, '/guardianship/compare-samples', 'match']] },
      { wanted: ['return.1/assess-parents'] },
    ));

  it.each<[string, Line[]]>([
    ['after a guardian was appointed', [[400, '/guardianship/appoint-guardian']]],
    ['after an adoption', [[400, '/guardianship/register-adoption']]],
    ['after years', []],
  ])('%s are assessed as well', (_, before) =>
    check(
      { step, facts, then: [...before, [900, { 'parents-found': true }]] },
      { wanted: ['return.1/assess-parents'] },
    ),
  );

  it('do not get the child before she was heard', () =>
    check(
      { step, facts, then: [...found, [30, 'return.1/assess-parents']] },
      { wanted: ['return.1/hear-child'] },
    ));

  it('of a child too young to be heard are met without', () =>
    check(
      { step, facts: { born: '2021-01-01' }, then: [...found, [30, 'return.1/assess-parents']] },
      { wanted: ['return.1/plan-slow-contact'] },
    ));

  it('are not met before she says yes', () => {
    const unsure: Line[] = [
      ...found,
      [30, 'return.1/assess-parents'],
      [32, 'return.1/hear-child', 'not-sure'],
    ];
    check(
      { step, facts, then: unsure, on: 90 },
      { wanted: [], waits: ['adult', 'consent.family-contact'] },
    );
    check(
      { step, facts, then: [...unsure, [90, { 'consent.family-contact': true }]] },
      { wanted: ['return.1/plan-slow-contact'] },
    );
  });

  it('do not go on with it once she takes her yes back, until she agrees again', () => {
    const takenBack: Line[] = [...ready, [63, { 'consent.family-contact': false }]];
    check(
      { step, facts, then: takenBack },
      { wanted: [], waits: ['adult', 'consent.family-contact'] },
    );
    check(
      { step, facts, then: [...takenBack, [80, { 'consent.family-contact': true }]] },
      { wanted: ['return.1/decide-return'] },
    );
  });

  it('get no return where the contact was stopped', () =>
    check(
      { step, facts, then: [...heard, [60, 'return.1/plan-slow-contact', 'stopped']] },
      { wanted: [], waits: ['adult', 'parents-ask-again'] },
    ));

  it('who are barred by law get neither contact nor child: the court is asked', () => {
    const barred: Line[] = [...found, [30, 'return.1/assess-parents', 'barred']];
    check(
      { step, facts, then: barred },
      {
        wanted: ['return.1/ask-court-for-guardianship', 'return.1/prevent-contact'],
        due: { 'return.1/prevent-contact': '2026-04-02' },
      },
    );
    const prevented: Line[] = [
      ...barred,
      [31, 'return.1/prevent-contact'],
      [60, 'return.1/ask-court-for-guardianship'],
    ];
    check(
      { step, facts, then: prevented, on: 200 },
      { wanted: [], waits: ['adult', 'parents-ask-again'] },
    );
  });

  it.each<[string, Line[]]>([
    [
      'who are not fit',
      [...found, [30, 'return.1/assess-parents', 'unfit'], [32, 'return.1/hear-child']],
    ],
    [
      'whom the child does not want',
      [...found, [30, 'return.1/assess-parents'], [32, 'return.1/hear-child', 'does-not-want']],
    ],
    [
      'whom nobody accepts at the other end',
      [...ready.slice(0, -1), [62, 'return.1/accept-return', 'not-accepted']],
    ],
    ['against whom the decision went', [...ready, [63, 'return.1/decide-return', 'stays']]],
  ])('%s do not get the child, and may ask again', (_, then) => {
    check({ step, facts, then, on: 100 }, { wanted: [], waits: ['adult', 'parents-ask-again'] });
    check(
      { step, facts, then: [...then, [300, { 'parents-ask-again': true }]] },
      { wanted: ['return.2/assess-parents'] },
    );
  });

  it('get the child only with her wish, the note on risks, an acceptance and a decision', () => {
    check(
      { step, facts, then: [...heard, [60, 'return.1/plan-slow-contact']] },
      { wanted: ['return.1/accept-return', 'return.1/write-return-note'] },
    );
    check({ step, facts, then: ready }, { wanted: ['return.1/decide-return'] });
    check(
      { step, facts, then: [...ready, [63, 'return.1/decide-return']] },
      {
        wanted: ['return.1/check-arrival'],
        due: { 'return.1/check-arrival': dateOf(66) },
      },
    );
  });

  it('get her back from a guardian only after that guardianship was ended', () =>
    check(
      {
        step,
        facts,
        then: [[20, '/guardianship/appoint-guardian'], ...ready, [63, 'return.1/decide-return']],
      },
      { wanted: ['return.1/end-guardianship'] },
    ));
});

describe('a child at home again', () => {
  it('is seen after two weeks, a month and three months', () => {
    check({ step, facts, then: home, on: 75 }, { wanted: [] });
    check({ step, facts, then: home, on: 77 }, { wanted: ['return.1/visit-after-two-weeks'] });
    const seen: Line[] = [...home, [78, 'return.1/visit-after-two-weeks']];
    check({ step, facts, then: seen, on: 93 }, { wanted: ['return.1/visit-after-one-month'] });
    check(
      {
        step,
        facts,
        then: [
          ...seen,
          [93, 'return.1/visit-after-one-month'],
          [154, 'return.1/visit-after-three-months'],
        ],
      },
      { wanted: [], result: 'returned' },
    );
  });

  it('who turns eighteen decides for herself', () =>
    check(
      { step, facts: { born: '2008-04-20' }, then: heard, on: 60 },
      { wanted: [], result: 'grown' },
    ));
});
