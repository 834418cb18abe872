import { ruleOf } from '../path/fact-values.ts';
import type { ConsentRecord, Entry } from '../path/ledger.ts';
import { timeLines } from '../path/time-lines.ts';
import type { ConsentPurpose, ConsentRules, Rules } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import { decidersAt, PERSON, type Deciders } from './deciders.ts';
import { purposeOfFact } from './purpose.ts';

/** What is wrong with a record, and with which part of it. */
export interface ConsentFault {
  part: 'purpose' | 'value' | keyof ConsentRecord;
  why: 'unknown' | 'missing' | 'not-allowed';
}

interface Recorded {
  name: string;
  value: unknown;
  consent: ConsentRecord;
  happenedAt: Instant;
}

const LANGUAGE = 'language';

/**
 * A yes is informed, in her language, said back to her, and of everybody who decides at her age. A no of any of them
 * counts at once, whatever else is not known of it.
 */
export function consentFaults(
  rules: Rules,
  entries: readonly Entry[],
  { name, value, consent, happenedAt }: Recorded,
): ConsentFault[] {
  const { consents } = rules;
  const purpose = consents && ruleOf(consents.purposes, purposeOfFact(name) ?? '');
  if (!consents || !purpose) return [{ part: 'purpose', why: 'unknown' }];
  const isYes = consent.what === 'given';
  if (value !== isYes) return [{ part: 'value', why: 'not-allowed' }];
  // As it was known when it was said: a later birthday makes nobody older on that day.
  const lines = timeLines(entries, rules, happenedAt);
  const deciders = decidersAt(consents, lines, happenedAt);
  return [
    ...unknownCodes(rules, consents, consent),
    ...(isYes ? yesFaults({ purpose, deciders }, consent) : noFaults(deciders, consent)),
  ];
}

function unknownCodes(
  rules: Rules,
  { methods, interpreters }: ConsentRules,
  { language, method, interpreter }: ConsentRecord,
): ConsentFault[] {
  const languages = rules.facts[LANGUAGE]?.codes;
  const wrong: [keyof ConsentRecord, string | undefined, string[] | undefined][] = [
    ['language', language, languages],
    ['method', method, methods],
    ['interpreter', interpreter, interpreters],
  ];
  return wrong.flatMap(([part, code, codes]) =>
    code === undefined || codes?.includes(code) ? [] : [{ part, why: 'not-allowed' as const }],
  );
}

function yesFaults(
  { purpose, deciders }: { purpose: ConsentPurpose; deciders: Deciders },
  consent: ConsentRecord,
): ConsentFault[] {
  const needed = ['version', 'language', 'method', 'readBack'] as const;
  const missing = needed.filter((part) => consent[part] === undefined);
  const { version = 1, by, assent, readBack = true } = consent;
  const isPast = Number.isInteger(version) && version >= 1 && version <= purpose.version;
  const isAll = deciders.by.every((who) => by.includes(who));
  const isMore = by.some((who) => !deciders.by.includes(who));
  return [
    ...missing.map((part) => ({ part, why: 'missing' as const })),
    ...(isPast ? [] : [{ part: 'version', why: 'not-allowed' } as const]),
    ...(isAll ? [] : [{ part: 'by', why: 'missing' } as const]),
    ...(isMore ? [{ part: 'by', why: 'not-allowed' } as const] : []),
    ...(readBack ? [] : [{ part: 'readBack', why: 'not-allowed' } as const]),
    ...assentFaults(deciders, assent),
  ];
}

/** A child's no stands against her guardian's yes. */
function assentFaults(
  { assent: isAsked }: Deciders,
  assent: ConsentRecord['assent'],
): ConsentFault[] {
  if (assent === 'no') return [{ part: 'assent', why: 'not-allowed' }];
  return isAsked && assent !== 'yes' ? [{ part: 'assent', why: 'missing' }] : [];
}

/** The person herself may always say no, at any age. */
function noFaults(deciders: Deciders, { by }: ConsentRecord): ConsentFault[] {
  const mayRefuse = [PERSON, ...deciders.by];
  if (by.length === 0) return [{ part: 'by', why: 'missing' }];
  return by.every((who) => mayRefuse.includes(who)) ? [] : [{ part: 'by', why: 'not-allowed' }];
}
