import { describe, expect, it } from '@jest/globals';
import { consentFaults } from '../../../src/domain/consent/faults.ts';
import { factOfConsent } from '../../../src/domain/consent/purpose.ts';
import { consentsNow, type Standing } from '../../../src/domain/consent/standing.ts';
import {
  STARTED,
  type ConsentRecord,
  type Entry,
  type EntryBody,
  type FactValue,
} from '../../../src/domain/path/ledger.ts';
import type { Rules } from '../../../src/domain/policy/rules.ts';
import { DAY_MS, toIso, type Instant } from '../../../src/domain/time/instant.ts';
import { yunnan } from '../../steps/check.ts';

/** Monday 2 March 2026, 09:00 in Yunnan. */
const START = Date.UTC(2026, 2, 2, 1) as Instant;
const day = (n: number) => (START + n * DAY_MS) as Instant; // days of a story
const by = { id: 'example', role: 'caseworker', place: '530102' };

type Line = [day: number, body: EntryBody];
const fact = (name: string, value: FactValue): EntryBody => ({ kind: 'fact', name, value });

function ledger(...lines: Line[]): Entry[] {
  const started: Line[] = [
    [0, fact(STARTED, 'yunnan-2008@1.0.0')],
    [0, fact('place', '530102')],
  ];
  return [...started, ...lines].map(([n, body], i) => {
    const recordedAt = (day(n) + i) as Instant; // in the order in which they stand
    return { v: 1, id: `entry-${i}`, happenedAt: day(n), recordedAt, by, ...body };
  });
}

const how = { version: 1, language: 'my', method: 'spoken', readBack: true };
const yes = (...who: string[]): ConsentRecord => ({ what: 'given', by: who, ...how });
const said = (purpose: string, consent: ConsentRecord): EntryBody => {
  return { kind: 'fact', name: factOfConsent(purpose), value: consent.what === 'given', consent };
};

const ADULT = '1995-05-05';
const FIFTEEN = '2010-06-01';
const TEN = '2015-06-01';
const FIVE = '2020-06-01';

/** What is wrong with an answer of somebody who was born then, as `part why`. */
function wrong(
  born: string | undefined,
  consent: ConsentRecord,
  facts: Record<string, FactValue> = {},
): string[] {
  const known = { ...(born === undefined ? {} : { born }), ...facts };
  const entries = ledger(...Object.entries(known).map(([name, v]): Line => [0, fact(name, v)]));
  const name = factOfConsent('medical');
  const value = consent.what === 'given';
  const faults = consentFaults(yunnan(), entries, { name, value, consent, happenedAt: day(1) });
  return faults.map(({ part, why }) => `${part} ${why}`);
}

describe('who says yes', () => {
  it.each<[string, string | undefined, ConsentRecord]>([
    ['of age: she alone', ADULT, yes('person')],
    ['at fifteen: she and her guardian', FIFTEEN, yes('person', 'guardian')],
    ['at ten: her guardian, and she agrees', TEN, { ...yes('guardian'), assent: 'yes' }],
    ['at five: her guardian', FIVE, yes('guardian')],
    ['at five, with her wish on record', FIVE, { ...yes('guardian'), assent: 'wish-noted' }],
    ['of unknown age: she and a guardian', undefined, yes('person', 'guardian')],
  ])('%s', (_, born, consent) => expect(wrong(born, consent)).toEqual([]));

  it.each<[string, string | undefined, ConsentRecord, string[]]>([
    ['a guardian for a woman of thirty', ADULT, yes('guardian'), ['by missing', 'by not-allowed']],
    ['a guardian alone at fifteen', FIFTEEN, yes('guardian'), ['by missing']],
    ['a boy of fifteen alone', FIFTEEN, yes('person'), ['by missing']],
    ['a guardian whose child of ten was not asked', TEN, yes('guardian'), ['assent missing']],
    [
      'a guardian whose child of ten says no',
      TEN,
      { ...yes('guardian'), assent: 'no' },
      ['assent not-allowed'],
    ],
    ['a guardian alone where no age is known', undefined, yes('guardian'), ['by missing']],
  ])('is not %s', (_, born, consent, faults) => expect(wrong(born, consent)).toEqual(faults));

  it('is never a guardian who is a party herself, but whoever the law names', () => {
    const conflict = { 'guardian-conflict': true };
    expect(wrong(FIVE, yes('guardian'), conflict)).toEqual(['by missing', 'by not-allowed']);
    expect(wrong(FIVE, yes('named-by-law'), conflict)).toEqual([]);
    expect(wrong(FIFTEEN, yes('person', 'named-by-law'), conflict)).toEqual([]);
    expect(wrong(ADULT, yes('person'), conflict)).toEqual([]);
  });
});

describe('a yes', () => {
  it.each(['version', 'language', 'method', 'readBack'] as const)('is none without %s', (part) => {
    const { [part]: _, ...rest } = yes('person');
    expect(wrong(ADULT, rest)).toEqual([`${part} missing`]);
  });

  it('is none in a language, by a way or through an interpreter that the rules do not know', () => {
    const odd = { language: 'xx', method: 'nod', interpreter: 'husband' };
    expect(wrong(ADULT, { ...yes('person'), ...odd })).toEqual([
      'language not-allowed',
      'method not-allowed',
      'interpreter not-allowed',
    ]);
  });

  it('is none to a text that was never there, nor where it was not said back', () => {
    expect(wrong(ADULT, { ...yes('person'), version: 9 })).toEqual(['version not-allowed']);
    expect(wrong(ADULT, { ...yes('person'), readBack: false })).toEqual(['readBack not-allowed']);
  });
});

describe('a no', () => {
  it.each(['refused', 'withdrawn'] as const)('(%s) of the person counts at any age', (what) => {
    for (const born of [ADULT, FIFTEEN, TEN, FIVE, undefined]) {
      expect(wrong(born, { what, by: ['person'] })).toEqual([]);
    }
  });

  it('is nobody else’s to say for somebody who is of age', () => {
    expect(wrong(ADULT, { what: 'withdrawn', by: ['guardian'] })).toEqual(['by not-allowed']);
    expect(wrong(TEN, { what: 'withdrawn', by: ['guardian'] })).toEqual([]);
    expect(wrong(TEN, { what: 'withdrawn', by: [] })).toEqual(['by missing']);
  });
});

describe('where a consent stands', () => {
  const of = (entries: Entry[], on: number, rules: Rules = yunnan()): Standing => {
    const found = consentsNow(entries, rules, day(on))?.standings.find(
      ({ purpose }) => purpose === 'medical',
    );
    if (!found) throw new Error('no such purpose');
    return found;
  };
  const born = (date: string): Line => [0, fact('born', date)];
  const given: Line = [1, said('medical', yes('person'))];

  it('is nowhere before she was asked, then what she said last', () => {
    expect(of(ledger(born(ADULT)), 5).state).toBe('unasked');
    expect(of(ledger(born(ADULT), given), 5).state).toBe('given');
    const back: Line = [3, said('medical', { what: 'withdrawn', by: ['person'] })];
    expect(of(ledger(born(ADULT), given, back), 2).state).toBe('given');
    const standing = of(ledger(born(ADULT), given, back), 5);
    expect(standing.state).toBe('withdrawn');
    expect(standing.said.map(({ what }) => what)).toEqual(['given', 'withdrawn']);
  });

  it('is what it was where an entry is voided, which stays to be seen', () => {
    const wrongly: Line = [3, said('medical', { what: 'refused', by: ['person'] })];
    const entries = ledger(born(ADULT), given, wrongly, [4, { kind: 'void', of: 'entry-4' }]);
    const standing = of(entries, 5);
    expect(standing.state).toBe('given');
    expect(standing.said.map(({ isVoided }) => isVoided)).toEqual([false, true]);
  });

  it('holds a year for an adult and half a year for a minor, and is then asked for again', () => {
    const adult = of(ledger(born(ADULT), given), 5);
    expect(adult.until && toIso(adult.until)).toBe('2027-03-03T16:00:00.000Z');
    expect(adult.askAgain).toBeUndefined();
    const late = of(ledger(born(ADULT), given), 370);
    expect([late.state, late.askAgain]).toEqual(['given', 'expired']);
    const minor: Line = [1, said('medical', yes('person', 'guardian'))];
    const child = of(ledger(born(FIFTEEN), minor), 5);
    expect(child.until && toIso(child.until)).toBe('2026-09-03T16:00:00.000Z');
  });

  it('is asked for again at eighteen, whoever agreed before', () => {
    const minor: Line = [1, said('medical', yes('person', 'guardian'))];
    const standing = of(ledger(born('2008-04-20'), minor), 60);
    expect([standing.state, standing.askAgain]).toEqual(['given', 'age']);
  });

  it('is asked for again where the text says something new', () => {
    const rules = yunnan();
    const { consents } = rules;
    const medical = consents?.purposes['medical'];
    if (!consents || !medical) throw new Error('no such purpose');
    const purposes = { ...consents.purposes, medical: { ...medical, version: 2 } };
    const next = { ...rules, consents: { ...consents, purposes } };
    expect(of(ledger(born(ADULT), given), 5, next).askAgain).toBe('new-text');
    const again: Line = [4, said('medical', { ...yes('person'), version: 2 })];
    expect(of(ledger(born(ADULT), given, again), 5, next).askAgain).toBeUndefined();
  });
});
