import { evaluate } from '../../src/domain/path/evaluate.ts';
import { ruleKeyOf } from '../../src/domain/path/keys.ts';
import type { Actor, Entry, EntryBody, EntryOf, FactValue } from '../../src/domain/path/ledger.ts';
import { timeLines, type TimeLines } from '../../src/domain/path/time-lines.ts';
import type { View } from '../../src/domain/path/view.ts';
import type { Steps } from '../../src/domain/path/words.ts';
import type { Rules } from '../../src/domain/policy/rules.ts';
import type { Instant } from '../../src/domain/time/instant.ts';

/** A path as chance has lived it, with what follows from it now. */
export interface Lived {
  steps: Steps;
  rules: Rules;
  ledger: readonly Entry[];
  now: Instant;
  view: View;
  lines: TimeLines;
}

/** What no ledger may break. Answers with a sentence for each way in which this one does. */
export interface Invariant {
  name: string;
  broken: (lived: Lived) => string[];
}

export function lookAt(path: Omit<Lived, 'view' | 'lines'>): Lived {
  const { steps, rules, ledger, now } = path;
  const view = evaluate(steps, ledger, rules, now);
  return { ...path, view, lines: timeLines(ledger, rules, now) };
}

/** The same path with another ledger. */
export function withLedger({ steps, rules, now }: Lived, ledger: readonly Entry[]): Lived {
  return lookAt({ steps, rules, now, ledger });
}

export const worker: Actor = { id: 'example', role: 'caseworker', place: '530102' };

/** Written down now; or when something else was. */
export function entryOf(
  { now, ledger }: Lived,
  body: EntryBody,
  at: { happenedAt: Instant; recordedAt: Instant } = { happenedAt: now, recordedAt: now },
): Entry {
  return { v: 1, id: `z${ledger.length}-${bodyMark(body)}`, ...at, by: worker, ...body };
}

function bodyMark(body: EntryBody): string {
  return 'name' in body ? body.name : 'key' in body ? body.key : body.kind;
}

/** The answers that stand, whatever round or item they were given in. */
export function answersTo({ lines }: Lived, task: string): EntryOf<'outcome'>[] {
  return [...lines.outcomes].flatMap(([key, [entry]]) =>
    entry && ruleKeyOf(key) === task ? [entry] : [],
  );
}

export function isWanted({ view }: Lived, task: string): boolean {
  return view.wanted.some(({ key }) => ruleKeyOf(key) === task);
}

/** Whether a fact has been so at any time up to now. */
export function everWas({ lines, now }: Lived, fact: string, value: FactValue): boolean {
  return (lines.facts.get(fact) ?? []).some((point) => point.at <= now && point.value === value);
}

export function isClosed({ view, rules }: Lived): boolean {
  return view.done || (view.results[rules.closing] ?? 'not-applicable') !== 'not-applicable';
}
