import { describe, it } from '@jest/globals';
import { check, dateOf, type Line } from './check.ts';

const step = 'guardianship';
/** Nine years old. */
const facts = { born: '2016-11-20', guardian: false };
const handedOver: Line[] = [
  [0, 'hand-over'],
  [0, 'begin-temporary-care'],
  [0, 'take-blood-sample'],
  [1, 'publish-search-notice'],
];
const compared: Line[] = [...handedOver, [20, 'compare-samples']];
const notYetFound: Line[] = [...compared, [33, 'issue-not-yet-found']];
const notFound: Line[] = [
  ...notYetFound,
  [37, 'transfer-to-institution'],
  [367, 'issue-not-found'],
];

describe('a child without a safe guardian', () => {
  it('is cared for and handed over on the same day, and the one does not wait for the other', () =>
    check(
      { step, facts },
      {
        wanted: ['begin-temporary-care', 'hand-over'],
        due: { 'begin-temporary-care': dateOf(0), 'hand-over': dateOf(0) },
      },
    ));

  it('of unknown age is presumed a minor', () =>
    check({ step }, { wanted: ['begin-temporary-care', 'hand-over'] }));

  it.each<[string, Record<string, string | boolean>]>([
    ['has a safe guardian', { born: '2016-11-20', guardian: true }],
    ['is grown up', { born: '1999-01-01' }],
  ])('is none who %s', (_, known) =>
    check({ step, facts: known }, { wanted: [], result: 'not-applicable' }),
  );

  it('has blood sample, search notice and care begun side by side', () =>
    check(
      { step, facts, then: [[0, 'hand-over']] },
      { wanted: ['begin-temporary-care', 'publish-search-notice', 'take-blood-sample'] },
    ));

  it('whose parents are not found in a month gets the not-yet-found certificate', () => {
    check({ step, facts, then: compared, on: 30 }, { wanted: [] });
    check({ step, facts, then: compared, on: 32 }, { wanted: ['issue-not-yet-found'] });
  });

  it('is taken to an institution within seven days of certificate and thirty days of notice', () =>
    check(
      { step, facts, then: notYetFound },
      { wanted: ['transfer-to-institution'], due: { 'transfer-to-institution': dateOf(40) } },
    ));

  it('gets the not-found certificate twelve months after the hand-over, not after the certificate', () => {
    const inInstitution: Line[] = [...notYetFound, [37, 'transfer-to-institution']];
    check(
      { step, facts, then: inInstitution, on: 364 },
      { wanted: [], waits: ['adult', 'final-search', 'parents-found'] },
    );
    check({ step, facts, then: inInstitution, on: 366 }, { wanted: ['issue-not-found'] });
  });

  it('has a decision for the long term after it, and a guardian', () => {
    check({ step, facts, then: notFound }, { wanted: ['decide-long-term'] });
    const decided: Line[] = [...notFound, [380, 'decide-long-term', 'kin']];
    check({ step, facts, then: decided }, { wanted: ['appoint-guardian'] });
    check(
      { step, facts, then: [...decided, [390, 'appoint-guardian']] },
      { wanted: [], result: 'guardian-appointed' },
    );
  });
});

describe('parents who are found', () => {
  const found: Line[] = [...compared, [25, { 'parents-found': true }]];
  const heard: Line[] = [...found, [30, 'assess-parents'], [32, 'hear-child']];
  const ready: Line[] = [
    ...heard,
    [60, 'plan-slow-contact'],
    [61, 'write-return-note'],
    [62, 'accept-return'],
  ];

  it('are assessed before anything else, and no certificate is asked for any more', () =>
    check({ step, facts, then: found, on: 40 }, { wanted: ['assess-parents'] }));

  it('by a match of the samples, are found as well', () =>
    check(
      { step, facts, then: [...handedOver, [20, 'compare-samples', 'match']] },
      { wanted: ['assess-parents'] },
    ));

  it('do not get the child before she was heard', () =>
    check({ step, facts, then: [...found, [30, 'assess-parents']] }, { wanted: ['hear-child'] }));

  it('of a child too young to be heard are met without', () =>
    check(
      { step, facts: { born: '2021-01-01' }, then: [...found, [30, 'assess-parents']] },
      { wanted: ['plan-slow-contact'] },
    ));

  it.each<[string, Line[]]>([
    ['who are not fit', [...found, [30, 'assess-parents', 'unfit'], [32, 'hear-child']]],
    [
      'whom the child does not want',
      [...found, [30, 'assess-parents'], [32, 'hear-child', 'does-not-want']],
    ],
    [
      'whom nobody accepts at the other end',
      [...ready.slice(0, -1), [62, 'accept-return', 'not-accepted']],
    ],
    ['against whom the decision went', [...ready, [63, 'decide-return', 'stays']]],
  ])('%s lead to a decision for the long term', (_, then) =>
    check({ step, facts, then }, { wanted: ['decide-long-term'] }),
  );

  it('get the child only with her wish, the note on risks, and an acceptance', () => {
    check(
      { step, facts, then: [...heard, [60, 'plan-slow-contact']] },
      { wanted: ['accept-return', 'write-return-note'] },
    );
    check({ step, facts, then: ready }, { wanted: ['decide-return'] });
    const returned: Line[] = [...ready, [63, 'decide-return']];
    check(
      { step, facts, then: returned },
      { wanted: ['check-arrival'], due: { 'check-arrival': dateOf(66) } },
    );
    check({ step, facts, then: [...returned, [65, 'check-arrival']] }, { result: 'returned' });
  });

  it('before, typed in after the certificate was issued, leave it without ground: it is to be revoked', () =>
    check(
      { step, facts, then: [...notYetFound, [25, { 'parents-found': true }]], on: 40 },
      {
        orphans: ['issue-not-yet-found'],
        wanted: ['assess-parents', 'undo.entry-009/revoke-not-yet-found'],
      },
    ));

  it('after it, leave it in force: it was true when it was issued', () =>
    check(
      { step, facts, then: [...notYetFound, [36, { 'parents-found': true }]] },
      { orphans: [], wanted: ['assess-parents'] },
    ));
});

describe('a child who turns eighteen during the search', () => {
  const born = { born: '2008-03-20' };

  it('leaves care with a plan and her papers', () => {
    check({ step, facts: born, then: handedOver, on: 17 }, { wanted: ['compare-samples'] });
    check({ step, facts: born, then: handedOver, on: 18 }, { wanted: ['plan-leaving-care'] });
    check(
      {
        step,
        facts: born,
        then: [...handedOver, [25, 'plan-leaving-care'], [30, 'hand-over-papers']],
      },
      { wanted: [], result: 'left-care' },
    );
  });

  it('whose age is established late is treated as what she was', () =>
    check(
      {
        step,
        then: [
          [0, 'hand-over'],
          [40, { adult: true }],
        ],
      },
      { wanted: ['plan-leaving-care'] },
    ));
});
