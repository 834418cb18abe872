import type { FactRule, Rules } from '../policy/rules.ts';
import { latestDay } from './birthday.ts';
import type { FactValue } from './ledger.ts';
import { PLACE } from './place-of.ts';

/** Whether a value fits a fact of the pack; birth dates are civil dates, or a year where no more is known. */
export function isValueOf(fact: FactRule, value: FactValue): boolean {
  switch (fact.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'date':
      return typeof value === 'string' && latestDay(value) !== undefined;
    case 'code':
      return typeof value === 'string' && (fact.codes === undefined || fact.codes.includes(value));
  }
}

/** Whether a pack takes a value for one of its facts: at a place that it does not know, nobody would reach the path. */
export function takesValue(rules: Rules, name: string, value: FactValue): boolean {
  const fact = ruleOf(rules.facts, name);
  if (!fact || !isValueOf(fact, value)) return false;
  return name !== PLACE || ruleOf(rules.places, String(value)) !== undefined;
}

/** Names come from outside: `constructor` is no fact of any pack. */
export function ruleOf<T>(rules: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(rules, name) ? rules[name] : undefined;
}
