import { describe, expect, it } from '@jest/globals';
import { check, yunnan, type Line } from './check.ts';

const step = 'limitation';
/** Free since Sunday 1 March 2026. */
const facts = { 'freed-on': '2026-03-01' };
const others: Record<string, string> = {
  'right.labour': 'not-applicable',
  'right.claim': 'not-applicable',
  'right.relief': 'not-applicable',
};
const married = { ...facts, ...others };
const alarm = (n: number) => `right.marriage/alarm.${n}/ask-marriage`;
const stillRunning = (day: number, n: number): Line => [day, alarm(n), 'still-running'];

describe('the register of legal time limits', () => {
  it.each([
    [{}],
    [{ sex: 'male', nationality: 'foreign' }],
    [{ born: '2016-01-01' }],
    [{ nationality: 'stateless' }],
  ])('runs from the first day for everybody, and asks nothing then (%j)', (known) =>
    check(
      { step, facts: known },
      {
        wanted: [],
        waits: [
          ...['marriage', 'labour', 'claim', 'relief'].flatMap((right) => [
            right,
            `${right}-alarm`,
            `${right}-close`,
            `right.${right}`,
            `right.${right}`,
            `right.${right}`,
          ]),
          'decision-to-contest',
          'died',
        ],
      },
    ),
  );

  it('knows that nothing stops the year of a marriage, and that a claim may pause', () => {
    const { deadlines = {} } = yunnan().steps['limitation'] ?? {};
    expect(deadlines['marriage']).toMatchObject({ nature: 'preclusion', pausable: false });
    expect(deadlines['claim']).toMatchObject({ nature: 'limitation', pausable: true });
    const sides = Object.values(deadlines).map(({ side }) => side);
    expect(sides.length).toBeGreaterThanOrEqual(15);
    expect(new Set(sides)).toEqual(new Set(['person']));
  });
});

describe('a marriage that may be revoked within one year from freedom', () => {
  it('is asked after 180, 90 and 30 days ahead, and not in between', () => {
    // The last day is 1 March 2027: day 364.
    check({ step, facts: married, on: 183 }, { wanted: [] });
    check({ step, facts: married, on: 184 }, { wanted: [alarm(1)] });
    check({ step, facts: married, then: [stillRunning(186, 1)], on: 273 }, { wanted: [] });
    check({ step, facts: married, then: [stillRunning(186, 1)], on: 274 }, { wanted: [alarm(2)] });
    const twice = [stillRunning(186, 1), stillRunning(275, 2)];
    check({ step, facts: married, then: twice, on: 333 }, { wanted: [] });
    check({ step, facts: married, then: twice, on: 334 }, { wanted: [alarm(3)] });
  });

  it('has emergency legal aid in its last seven days', () =>
    check(
      { step, facts: married, then: [stillRunning(186, 1)], on: 357 },
      {
        wanted: ['right.marriage/ask-marriage', 'right.marriage/give-emergency-aid'],
        due: { 'right.marriage/give-emergency-aid': '2027-02-23' },
      },
    ));

  it('that nobody asked for has lapsed after it, with a reason on record', () => {
    check(
      { step, facts: married, on: 364 },
      {
        wanted: ['right.marriage/ask-marriage', 'right.marriage/give-emergency-aid'],
      },
    );
    check({ step, facts: married, on: 365 }, { wanted: ['right.marriage/note-lapse'] });
  });

  it.each(['exercised', 'waived', 'not-applicable'])('that is "%s" is asked no more', (said) => {
    check({ step, facts: married, then: [[185, alarm(1), said]], on: 400 }, { wanted: [] });
    check(
      { step, facts: married, then: [[3, { 'right.marriage': said }]], on: 400 },
      { wanted: [] },
    );
  });

  it('whose first day is disputed rings by the earliest one', () => {
    const disputed: Line[] = [
      [10, { 'freed-on': '2025-09-01' }],
      [20, { 'freed-on': '2026-06-01' }],
    ];
    // 180 days ahead of 1 September 2026 had passed on 5 March: it rings when the earlier day becomes known.
    check({ step, facts: married, then: disputed, on: 20 }, { wanted: [alarm(1)] });
    check(
      { step, facts: married, then: disputed, on: 184 },
      { wanted: ['right.marriage/note-lapse'] },
    );
  });

  it('of somebody free for nearly a year when she comes is a matter of the first day', () =>
    check(
      { step, facts: { ...married, 'freed-on': '2025-03-06' } },
      { wanted: ['right.marriage/ask-marriage', 'right.marriage/give-emergency-aid'] },
    ));

  it('whose day nobody knows counts from the beginning of the path', () =>
    check({ step, facts: others, on: 185 }, { wanted: [alarm(1)] }));
});

describe('other rights', () => {
  it.each([
    ['labour', 550],
    ['claim', 915],
    ['relief', 184],
  ])('(%s) are asked after 180 days ahead', (right, day) => {
    const rest = Object.fromEntries(
      ['marriage', 'labour', 'claim', 'relief']
        .filter((one) => one !== right)
        .map((one) => [`right.${one}`, 'not-applicable']),
    );
    const story = { step, facts: { ...facts, ...rest } };
    check({ ...story, on: day - 1 }, { wanted: [] });
    check({ ...story, on: day }, { wanted: [`right.${right}/alarm.1/ask-${right}`] });
  });

  it('such as contesting a decision run from its service, for each decision anew', () => {
    const known = { ...others, 'right.marriage': 'not-applicable' };
    const first = 'decision.1/right.reconsideration/alarm.1/ask-reconsideration';
    const served: Line[] = [[100, { 'decision-to-contest': true }]];
    check({ step, facts: known, then: served, on: 129 }, { wanted: [] });
    check({ step, facts: known, then: served, on: 131 }, { wanted: [first] });
    const again: Line[] = [...served, [132, first], [200, { 'decision-to-contest': true }]];
    check(
      { step, facts: known, then: again, on: 231 },
      {
        wanted: ['decision.2/right.reconsideration/alarm.1/ask-reconsideration'],
      },
    );
  });
});
