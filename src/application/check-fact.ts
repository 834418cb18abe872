import type { FieldError } from '../contract/field-errors.ts';
import { takesValue } from '../domain/path/judge.ts';
import { STARTED, type FactValue } from '../domain/path/ledger.ts';
import type { Rules } from '../domain/policy/rules.ts';

interface GivenFact {
  name: string;
  value: FactValue;
  /** Where name and value stand in the request. */
  at: { name: string; value: string };
}

/** The judge refuses the same; here the caller is also told which field it is. */
export function factFaults(rules: Rules, { name, value, at }: GivenFact): FieldError[] {
  if (name === STARTED || !Object.hasOwn(rules.facts, name)) {
    return [{ pointer: at.name, code: 'unknown-fact' }];
  }
  return takesValue(rules, name, value) ? [] : [{ pointer: at.value, code: 'not-allowed' }];
}
