import { evaluate } from '../../src/domain/path/evaluate.ts';
import { deskOf } from '../../src/domain/path/desk-of.ts';
import { FuelSpent } from '../../src/domain/path/fuel.ts';
import type { Entry } from '../../src/domain/path/ledger.ts';
import { placeOf } from '../../src/domain/path/place-of.ts';
import type { View } from '../../src/domain/path/view.ts';
import type { Rules } from '../../src/domain/policy/rules.ts';
import { taskRule } from '../../src/domain/policy/task-rule.ts';
import { civilDateAt } from '../../src/domain/time/zone.ts';
import type { Invariant, Lived } from './invariant.ts';

/** Any order of arrival gives the same view, and no ledger spends the fuel. */
export const orderDoesNotMatter: Invariant = {
  name: 'any order of arrival',
  broken: ({ steps, ledger, rules, now, view }) => {
    try {
      const other = evaluate(steps, shuffled(ledger), rules, now);
      return JSON.stringify(other) === JSON.stringify(view) ? [] : ['the order matters'];
    } catch (thrown) {
      if (!(thrown instanceof FuelSpent)) throw thrown;
      return ['the fuel is spent'];
    }
  },
};

/** Something is wanted, or waited for, or the path is done; and for each wait there is somebody to ask, or time. */
export const neverStuck: Invariant = {
  name: 'never stuck',
  broken: ({ view, rules }) => [
    ...(view.done || view.wanted.length + view.waiting.length > 0 ? [] : ['nothing is left']),
    ...view.waiting
      .filter((wait) => !isAsked(wait, rules))
      .map(({ step, fact, rule }) => `nobody is asked for ${fact ?? rule} of ${step}`),
  ],
};

/** A clock that a hold without an end has stopped waits for whoever holds it. */
function isAsked({ fact, rule, until }: View['waiting'][number], rules: Rules): boolean {
  if (until !== undefined || rule !== undefined) return true;
  const known = fact === undefined ? undefined : rules.facts[fact];
  if (!known) return false;
  const isSet = Object.values(rules.tasks).some((task) =>
    task.outcomes.some(({ sets }) => fact !== undefined && fact in sets),
  );
  const isFollowing = known.derived !== undefined || known.follows !== undefined;
  return known.recorders.length > 0 || isFollowing || isSet;
}

/** What has an answer is not asked again; a window of a series is another one each time. */
export const nothingReopens: Invariant = {
  name: 'a closed task is not wanted',
  broken: ({ view, lines }) =>
    view.wanted
      .filter(({ key }) => lines.outcomes.has(key) && !/\.\d+\/[^/]+$/.test(key))
      .map(({ key }) => `${key} is wanted and answered`),
};

/** Each task that is wanted is led by an office that exists on this day, at a place; its clock has an article. */
export const everyTaskHasAnOffice: Invariant = {
  name: 'every task has an office and an article',
  broken: (lived) => lived.view.wanted.flatMap(({ key }) => faultsOf(lived, key)),
};

const ROLES = ['caseworker', 'case-supervisor', 'coordination-office'];

function faultsOf({ rules, ledger, now, view }: Lived, key: string): string[] {
  const rule = taskRule(rules, key);
  const place = placeOf(ledger, now);
  if (!rule || place === undefined) return rule ? [] : [`${key} has no rule`];
  const desk = deskOf(rules, { key, rule }, { place, now });
  const day = civilDateAt(now, view.wanted[0]?.timeZone ?? rules.timeZone);
  const office = rules.departments[desk.department];
  const { validFrom = '', validTo = '9999' } = office ?? {};
  const isThere = ROLES.includes(desk.department) || (office && validFrom <= day && day <= validTo);
  return [
    ...(isThere ? [] : [`${key} is led by ${desk.department}, which is not there on ${day}`]),
    ...(rule.due && !rule.due.article ? [`${key} has a clock without an article`] : []),
  ];
}

/** Another order of arrival, the same in every run. */
function shuffled(ledger: readonly Entry[]): Entry[] {
  const rank = ({ id }: Entry) => (Number(id.slice(1)) * 7919) % 1009;
  return [...ledger].sort((a, b) => rank(a) - rank(b));
}
