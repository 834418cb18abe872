import { describe, expect, it } from '@jest/globals';
import { factOfConsent } from '../../../src/domain/consent/purpose.ts';
import { evaluate } from '../../../src/domain/path/evaluate.ts';
import { STARTED, type Entry, type EntryBody } from '../../../src/domain/path/ledger.ts';
import type { Rules } from '../../../src/domain/policy/rules.ts';
import { DAY_MS, type Instant } from '../../../src/domain/time/instant.ts';
import { stepsOf } from '../../../workflows/steps/index.ts';
import { yunnan } from '../../steps/check.ts';

const START = Date.UTC(2026, 2, 2, 1) as Instant;
const day = (n: number) => (START + n * DAY_MS) as Instant; // days of a story
const by = { id: 'example', role: 'caseworker', place: '530102' };
const rules = yunnan();

/** The next version of the pack, whose text on medical care says something new. */
function next(): Rules {
  const { consents } = rules;
  const medical = consents?.purposes['medical'];
  if (!consents || !medical) throw new Error('no such purpose');
  const purposes = { ...consents.purposes, medical: { ...medical, version: 2 } };
  return { ...rules, consents: { ...consents, purposes } };
}

const fact = (name: string, value: string): EntryBody => ({ kind: 'fact', name, value });
function yes(version: number): EntryBody {
  const how = { version, language: 'my', method: 'spoken', readBack: true };
  const consent = { what: 'given' as const, by: ['person'], ...how };
  return { kind: 'fact', name: factOfConsent('medical'), value: true, consent };
}
const { id, version, hash } = rules;
const changed: EntryBody = {
  kind: 'pack',
  from: { id, version, hash },
  pack: { id, version: '1.0.1', hash: 'next' },
  changes: [],
};

function asked(under: Rules, on: number, ...then: [number, EntryBody][]): string[] {
  const lines: [number, EntryBody][] = [
    [0, fact(STARTED, `${id}@${version}`)],
    [0, fact('place', '530102')],
    [0, fact('born', '1995-05-05')],
    [1, { kind: 'outcome', key: 'intake/ask-consents', outcome: 'agreed' }],
    ...then,
  ];
  const entries = lines.map(([n, body], i): Entry => {
    const at = day(n);
    return { v: 1, id: `entry-${i}`, happenedAt: at, recordedAt: at, by, ...body };
  });
  const view = evaluate(stepsOf(under), entries, under, day(on));
  return view.wanted.flatMap(({ key, since }) =>
    key.startsWith('consent/term') ? [`${key} since day ${(since - START) / DAY_MS}`] : [],
  );
}

describe('a text that was agreed to and says something new', () => {
  const again = 'consent/term.1/ask-again since day 20';

  it('is asked for again from the day on which the path goes on by it', () => {
    expect(asked(rules, 30, [2, yes(1)])).toEqual([]);
    expect(asked(next(), 30, [2, yes(1)], [20, changed])).toEqual([again]);
  });

  it('is asked for once, also where she could not be reached', () => {
    const key = 'consent/term.1/ask-again';
    const missed: EntryBody = { kind: 'outcome', key, outcome: 'not-reached' };
    expect(asked(next(), 60, [2, yes(1)], [20, changed], [25, missed])).toEqual([]);
  });

  it('is not asked for of somebody who was read the new one, or never agreed', () => {
    expect(asked(next(), 30, [20, changed], [21, yes(2)])).toEqual([]);
    expect(asked(next(), 30, [20, changed])).toEqual([]);
  });
});
