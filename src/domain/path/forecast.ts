import { taskRule } from '../policy/task-rule.ts';
import type { Rules } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import { foldDesk, lastOpening } from './desk.ts';
import { evaluate } from './evaluate.ts';
import type { Actor, Entry } from './ledger.ts';
import type { View, Wanted } from './view.ts';
import type { Steps } from './words.ts';

const LINES_MAX = 200;
/** Looks at what only time changes, between two tasks. */
const WAKES_MAX = 100;
const FORECAST: Actor = { id: 'forecast', role: 'system' };

export interface ForecastLine {
  key: string;
  outcome: string;
  /** When it happens if nothing goes otherwise: the end of the last day, or now where that is past. */
  at: Instant;
}

/**
 * What comes next if every wanted task ends at the end of its last day with the outcome that the pack calls usual.
 * Unknown facts stay unknown. At most 200 lines.
 */
export function forecast(
  steps: Steps,
  ledger: readonly Entry[],
  rules: Rules,
  now: Instant,
): ForecastLine[] {
  const lines: ForecastLine[] = [];
  const entries = [...ledger];
  const ends = toldEnds(ledger);
  let at = now;
  for (let looks = 0; lines.length < LINES_MAX && looks < LINES_MAX + WAKES_MAX; looks++) {
    const view = evaluate(steps, entries, rules, at);
    const next = nextEnd(view, rules, (wanted) => endOf(wanted, ends, at));
    if (view.wakeAt !== undefined && (!next || view.wakeAt < next.at)) {
      at = view.wakeAt;
      continue;
    }
    if (!next) break;
    at = next.at;
    lines.push(next);
    entries.push(forecastEntry(next, entries.length));
  }
  return lines;
}

/** The entry that a line of the forecast stands for. */
export function forecastEntry({ key, outcome, at }: ForecastLine, seq: number): Entry {
  const id = `forecast-${String(seq).padStart(6, '0')}`;
  const head = { v: 1, id, happenedAt: at, recordedAt: at, by: FORECAST } as const;
  return { ...head, kind: 'outcome', key, outcome };
}

/** Dates that people were told, where they differ from what the path derives. */
function toldEnds(ledger: readonly Entry[]): Map<string, Instant> {
  const desk = foldDesk(ledger);
  const ends = new Map<string, Instant>();
  for (const key of desk.keys()) {
    const opening = lastOpening(desk, key);
    if (opening?.open && opening.dueAt !== undefined) ends.set(key, opening.dueAt);
  }
  return ends;
}

function nextEnd(
  view: View,
  rules: Rules,
  endAt: (wanted: Wanted) => Instant,
): ForecastLine | undefined {
  const ends = view.wanted.flatMap((wanted) => {
    const outcome = taskRule(rules, wanted.key)?.outcomes.find((o) => o.usual)?.code;
    return outcome === undefined ? [] : [{ key: wanted.key, outcome, at: endAt(wanted) }];
  });
  return ends.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))[0];
}

/** A task without a clock ends when it is looked at; what undoes something ends by the date of its first look. */
function endOf(wanted: Wanted, ends: Map<string, Instant>, now: Instant): Instant {
  const due =
    ends.get(wanted.key) ?? (wanted.fromOpening ? wanted.dueFrom(now).dueAt : wanted.dueAt);
  if (wanted.fromOpening && due !== undefined) ends.set(wanted.key, due);
  const end = due === undefined ? now : ((due - 1) as Instant); // the last moment of the last day
  return end > now ? end : now;
}
