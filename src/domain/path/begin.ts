import { taskRule } from '../policy/task-rule.ts';
import type { Rules } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import type { HistoryAct, TimedAct } from './act.ts';
import { ruleOf, takesValue } from './fact-values.ts';
import type { JudgeRefusal } from './judge.ts';
import { STARTED, type Entry, type FactValue } from './ledger.ts';
import { headOf, pastEntry } from './proposal.ts';

export type Start = Extract<TimedAct['body'], { kind: 'start' }>;

export interface Beginning {
  rules: Rules;
  now: Instant;
  idOf: (text: string) => string;
  /** Whether the path asks for a task at an instant, over entries that are not yet its own. */
  isWanted: (entries: readonly Entry[], key: string, at: Instant) => boolean;
}

/** The first entries of a path: that it began, what is known, and its past acts in order; or why not. */
export function begin(
  beginning: Beginning,
  act: TimedAct,
  { facts, history }: Start,
): JudgeRefusal | Entry[] {
  const { rules, idOf } = beginning;
  const head = headOf(act);
  const value = `${rules.id}@${rules.version}`;
  const entries: Entry[] = [{ ...head, kind: 'fact', name: STARTED, value }];
  for (const [name, factValue] of Object.entries(facts)) {
    const refusal = refuseFact(rules, name, factValue);
    if (refusal) return refusal;
    const factId = idOf(`${act.id}|fact|${name}`);
    entries.push({ ...head, id: factId, kind: 'fact', name, value: factValue });
  }
  for (const [i, past] of history.entries()) {
    const refusal = refusePast(beginning, entries, past);
    if (refusal) return refusal;
    entries.push(pastEntry(act, past, idOf(`${act.id}|history|${i}`)));
  }
  return entries;
}

function refuseFact(rules: Rules, name: string, value: FactValue): JudgeRefusal | undefined {
  if (name === STARTED || !ruleOf(rules.facts, name)) return 'fact-unknown';
  return takesValue(rules, name, value) ? undefined : 'fact-value-invalid';
}

/** A past act counts if the path called for it when it happened, or calls for it now. */
function refusePast(
  { rules, now, isWanted }: Beginning,
  entries: readonly Entry[],
  { body, happenedAt: ms }: HistoryAct,
): JudgeRefusal | undefined {
  const happenedAt = ms as Instant; // checked to be an instant where it came in
  if (happenedAt > now) return 'happened-in-future';
  if (body.kind === 'fact') return refuseFact(rules, body.name, body.value);
  const rule = taskRule(rules, body.key);
  if (!rule) return 'task-unknown';
  if (!rule.outcomes.some(({ code }) => code === body.outcome)) return 'outcome-unknown';
  if (entries.some((e) => e.kind === 'outcome' && e.key === body.key)) return 'task-not-open';
  const wasWanted = isWanted(entries, body.key, happenedAt) || isWanted(entries, body.key, now);
  return wasWanted ? undefined : 'task-not-open';
}
