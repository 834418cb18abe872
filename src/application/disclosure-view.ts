import type { Disclosure } from '../domain/consent/disclosures.ts';
import { factOfConsent } from '../domain/consent/purpose.ts';
import { ruleKeyOf } from '../domain/path/keys.ts';
import type { Confidence, Rules } from '../domain/policy/rules.ts';
import { toIso } from '../domain/time/instant.ts';
import { taskId } from '../db/uuid8.ts';
import type { PackTexts } from './pack-texts.ts';

/** One field that one office was shown: never its value. */
export interface DisclosureView {
  task: string;
  key: string;
  title: string;
  to: { department: string; label: string; place: string };
  field: string;
  label: string;
  /** What for. */
  purpose: string;
  basis: {
    /** What she agreed to, and the entry by which. */
    consent: { purpose: string; title: string; entry: string | null } | null;
    /** Where no consent is needed: because of this. */
    article: string | null;
    confidence: Confidence | null;
  };
  since: string;
  until: string | null;
  ended: 'task-ended' | 'consent-withdrawn' | 'handed-over' | 'corrected' | null;
}

export interface DisclosureList {
  items: DisclosureView[];
  next: string | null;
}

export function disclosureView(
  one: Disclosure,
  { pathId, rules, texts }: { pathId: string; rules: Rules; texts: PackTexts },
): DisclosureView {
  const { key, n, department, place, disclosed, since, until, ended } = one;
  return {
    task: taskId(pathId, key, n),
    key,
    title: texts.task(ruleKeyOf(key)),
    to: { department, label: texts.desk(department), place },
    field: disclosed.field,
    label: texts.fact(disclosed.field),
    purpose: texts.purpose(disclosed.purpose),
    basis: basisOf(one, rules, texts),
    since: toIso(since),
    until: until === undefined ? null : toIso(until),
    ended: ended ?? null,
  };
}

function basisOf(
  { disclosed: { consent: purpose }, consentEntry }: Disclosure,
  { consents }: Rules,
  texts: PackTexts,
): DisclosureView['basis'] {
  if (purpose !== undefined) {
    const title = texts.fact(factOfConsent(purpose));
    const consent = { purpose, title, entry: consentEntry ?? null };
    return { consent, article: null, confidence: null };
  }
  const { article, confidence } = consents?.duty ?? {};
  return {
    consent: null,
    article: article === undefined ? null : texts.article(article),
    confidence: confidence ?? null,
  };
}
