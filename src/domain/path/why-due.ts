import { taskRule } from '../policy/task-rule.ts';
import type { DeadlineRule, Rules } from '../policy/rules.ts';
import type { Due as TermEnd } from '../time/term.ts';
import type { Instant } from '../time/instant.ts';
import { explainClock, extensionsOf } from './clock-due.ts';
import { foldDesk, lastOpening } from './desk.ts';
import { evaluate } from './evaluate.ts';
import { byHappened, STARTED, type Entry, type EntryOf } from './ledger.ts';
import { timeLines } from './time-lines.ts';
import type { Steps } from './words.ts';

/** Why a task is due when it is: its clock with everything that moved it. */
export interface WhyDue {
  rule: DeadlineRule;
  /** Where the clock starts, and what happened then; nothing where only time came there. */
  from: Instant;
  cause?: Entry;
  timeZone: string;
  end: TermEnd;
  extensions: EntryOf<'extension'>[];
}

/** Of a task that the path calls for now; nothing of one that has no clock, or that nobody asks for. */
export function whyDue(
  { steps, rules }: { steps: Steps; rules: Rules },
  ledger: readonly Entry[],
  { key, now }: { key: string; now: Instant },
): WhyDue | undefined {
  const rule = taskRule(rules, key)?.due;
  const wanted = evaluate(steps, ledger, rules, now).wanted.find((one) => one.key === key);
  if (!rule || !wanted) return undefined;
  const lines = timeLines(ledger, rules, now);
  const opening = lastOpening(foldDesk(ledger), key);
  const isOwn = opening !== undefined && (opening.n > 1 || wanted.fromOpening === true);
  const from = isOwn ? opening.openedAt : wanted.since;
  const clock = { key, rule, from, timeZone: wanted.timeZone };
  const cause = isOwn ? undefined : causeAt(ledger, from);
  return {
    rule,
    from,
    ...(cause ? { cause } : {}),
    timeZone: wanted.timeZone,
    end: explainClock(lines, rules, clock),
    extensions: extensionsOf(lines, clock),
  };
}

/** What a clock starts from: what was done at that instant, else that the path began, else what became so. */
function causeAt(ledger: readonly Entry[], at: Instant): Entry | undefined {
  const then = ledger.filter((entry) => entry.happenedAt === at).sort(byHappened);
  return (
    then.findLast((entry) => entry.kind === 'outcome') ??
    then.find((entry) => entry.kind === 'fact' && entry.name === STARTED) ??
    then.findLast((entry) => entry.kind === 'fact')
  );
}
