import type { Deciders } from '../domain/consent/deciders.ts';
import { factOfConsent } from '../domain/consent/purpose.ts';
import type { consentsNow, Said, Standing } from '../domain/consent/standing.ts';
import type { ConsentRecord } from '../domain/path/ledger.ts';
import type { Confidence, ConsentPurpose, ConsentRules, Rules } from '../domain/policy/rules.ts';
import { toIso } from '../domain/time/instant.ts';
import type { PackTexts } from './pack-texts.ts';

interface Named {
  code: string;
  label: string;
}

/** What a person was asked to agree to, what she said, and who answers today. */
export interface ConsentsView {
  id: string;
  seq: number;
  /** Who says yes today, all of them together; the person alone may always say no. Nothing: the pack asks for none. */
  decides: {
    band: Named;
    by: Named[];
    /** A child is asked as well, and her no stands. */
    assent: boolean;
    /** The guardian is a party herself, and decides nothing. */
    conflict: boolean;
    article: string;
    confidence: Confidence;
  } | null;
  methods: Named[];
  interpreters: Named[];
  items: ConsentView[];
}

export interface ConsentView {
  purpose: string;
  number: string;
  title: string;
  /** What is read to her, and which version of it. */
  text: string;
  version: number;
  article: string;
  confidence: Confidence;
  default: ConsentPurpose['default'];
  /** What waits for it. Everything else goes on without. */
  gates: { step: string; title: string }[];
  state: Standing['state'];
  since: string | null;
  until: string | null;
  askAgain: 'expired' | 'age' | 'new-text' | null;
  history: SaidView[];
}

export interface SaidView {
  /** Id of the entry, by which it can be voided. */
  id: string;
  what: ConsentRecord['what'];
  happenedAt: string;
  recordedAt: string;
  recordedBy: { role: string; department?: string };
  voided: boolean;
  /** How it was asked for. Nothing: it came with the answer to a task, or with the past of a running case. */
  record: Omit<ConsentRecord, 'what'> | null;
}

export function consentsView(
  path: { id: string; seq: number; rules: Rules; stand: ReturnType<typeof consentsNow> },
  texts: PackTexts,
): ConsentsView {
  const { id, seq, rules, stand } = path;
  const { consents } = rules;
  const { methods = [], interpreters = [] } = consents ?? {};
  return {
    id,
    seq,
    decides: consents && stand ? decidesView(consents, stand.deciders, texts) : null,
    methods: methods.map((code) => named(texts, 'method', code)),
    interpreters: interpreters.map((code) => named(texts, 'interpreter', code)),
    items: stand?.standings.map((standing) => consentView(standing, texts)) ?? [],
  };
}

function decidesView(
  { conflict }: ConsentRules,
  { band, by, assent, isConflict }: Deciders,
  texts: PackTexts,
): NonNullable<ConsentsView['decides']> {
  const basis = isConflict ? conflict : band;
  return {
    band: named(texts, 'band', band.code),
    by: by.map((who) => named(texts, 'by', who)),
    assent,
    conflict: isConflict,
    article: texts.article(basis.article),
    confidence: basis.confidence,
  };
}

function named(texts: PackTexts, kind: string, code: string): Named {
  return { code, label: texts.text(`asked.${kind}.${code}`) };
}

function consentView(standing: Standing, texts: PackTexts): ConsentView {
  const { purpose, rule, state, inForce, until, askAgain, said } = standing;
  return {
    purpose,
    number: rule.number,
    title: texts.fact(factOfConsent(purpose)),
    text: texts.text(`asked.text.${purpose}`),
    version: rule.version,
    article: texts.article(rule.article),
    confidence: rule.confidence,
    default: rule.default,
    gates: rule.gates.map((step) => ({ step, title: texts.text(`${step}.title`) })),
    state,
    since: inForce ? toIso(inForce.entry.happenedAt) : null,
    until: until === undefined ? null : toIso(until),
    askAgain: askAgain ?? null,
    history: said.map(saidView),
  };
}

function saidView({ entry, what, isVoided, record }: Said): SaidView {
  const { role, department } = entry.by;
  const { what: _, ...how } = record ?? { what };
  return {
    id: entry.id,
    what,
    happenedAt: toIso(entry.happenedAt),
    recordedAt: toIso(entry.recordedAt),
    recordedBy: { role, ...(department === undefined ? {} : { department }) },
    voided: isVoided,
    record: record ? { ...how, by: record.by } : null,
  };
}
