import { describe, expect, it } from '@jest/globals';
import { disclosuresOf } from '../../../src/domain/consent/disclosures.ts';
import { factOfConsent } from '../../../src/domain/consent/purpose.ts';
import { foldDesk } from '../../../src/domain/path/desk.ts';
import { evaluate } from '../../../src/domain/path/evaluate.ts';
import { STARTED, type Entry, type EntryBody } from '../../../src/domain/path/ledger.ts';
import { reconcile } from '../../../src/domain/path/reconcile.ts';
import { DAY_MS, type Instant } from '../../../src/domain/time/instant.ts';
import { stepsOf } from '../../../workflows/steps/index.ts';
import { yunnan } from '../../steps/check.ts';

const START = Date.UTC(2026, 2, 2, 1) as Instant;
const day = (n: number) => (START + n * DAY_MS) as Instant; // days of a story
const by = { id: 'example', role: 'caseworker', place: '530102' };
const rules = yunnan();
const steps = stepsOf(rules);

/** Tells after each line what has to be told, as the path does. */
function lived(...lines: [day: number, body: EntryBody][]): Entry[] {
  const entries: Entry[] = [];
  for (const [n, body] of lines) {
    const now = day(n);
    const add = (one: EntryBody) => {
      const id = `entry-${entries.length}`;
      entries.push({ v: 1, id, happenedAt: now, recordedAt: now, by, ...one });
    };
    const before = evaluate(steps, entries, rules, now);
    add(body);
    const after = evaluate(steps, entries, rules, now);
    for (const told of reconcile(foldDesk(entries), { before, after, rules }, now).told) add(told);
  }
  return entries;
}

const fact = (name: string, value: string | boolean): EntryBody => ({ kind: 'fact', name, value });
const services = (value: boolean) => fact(factOfConsent('services'), value);
const begun: [number, EntryBody][] = [
  [0, fact(STARTED, 'yunnan-2008@1.0.0')],
  [0, fact('place', '530102')],
  [0, fact('born', '2001-05-05')],
  [0, fact('language', 'my')],
];
const shown = (entries: Entry[], task: string) =>
  disclosuresOf({ entries, rules, rulesOf: () => rules })
    .filter(({ key }) => key.endsWith(task))
    .map(({ disclosed, since, until, ended, consentEntry }) => {
      const dayOf = (at: number) => (at - START) / DAY_MS;
      return {
        field: disclosed.field,
        from: dayOf(since),
        to: until === undefined ? null : dayOf(until),
        ended: ended ?? null,
        isAgreed: consentEntry !== undefined,
      };
    });

describe('what an office was shown', () => {
  it('by its duty is shown from the day on which it was known, whatever she agrees to', () => {
    const entries = lived(...begun, [2, services(true)], [5, services(false)]);
    expect(shown(entries, 'check-health')).toEqual([
      { field: 'age-band', from: 0, to: null, ended: null, isAgreed: false },
      { field: 'language', from: 0, to: null, ended: null, isAgreed: false },
    ]);
  });

  it('by her consent is shown no longer once she takes it back, and again if she agrees again', () => {
    const entries = lived(...begun, [2, services(true)], [5, services(false)], [9, services(true)]);
    const field = (name: string) =>
      shown(entries, 'offer-training').filter(({ field: one }) => one === name);
    expect(field('language')).toEqual([
      { field: 'language', from: 2, to: 5, ended: 'consent-withdrawn', isAgreed: true },
      { field: 'language', from: 9, to: null, ended: null, isAgreed: true },
    ]);
  });

  it('ends with its task', () => {
    const entries = lived(
      ...begun,
      [1, services(true)],
      [4, { kind: 'outcome', key: 'intake/check-health', outcome: 'checked' }],
    );
    expect(shown(entries, 'check-health').map(({ to, ended }) => [to, ended])).toEqual([
      [4, 'task-ended'],
      [4, 'task-ended'],
    ]);
  });

  it('begins only when it is known', () => {
    const entries = lived(...begun, [3, fact('sex', 'not-said')]);
    expect(shown(entries, 'check-health').at(-1)).toMatchObject({ field: 'sex', from: 3 });
  });
});

describe('whoever was shown something by a consent alone', () => {
  const concealed = (entries: Entry[]) =>
    entries.flatMap((entry) =>
      entry.kind === 'told' && entry.what === 'concealed' ? [entry.key] : [],
    );

  it('is told once that it may no longer be used, also after the task was answered', () => {
    const trained: [number, EntryBody][] = [
      ...begun,
      [1, services(true)],
      [2, { kind: 'outcome', key: 'training/offer.1/offer-training', outcome: 'wanted' }],
    ];
    expect(concealed(lived(...trained))).toEqual([]);
    expect(concealed(lived(...trained, [5, services(false)]))).toContain(
      'training/offer.1/offer-training',
    );
    const twice = lived(...trained, [5, services(false)], [6, services(false)]);
    expect(concealed(twice)).toEqual(concealed(lived(...trained, [5, services(false)])));
  });

  it('is told nothing of a consent that showed it nothing', () => {
    const media = factOfConsent('media');
    expect(concealed(lived(...begun, [1, fact(media, true)], [2, fact(media, false)]))).toEqual([]);
  });
});
