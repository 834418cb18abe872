import { pathTasks, type PathItem } from '../boards/path-row.ts';
import type { TaskItem } from '../boards/task-item.ts';
import { may } from '../domain/access/may.ts';
import { lateness } from '../domain/task/overdue.ts';
import type { App } from './app.ts';
import { auditReading } from './audit-reading.ts';
import type { Caller } from './caller.ts';
import { courseOf, noCourse, type Course, type CourseAsked } from './course.ts';
import { opinionRound, type OpinionRound } from './opinion-round.ts';
import { packTexts } from './pack-texts.ts';
import { readDeciders } from './read-deciders.ts';
import { readLedger } from './read-ledger.ts';
import { requirePath } from './require-path.ts';
import { entriesSeen } from './seen-ledger.ts';
import { showsResult, sightOf, type Sight } from './sight.ts';
import { isoOf, taskView, type PathTaskView } from './task-view.ts';

/** A path as its own people see it: what was done, what is asked, what is waited for, and what comes next. */
export interface PathView extends Course {
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
  /** Tasks that are there, and of which she may know no more. */
  withheld: number;
  /** What the caller may do with it: record facts, consents and holds; void entries. */
  can: ('steer' | 'void')[];
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
  openedAt: string;
  lastDay: string | null;
  dueAt: string | null;
  happenedAt: string;
  recordedAt: string;
  /** Done after its day. */
  late: boolean;
  /** Done in time, but written down after its day. */
  enteredLate: boolean;
  /** Offices that were asked the same side by side, with its own. */
  round: OpinionRound | null;
  /** The human who stands for it, where the pack asks for a name. */
  decidedBy: string | null;
}

export async function readPath(
  app: App,
  caller: Caller,
  { pathId, forecast: isAsked }: { pathId: string; forecast: boolean },
): Promise<PathView> {
  const path = await requirePath(app, caller, pathId);
  await auditReading(app, caller, { action: 'read-path', pathId, entryId: path.glassId });
  const [tasks, entries] = await Promise.all([pathTasks(app.ds, pathId), readLedger(app, path)]);
  const sight = sightOf(app, caller, { relation: path.relation });
  const deciders = await readDeciders(app, path, { tasks, entries, sight });
  const seq = sight.isWhole ? path.seq : entriesSeen(entries, sight).length;
  return {
    ...standing({ ...path, seq }),
    can: canOf(app, caller, path),
    ...(await tasksOf(app, caller, { tasks, sight, deciders })),
    ...courseOfPath(app, caller, { path, entries, isAsked, sight }),
  };
}

function canOf({ places }: App, { actor }: Caller, path: PathItem): PathView['can'] {
  const { placeId: place, relation } = path;
  const target = { place, ancestors: places.above(place), relation };
  return [
    ...(may(actor, 'path.steer', target) ? (['steer'] as const) : []),
    ...(may(actor, 'entry.void', target) ? (['void'] as const) : []),
  ];
}

function standing(path: PathItem) {
  const { id, seq, state, problem, personId, placeId, startedAt } = path;
  const pack = { id: path.packId, version: path.packVersion, hash: path.packHash };
  const times = { startedAt: isoOf(startedAt) };
  return { id, seq, state, problem, person: personId, place: placeId, pack, ...times };
}

async function tasksOf(
  app: App,
  caller: Caller,
  {
    tasks,
    sight,
    deciders,
  }: { tasks: readonly TaskItem[]; sight: Sight; deciders: ReadonlyMap<string, string> },
) {
  const isOpen = ({ state }: TaskItem) => state === 'open';
  const isKnown = ({ key }: TaskItem) => showsResult(sight.ofTask(key));
  const known = tasks.filter(isKnown);
  const withheld = tasks.filter(
    (item) => item.state !== 'withdrawn' && !isKnown(item) && sight.ofTask(item.key) !== 'absent',
  );
  const open = known.filter(isOpen).map(async (item) => {
    const { key, step } = item;
    return { ...(await taskView(app, caller, item)), key, step };
  });
  const done = known
    .flatMap((item) => doneView(app, caller, item))
    .map((view) => ({ ...view, decidedBy: deciders.get(view.key) ?? null }))
    .sort(byTime);
  return { done, open: await Promise.all(open), withheld: withheld.length };
}

const byTime = (a: { happenedAt: string }, b: { happenedAt: string }) =>
  a.happenedAt < b.happenedAt ? -1 : 1;

function doneView(app: App, { language }: Caller, item: TaskItem): Omit<DoneView, 'decidedBy'>[] {
  const { id, key, step, task, department, placeId, outcome, lastDay, dueAt } = item;
  const { openedAt, happenedAt, recordedAt } = item;
  if (outcome === null || happenedAt === null || recordedAt === null) return [];
  const texts = packTexts(app, item.packHash, language);
  const name = `${step}/${task}`;
  const rules = app.packs.byHash(item.packHash);
  return [
    {
      id,
      key,
      step,
      department,
      place: placeId,
      outcome,
      openedAt: isoOf(openedAt),
      lastDay,
      title: texts.task(name),
      outcomeLabel: texts.outcome(name, outcome),
      dueAt: dueAt === null ? null : isoOf(dueAt),
      happenedAt: isoOf(happenedAt),
      recordedAt: isoOf(recordedAt),
      ...lateness({ happenedAt, recordedAt }, dueAt),
      round: opinionRound(rules, item, rules?.tasks[name]),
    },
  ];
}

/** What follows from the ledger. Nothing, where the rules of the path cannot be read or turn in a circle. */
function courseOfPath(
  app: App,
  { language }: Caller,
  {
    path,
    isAsked,
    ...known
  }: { path: PathItem; isAsked: boolean } & Pick<CourseAsked, 'entries' | 'sight'>,
): Course {
  const rules = app.packs.byHash(path.packHash);
  if (!rules) return noCourse;
  const texts = packTexts(app, path.packHash, language);
  const asked = { rules, texts, ...known, now: app.clock.now(), forecast: isAsked };
  return courseOf(asked) ?? noCourse;
}
