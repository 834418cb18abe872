import { evaluate, undoKeyOf } from '../domain/path/evaluate.ts';
import { forecast, type ForecastLine } from '../domain/path/forecast.ts';
import { FuelSpent } from '../domain/path/fuel.ts';
import { holdsInForce } from '../domain/path/holds.ts';
import { ruleKeyOf, stepOf } from '../domain/path/keys.ts';
import { voidedIds, type Entry, type EntryOf, type FactValue } from '../domain/path/ledger.ts';
import type { Orphan, View, Waiting } from '../domain/path/view.ts';
import type { Rules } from '../domain/policy/rules.ts';
import { toIso, type Instant } from '../domain/time/instant.ts';
import { stepsOf } from '../../workflows/steps/index.ts';
import type { PackTexts } from './pack-texts.ts';
import { showsResult, type Sight } from './sight.ts';

/** What follows from a ledger at an instant, in words. */
export interface Course {
  waiting: WaitingView[];
  skipped: { key: string; step: string; from: string; to: string }[];
  orphans: OrphanView[];
  /** First signatures for voiding an entry, which a second person has not signed yet. */
  voidsToSign: { entryId: string; by: { role: string; department?: string }; at: string }[];
  /** In force, whether they stop a clock or not. Without a key: of every clock. */
  holds: { key: string | null; reason: string; since: string; until: string | null }[];
  reasons: { step: string; reason: string }[];
  results: Record<string, string>;
  forecast: { key: string; step: string; title: string; outcome: string; at: string }[];
}

export interface WaitingView {
  step: string;
  fact?: string;
  value?: FactValue;
  rule?: string;
  until?: string;
}

/** A closed task that nothing calls for any more, with the task that undoes it where the pack names one. */
export interface OrphanView {
  key: string;
  title: string;
  entryId: string;
  outcome: string;
  undo: { key: string; title: string; isOpen: boolean } | null;
}

export interface CourseAsked {
  rules: Rules;
  texts: PackTexts;
  entries: readonly Entry[];
  now: Instant;
  forecast: boolean;
  sight: Sight;
}

/** Nothing, where the steps turn in a circle. */
export function courseOf(asked: CourseAsked): Course | undefined {
  const { rules, entries, now } = asked;
  const steps = stepsOf(rules);
  try {
    const view = evaluate(steps, entries, rules, now);
    const lines = view.done || !asked.forecast ? [] : forecast(steps, entries, rules, now);
    return courseSeen(courseView(asked, view, lines), asked);
  } catch (thrown) {
    if (thrown instanceof FuelSpent) return undefined;
    throw thrown;
  }
}

/** What follows from what somebody may not know is not for her either. */
function courseSeen(course: Course, { sight, entries }: CourseAsked): Course {
  if (sight.isWhole) return course;
  const ofTask = ({ key }: { key: string | null }) => showsResult(sight.ofTask(key ?? ''));
  const ofStep = ({ step }: { step: string }) => showsResult(sight.ofStep(step));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const isSeen = (entry: Entry | undefined) =>
    entry !== undefined && showsResult(sight.ofEntry(entry));
  const { waiting, skipped, orphans, voidsToSign, holds, reasons, results, forecast } = course;
  return {
    waiting: waiting.filter(
      ({ step, fact }) => ofStep({ step }) && (!fact || showsResult(sight.ofFact(fact))),
    ),
    skipped: skipped.filter(ofTask),
    orphans: orphans.filter(ofTask),
    voidsToSign: voidsToSign.filter(({ entryId }) => isSeen(byId.get(entryId))),
    holds: holds.filter((hold) => hold.key === null || ofTask(hold)),
    reasons: reasons.filter(ofStep),
    results: Object.fromEntries(Object.entries(results).filter(([step]) => ofStep({ step }))),
    forecast: forecast.filter(ofTask),
  };
}

/** Of a path whose rules cannot be read. */
export const noCourse: Course = {
  waiting: [],
  skipped: [],
  orphans: [],
  voidsToSign: [],
  holds: [],
  reasons: [],
  results: {},
  forecast: [],
};

function courseView(asked: CourseAsked, view: View, lines: readonly ForecastLine[]): Course {
  const { texts, entries, now } = asked;
  const { waiting, skipped, orphans, reasons, results } = view;
  return {
    waiting: waiting.map(waitingView),
    skipped: skipped.map(({ from, to, ...rest }) => ({ ...rest, ...fromTo(from, to) })),
    orphans: orphans.map((orphan) => orphanView(asked, view, orphan)),
    voidsToSign: voidsToSign(entries),
    holds: holdsInForce(entries, now).map((hold) => holdView(hold, texts)),
    reasons: reasons.map(({ step, reason }) => ({ step, reason })),
    results,
    forecast: lines.map(({ key, outcome, at }) => {
      return { key, step: stepOf(key), title: texts.task(ruleKeyOf(key)), outcome, at: toIso(at) };
    }),
  };
}

function orphanView({ rules, texts }: CourseAsked, { wanted }: View, orphan: Orphan): OrphanView {
  const own = { ...orphan, title: texts.task(ruleKeyOf(orphan.key)) };
  const undo = undoKeyOf(rules, orphan);
  if (undo === undefined) return { ...own, undo: null };
  const isOpen = wanted.some((one) => one.key === undo);
  return { ...own, undo: { key: undo, title: texts.task(ruleKeyOf(undo)), isOpen } };
}

function holdView(
  { key, reason, happenedAt, until }: EntryOf<'hold'>,
  texts: PackTexts,
): Course['holds'][number] {
  return {
    key: key === '*' ? null : key,
    reason: texts.hold(reason),
    since: toIso(happenedAt),
    until: until === undefined ? null : toIso(until),
  };
}

function voidsToSign(entries: readonly Entry[]): Course['voidsToSign'] {
  const voided = voidedIds(entries);
  return entries.flatMap((entry) => {
    if (entry.kind !== 'void' || voided.has(entry.of)) return [];
    const { role, department } = entry.by;
    const by = { role, ...(department === undefined ? {} : { department }) };
    return [{ entryId: entry.of, by, at: toIso(entry.recordedAt) }];
  });
}

function waitingView({ step, fact, value, rule, until }: Waiting): WaitingView {
  return {
    step,
    ...(fact === undefined ? {} : { fact }),
    ...(value === undefined ? {} : { value }),
    ...(rule === undefined ? {} : { rule }),
    ...(until === undefined ? {} : { until: toIso(until) }),
  };
}

const fromTo = (from: Instant, to: Instant) => ({ from: toIso(from), to: toIso(to) });
