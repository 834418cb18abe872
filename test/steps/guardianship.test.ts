import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { check, dateOf, yunnan, type Line } from './check.ts';

const step = 'guardianship';
/** Nine years old. */
const facts = { born: '2016-11-20', guardian: false };
const handedOver: Line[] = [
  [0, 'hand-over'],
  [0, 'begin-temporary-care'],
  [0, 'take-blood-sample'],
  [1, 'publish-search-notice'],
];
const placed: Line[] = [...handedOver, [10, 'assess-guardian'], [12, 'choose-placement']];
const compared: Line[] = [...placed, [20, 'compare-samples']];
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
      {
        wanted: ['begin-temporary-care', 'publish-search-notice', 'take-blood-sample'],
        due: { 'publish-search-notice': dateOf(1) },
      },
    ));

  it('whom the police never hand over is searched for, and has a place chosen, all the same', () =>
    check(
      {
        step,
        facts,
        then: [
          [0, 'begin-temporary-care'],
          [1, 'publish-search-notice'],
          [10, 'assess-guardian'],
        ],
      },
      { wanted: ['choose-placement', 'hand-over', 'take-blood-sample'] },
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
      { wanted: [], waits: ['adult', 'care', 'final-search', 'parents-found', 'parents-found'] },
    );
    check({ step, facts, then: inInstitution, on: 366 }, { wanted: ['issue-not-found'] });
  });

  it('has a fit guardian looked for within thirty days of the notice', () =>
    check(
      { step, facts, then: handedOver },
      { wanted: ['assess-guardian', 'compare-samples'], due: { 'assess-guardian': dateOf(31) } },
    ));

  it('whose place nobody has chosen gets the certificates all the same', () =>
    check(
      {
        step,
        facts,
        then: [...handedOver, [33, 'issue-not-yet-found'], [37, 'transfer-to-institution']],
        on: 366,
      },
      { wanted: ['assess-guardian', 'compare-samples', 'issue-not-found'] },
    ));

  it('lives where it was chosen on record, after a fit guardian was looked for', () =>
    check(
      { step, facts, then: [...handedOver, [10, 'assess-guardian']], on: 11 },
      { wanted: ['choose-placement', 'compare-samples'] },
    ));

  it('is heard, has a decision for the long term after it, and a guardian', () => {
    check({ step, facts, then: notFound }, { wanted: ['hear-child-on-care'] });
    const heard: Line[] = [...notFound, [370, 'hear-child-on-care']];
    check({ step, facts, then: heard }, { wanted: ['decide-long-term'] });
    const decided: Line[] = [...heard, [380, 'decide-long-term', 'kin']];
    check({ step, facts, then: decided }, { wanted: ['appoint-guardian'] });
    check(
      { step, facts, then: [...decided, [390, 'appoint-guardian']] },
      { wanted: [], result: 'guardian-appointed' },
    );
  });

  it('too young to be heard is decided for without', () =>
    check(
      { step, facts: { ...facts, born: '2021-01-01' }, then: notFound },
      { wanted: ['decide-long-term'] },
    ));

  it('turns eighteen during the search, which ends', () =>
    check(
      { step, facts: { born: '2008-03-20' }, then: handedOver, on: 18 },
      { wanted: [], result: 'left-care' },
    ));
});

describe('an adoption', () => {
  const wished: Line[] = [
    ...notFound,
    [370, 'hear-child-on-care'],
    [380, 'decide-long-term', 'adoption'],
  ];
  const agreed: Line[] = [
    ...wished,
    [385, 'ask-child-for-adoption'],
    [390, 'publish-adoption-notice'],
  ];

  it('needs the child to agree, else other care is chosen', () => {
    check({ step, facts, then: wished }, { wanted: ['ask-child-for-adoption'] });
    check(
      { step, facts, then: [...wished, [385, 'ask-child-for-adoption', 'does-not-agree']] },
      { wanted: ['choose-other-care'] },
    );
  });

  it('is registered after sixty days of notice, within thirty', () => {
    check({ step, facts, then: agreed, on: 450 }, { wanted: [] });
    check({ step, facts, then: agreed, on: 451 }, { wanted: ['register-adoption'] });
    check(
      { step, facts, then: [...agreed, [460, 'register-adoption']] },
      { wanted: [], result: 'guardian-appointed' },
    );
  });
});

describe('the search for parents who are found', () => {
  const found: Line[] = [...compared, [25, { 'parents-found': true }]];

  it('ends: no certificate is asked for any more', () =>
    check(
      { step, facts, then: found, on: 40 },
      { wanted: [], waits: ['adult', 'care', 'return-decision'] },
    ));

  it.each<[string, Line]>([
    ['who are not fit', [30, '/reunion/return.1/assess-parents', 'unfit']],
    ['who are barred by law', [30, '/reunion/return.1/assess-parents', 'barred']],
  ])('%s leads to a decision for the long term', (_, line) =>
    check({ step, facts, then: [...found, line] }, { wanted: ['hear-child-on-care'] }),
  );

  it('to whom the child goes ends its care', () =>
    check(
      {
        step,
        facts,
        then: [...found, [90, '/reunion/return.1/check-arrival']],
      },
      { wanted: [], result: 'returned' },
    ));

  it('before, typed in after the certificate was issued, leaves it without ground: it is to be revoked', () =>
    check(
      { step, facts, then: [...notYetFound, [25, { 'parents-found': true }]], on: 40 },
      {
        orphans: ['issue-not-yet-found'],
        wanted: ['undo.entry-011/revoke-not-yet-found'],
      },
    ));

  it('after it, leaves it in force: it was true when it was issued', () =>
    check(
      { step, facts, then: [...notYetFound, [36, { 'parents-found': true }]] },
      { orphans: [], wanted: [] },
    ));
});

describe('a placement', () => {
  const form = new Ajv2020({ strict: false });
  addFormats.default(form);
  const fits = form.compile(
    JSON.parse(readFileSync('policies/yunnan-2008/1.0.0/forms/placement.json', 'utf8')) as object,
  );
  const record = {
    asked: ['child', 'grandparents'],
    ownWords: 'With my sister',
    decidedBy: 'Example',
  };

  it('keeps brothers and sisters together, or says in writing why not', () => {
    expect(fits({ ...record, siblings: 'together' })).toBe(true);
    expect(fits({ ...record, siblings: 'apart' })).toBe(false);
    expect(fits({ ...record, siblings: 'apart', reason: '' })).toBe(false);
    expect(fits({ ...record, siblings: 'apart', reason: 'She asks for it herself' })).toBe(true);
  });

  it.each(['choose-placement', 'decide-long-term', 'choose-other-care'])(
    'is a choice on record, whichever it is: who was asked, own words, siblings, by whom (%s)',
    (task) => {
      const { outcomes = [] } = yunnan().tasks[`guardianship/${task}`] ?? {};
      expect(outcomes.length).toBeGreaterThanOrEqual(3);
      for (const { requires } of outcomes) {
        expect(requires).toEqual(['asked', 'ownWords', 'siblings', 'decidedBy']);
      }
    },
  );
});
