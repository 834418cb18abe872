import { pathRow, pathTasks, type PathItem } from '../boards/path-row.ts';
import type { TaskItem } from '../boards/task-item.ts';
import { evaluate } from '../domain/path/evaluate.ts';
import { forecast, type ForecastLine } from '../domain/path/forecast.ts';
import { ruleKeyOf, stepOf } from '../domain/path/keys.ts';
import type { Entry, FactValue } from '../domain/path/ledger.ts';
import type { View, Waiting } from '../domain/path/view.ts';
import { FuelSpent } from '../domain/path/fuel.ts';
import type { Instant } from '../domain/time/instant.ts';
import { stepsOf } from '../../workflows/steps/index.ts';
import type { App } from './app.ts';
import { auditReading } from './audit-reading.ts';
import type { Caller } from './caller.ts';
import { packTexts } from './pack-texts.ts';
import { readLedger } from './read-ledger.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';
import { isoOf, taskView, type PathTaskView } from './task-view.ts';

/** A path as its own people see it: what was done, what is asked, what is waited for, and what comes next. */
export interface PathView {
  id: string;
  seq: number;
  state: 'open' | 'done' | 'waiting';
  /** Why it waits for its rules. */
  problem: string | null;
  person: string;
  place: string;
  pack: { id: string; version: string; hash: string };
  startedAt: string;
  done: DoneView[];
  open: PathTaskView[];
  waiting: WaitingView[];
  skipped: { key: string; step: string; from: string; to: string }[];
  orphans: { key: string; entryId: string; outcome: string }[];
  reasons: { step: string; reason: string }[];
  results: Record<string, string>;
  forecast: { key: string; step: string; title: string; outcome: string; at: string }[];
}

export interface DoneView {
  id: string;
  key: string;
  step: string;
  title: string;
  department: string;
  place: string;
  outcome: string;
  outcomeLabel: string;
  lastDay: string | null;
  dueAt: string | null;
  happenedAt: string;
  recordedAt: string;
  late: boolean;
}

export interface WaitingView {
  step: string;
  fact?: string;
  value?: FactValue;
  rule?: string;
  until?: string;
}

export async function readPath(
  app: App,
  caller: Caller,
  { pathId, forecast: isAsked }: { pathId: string; forecast: boolean },
): Promise<PathView> {
  const path = await requirePath(app, caller, pathId);
  await auditReading(app, caller, { action: 'read-path', pathId });
  const [tasks, entries] = await Promise.all([pathTasks(app.ds, pathId), readLedger(app, path)]);
  return {
    ...standing(path),
    ...(await tasksOf(app, caller, tasks)),
    ...courseOf(app, caller, { path, entries, isAsked }),
  };
}

/** A path answers as if it were not there to everybody beyond its places. */
export async function requirePath(app: App, caller: Caller, pathId: string): Promise<PathItem> {
  const path = await pathRow(app.ds, pathId);
  const target = path ? { place: path.placeId } : {};
  requireAccess(app, caller, { action: 'path.read', target });
  if (!path) throw new Refusal('not-found');
  return path;
}

function standing(path: PathItem) {
  const { id, seq, state, problem, personId, placeId, startedAt } = path;
  const pack = { id: path.packId, version: path.packVersion, hash: path.packHash };
  const times = { startedAt: isoOf(startedAt) };
  return { id, seq, state, problem, person: personId, place: placeId, pack, ...times };
}

async function tasksOf(app: App, caller: Caller, tasks: readonly TaskItem[]) {
  const isOpen = ({ state }: TaskItem) => state === 'open';
  const open = tasks.filter(isOpen).map(async (item) => {
    const { key, step } = item;
    return { ...(await taskView(app, caller, item)), key, step };
  });
  const done = tasks.flatMap((item) => doneView(app, caller, item)).sort(byTime);
  return { done, open: await Promise.all(open) };
}

const byTime = (a: DoneView, b: DoneView) => (a.happenedAt < b.happenedAt ? -1 : 1);

function doneView(app: App, { language }: Caller, item: TaskItem): DoneView[] {
  const { id, key, step, task, department, placeId, outcome, lastDay, dueAt } = item;
  const { happenedAt, recordedAt } = item;
  if (outcome === null || happenedAt === null || recordedAt === null) return [];
  const texts = packTexts(app, item.packHash, language);
  const name = `${step}/${task}`;
  return [
    {
      id,
      key,
      step,
      department,
      place: placeId,
      outcome,
      lastDay,
      title: texts.task(name),
      outcomeLabel: texts.outcome(name, outcome),
      dueAt: dueAt === null ? null : isoOf(dueAt),
      happenedAt: isoOf(happenedAt),
      recordedAt: isoOf(recordedAt),
      late: dueAt !== null && happenedAt > dueAt,
    },
  ];
}

type Course = Pick<
  PathView,
  'waiting' | 'skipped' | 'orphans' | 'reasons' | 'results' | 'forecast'
>;

/** What follows from the ledger. Nothing, where the rules of the path cannot be read or turn in a circle. */
function courseOf(
  app: App,
  caller: Caller,
  { path, entries, isAsked }: { path: PathItem; entries: readonly Entry[]; isAsked: boolean },
): Course {
  const rules = app.packs.byHash(path.packHash);
  if (!rules) return nothing;
  const now = app.clock.now();
  try {
    const steps = stepsOf(rules);
    const view = evaluate(steps, entries, rules, now);
    const lines = view.done || !isAsked ? [] : forecast(steps, entries, rules, now);
    return courseView(view, lines, (key) => titleOf(app, caller, { path, key }));
  } catch (thrown) {
    if (thrown instanceof FuelSpent) return nothing;
    throw thrown;
  }
}

const nothing: Course = {
  waiting: [],
  skipped: [],
  orphans: [],
  reasons: [],
  results: {},
  forecast: [],
};

function courseView(
  { waiting, skipped, orphans, reasons, results }: View,
  lines: readonly ForecastLine[],
  title: (key: string) => string,
): Course {
  return {
    waiting: waiting.map(waitingView),
    skipped: skipped.map(({ from, to, ...rest }) => ({ ...rest, ...fromTo(from, to) })),
    orphans: orphans.map(({ key, entryId, outcome }) => ({ key, entryId, outcome })),
    reasons: reasons.map(({ step, reason }) => ({ step, reason })),
    results,
    forecast: lines.map(({ key, outcome, at }) => {
      return { key, step: stepOf(key), title: title(key), outcome, at: isoOf(at) };
    }),
  };
}

function waitingView({ step, fact, value, rule, until }: Waiting): WaitingView {
  return {
    step,
    ...(fact === undefined ? {} : { fact }),
    ...(value === undefined ? {} : { value }),
    ...(rule === undefined ? {} : { rule }),
    ...(until === undefined ? {} : { until: isoOf(until) }),
  };
}

const fromTo = (from: Instant, to: Instant) => ({ from: isoOf(from), to: isoOf(to) });

function titleOf(
  app: App,
  { language }: Caller,
  { path, key }: { path: PathItem; key: string },
): string {
  return packTexts(app, path.packHash, language).task(ruleKeyOf(key));
}
