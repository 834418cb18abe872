import { deskOf } from '../path/desk-of.ts';
import { PLACE } from '../path/place-of.ts';
import type { Disclosed } from '../policy/rules.ts';
import { taskRule } from '../policy/task-rule.ts';
import type { Instant } from '../time/instant.ts';
import { momentsOf, type Moment, type Recalled } from './moments.ts';
import { isAgreed, shownBy } from './shown.ts';
import { lastYes } from './standing.ts';

/** One field that one desk was shown for one task, from when to when, and on which basis. Never its value. */
export interface Disclosure {
  key: string;
  n: number;
  department: string;
  place: string;
  disclosed: Disclosed;
  since: Instant;
  /** Missing while it is shown. */
  until?: Instant;
  ended?: 'task-ended' | 'consent-withdrawn' | 'handed-over' | 'corrected';
  /** The entry by which she agreed, where it is shown by a consent. */
  consentEntry?: string;
}

/** Every field that was ever shown, the earliest first. It follows from the ledger and the pack: nothing is kept of it. */
export function disclosuresOf(path: Recalled): Disclosure[] {
  const all: Disclosure[] = [];
  const running = new Map<string, Disclosure>();
  for (const moment of momentsOf(path)) {
    const shown = new Map(shownAt(moment).map((one) => [nameOf(one), one]));
    for (const [name, one] of running) {
      if (shown.has(name)) continue;
      running.delete(name);
      Object.assign(one, { until: moment.at, ended: endOf(one, moment) });
    }
    for (const [name, one] of shown) {
      if (running.has(name)) continue;
      const begun = { ...one, ...byConsent(one.disclosed, moment) };
      running.set(name, begun);
      all.push(begun);
    }
  }
  return all;
}

function shownAt({ rules, at, open, lines }: Moment): Disclosure[] {
  const showing = open.flatMap((opening) => {
    const rule = taskRule(rules, opening.key);
    return rule && rule.discloses.length > 0 ? [{ opening, rule }] : [];
  });
  const place = placeIn(lines);
  return showing.flatMap(({ opening, rule }) => {
    const desk = deskOf(rules, { key: opening.key, rule }, { place, now: at });
    return shownBy(rule, lines, at).map(({ disclosed }) => ({
      key: opening.key,
      n: opening.n,
      ...desk,
      disclosed,
      since: at,
    }));
  });
}

function byConsent({ consent }: Disclosed, { known, rules, at }: Moment) {
  const yes = consent === undefined ? undefined : lastYes(known, rules, { consent, at });
  return yes === undefined ? {} : { consentEntry: yes.id };
}

function endOf({ key, n, disclosed, ...was }: Disclosure, moment: Moment): Disclosure['ended'] {
  const { rules, at, open, lines } = moment;
  const rule = taskRule(rules, key);
  const isOpen = open.some((opening) => opening.key === key && opening.n === n);
  if (!isAgreed(disclosed, lines, at)) return 'consent-withdrawn';
  if (!isOpen || !rule) return 'task-ended';
  const desk = deskOf(rules, { key, rule }, { place: placeIn(lines), now: at });
  const isThere = desk.department === was.department && desk.place === was.place;
  return isThere ? 'corrected' : 'handed-over';
}

function placeIn({ facts }: Moment['lines']): string {
  return String(facts.get(PLACE)?.at(-1)?.value ?? '');
}

function nameOf({ key, n, department, place, disclosed }: Disclosure): string {
  return [key, n, department, place, disclosed.field, disclosed.consent ?? ''].join('|');
}
