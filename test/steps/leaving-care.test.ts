import { describe, it } from '@jest/globals';
import { check, dateOf, type Line } from './check.ts';

const step = 'leaving-care';
/** Seventeen on 20 March 2026, eighteen a year later. */
const facts = { born: '2009-03-20' };
const planned: Line[] = [[60, 'plan-leaving-care']];

describe('a child in care', () => {
  it('has leaving care planned from seventeen on', () => {
    check({ step, facts, on: 17 }, { wanted: [] });
    check({ step, facts, on: 18 }, { wanted: ['plan-leaving-care'] });
  });

  it('gets papers and file on the eighteenth birthday', () => {
    check({ step, facts, then: planned, on: 382 }, { wanted: [] });
    check({ step, facts, then: planned, on: 383 }, { wanted: ['hand-over-papers'] });
    check(
      { step, facts, then: [...planned, [390, 'hand-over-papers']] },
      { wanted: [], result: 'left-care' },
    );
  });

  it('whose age is established late is treated as what she was', () =>
    check({ step, then: [[40, { adult: true }]] }, { wanted: ['plan-leaving-care'], due: {} }));

  it('who went home has no care to leave', () =>
    check(
      { step, facts: { born: '2016-11-20' }, then: [[90, '/reunion/return.1/check-arrival']] },
      { wanted: [], result: 'with-parents' },
    ));

  it.each<[string, Record<string, string | boolean>]>([
    ['has a safe guardian', { born: '2016-11-20', guardian: true }],
    ['is grown up', { born: '1999-01-01' }],
  ])('is none who %s', (_, known) =>
    check({ step, facts: known }, { wanted: [], result: 'not-applicable' }),
  );
});

describe('where a child in care lives', () => {
  const review = 'placement-review';
  const child = { born: '2016-11-20' };
  const first = 'review.1/review-placement';

  it('is looked at every six months', () => {
    check({ step: review, facts: child, on: 183 }, { wanted: [] });
    check({ step: review, facts: child, on: 185 }, { wanted: [first] });
    check({ step: review, facts: child, then: [[190, first]], on: 370 }, { wanted: [] });
    check(
      { step: review, facts: child, then: [[190, first]], on: 376 },
      { wanted: ['review.2/review-placement'] },
    );
  });

  it('is changed where it has to be', () =>
    check(
      { step: review, facts: child, then: [[190, first, 'change-needed']] },
      {
        wanted: ['review.1/change-placement'],
        due: { 'review.1/change-placement': dateOf(203) },
      },
    ));
});
