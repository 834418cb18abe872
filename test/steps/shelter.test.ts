import { describe, it } from '@jest/globals';
import { check, dateOf, type Line } from './check.ts';

const step = 'shelter';
const housed: Line[] = [
  [0, 'bed.1/find-bed'],
  [0, 'explain-house-rights'],
  [0, 'list-belongings'],
];

describe('a person without a safe bed', () => {
  it('gets one on the same day, whatever is known of her', () =>
    check({ step }, { wanted: ['bed.1/find-bed'], due: { 'bed.1/find-bed': dateOf(0) } }));

  it.each(['female', 'male', 'other', 'not-said'])(
    'of sex "%s" is asked for no other paper',
    (sex) =>
      check(
        { step, facts: { sex } },
        { wanted: ['bed.1/find-bed'], waits: ['safe-bed', 'whereabouts'] },
      ),
  );

  it.each(['cn', 'foreign', 'stateless'])('of nationality "%s" gets the same bed', (nationality) =>
    check({ step, facts: { nationality } }, { wanted: ['bed.1/find-bed'] }),
  );

  it('who already has one is not taken in, until she wants one', () => {
    const facts = { 'safe-bed': true };
    check({ step, facts }, { wanted: [], waits: ['wants-bed'] });
    const asks: Line[] = [[40, { 'wants-bed': true }]];
    check(
      { step, facts, then: asks },
      { wanted: ['again.1/bed.1/find-bed'], due: { 'again.1/bed.1/find-bed': dateOf(40) } },
    );
    check(
      { step, facts, then: [...asks, [40.2, 'again.1/bed.1/find-bed']] },
      { wanted: ['again.1/explain-house-rights'] },
    );
  });

  it('finds the house full, and another one is looked for on the same day', () =>
    check(
      { step, then: [[0, 'bed.1/find-bed', 'full']] },
      {
        wanted: ['bed.1/find-bed-elsewhere'],
        due: { 'bed.1/find-bed-elsewhere': dateOf(0) },
      },
    ));

  it('who declines is asked again as soon as she wants one, and not before', () => {
    const declined: Line[] = [[0, 'bed.1/find-bed', 'declined']];
    check({ step, then: declined, on: 5 }, { wanted: [] });
    check(
      { step, then: [...declined, [6, { 'wants-bed': true }]] },
      { wanted: ['bed.2/find-bed'] },
    );
  });
});

describe('a person in the house', () => {
  it('is told her rights, and has her belongings listed', () => {
    check({ step, then: [[0, 'bed.1/find-bed']] }, { wanted: ['explain-house-rights'] });
    check({ step, then: housed.slice(0, 2) }, { wanted: ['list-belongings'] });
  });

  it('stays ten days, and longer by a notice that nobody approves', () => {
    check(
      { step, then: housed, on: 9 },
      { wanted: [], waits: ['safe-bed', 'stay', 'whereabouts'] },
    );
    check({ step, then: housed, on: 11 }, { wanted: ['longer.1/notify-longer-stay'] });
    check(
      { step, then: [...housed, [11, 'longer.1/notify-longer-stay']], on: 42 },
      { wanted: ['longer.2/notify-longer-stay'] },
    );
  });

  it('leaves when she wants: no notice, no permission, her belongings and the way back', () =>
    check(
      { step, then: [...housed, [3, { whereabouts: 'left-freely' }]] },
      { wanted: ['return-belongings'] },
    ));

  it('who left before a bed was found is not looked for with a bed any more', () =>
    check(
      { step, then: [[1, { whereabouts: 'left-freely' }]] },
      { wanted: ['return-belongings'], waits: [] },
    ));

  it.each([
    ['has left', { whereabouts: 'left-freely' }],
    ['has moved', { 'safe-bed': true }],
  ])('who %s gets a bed again on the day she wants one, as often as she does', (_, fact) => {
    const out: Line[] = [...housed, [3, fact], [4, 'return-belongings'], [5, 'give-way-back']];
    check({ step, then: out }, { wanted: [], waits: ['wants-bed'] });
    const back: Line[] = [
      ...out,
      [50, { 'wants-bed': true }],
      [50.1, 'again.1/bed.1/find-bed', 'full'],
    ];
    check({ step, then: back }, { wanted: ['again.1/bed.1/find-bed-elsewhere'] });
    const housedAgain: Line[] = [...back, [50.2, 'again.1/bed.1/find-bed-elsewhere']];
    check({ step, then: housedAgain }, { wanted: ['again.1/explain-house-rights'] });
    const outAgain: Line[] = [
      ...housedAgain,
      [55, fact],
      [56, 'again.1/return-belongings'],
      [56, 'again.1/give-way-back'],
    ];
    check({ step, then: outAgain }, { wanted: [], waits: ['wants-bed'] });
    check(
      { step, then: [...outAgain, [90, { 'wants-bed': true }]] },
      { wanted: ['again.2/bed.1/find-bed'] },
    );
  });

  it('is not thrown out: the stay ends when it is needed no more', () =>
    check(
      {
        step,
        then: [
          ...housed,
          [11, 'longer.1/notify-longer-stay', 'not-needed'],
          [11, 'return-belongings'],
          [12, 'give-way-back'],
        ],
      },
      { wanted: [], waits: ['wants-bed'] },
    ));
});
