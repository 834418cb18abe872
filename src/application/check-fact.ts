import type { FieldError } from '../contract/field-errors.ts';
import { takesValue } from '../domain/path/fact-values.ts';
import { STARTED, type FactValue } from '../domain/path/ledger.ts';
import type { Rules } from '../domain/policy/rules.ts';
import { HOUR_MS, toIso, type Instant } from '../domain/time/instant.ts';
import { earliestDay, isBirth } from './check-moment.ts';

interface GivenFact {
  name: string;
  value: FactValue;
  /** Where name and value stand in the request. */
  at: { name: string; value: string };
}

/** The judge refuses the same; here the caller is also told which field it is. */
export function factFaults(
  rules: Rules,
  { name, value, at }: GivenFact,
  now: Instant,
): FieldError[] {
  if (name === STARTED || !Object.hasOwn(rules.facts, name)) {
    return [{ pointer: at.name, code: 'unknown-fact' }];
  }
  if (!takesValue(rules, name, value)) return [{ pointer: at.value, code: 'not-allowed' }];
  const isUnborn = isBirth(rules, name) && earliestDay(String(value)) > lastToday(now);
  return isUnborn ? [{ pointer: at.value, code: 'in-future' }] : [];
}

/** Somewhere on Earth it is this day already: nobody is told that she is born tomorrow for a time zone's sake. */
const lastToday = (now: Instant) => toIso((now + 14 * HOUR_MS) as Instant).slice(0, 10);
