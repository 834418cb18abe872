import { TASK_COLUMNS, taskItem, type StoredTask, type TaskItem } from '../boards/task-item.ts';
import type { PathItem } from '../boards/path-row.ts';
import type { TimelineItem } from '../boards/timeline.ts';
import { prepared, type Statement } from '../db/prepared.ts';
import { ruleKeyOf, stepOf } from '../domain/path/keys.ts';
import { voidedIds, type Addressee, type Entry } from '../domain/path/ledger.ts';
import type { DeadlineRule } from '../domain/policy/rules.ts';
import { lateness } from '../domain/task/overdue.ts';
import type { App } from './app.ts';
import { auditReading } from './audit-reading.ts';
import type { Caller } from './caller.ts';
import { packTexts, type PackTexts } from './pack-texts.ts';
import { openAll } from './read-ledger.ts';
import { requirePath } from './require-path.ts';
import { pageSeen } from './seen-ledger.ts';
import { showsResult, sightOf, WITHHELD, type Sight } from './sight.ts';
import { isoOf } from './task-view.ts';
import { wordsOf } from './timeline-words.ts';

/** One line of what happened: in words, with who, when it was due, when it was done, and on which ground. */
export interface TimelineLine {
  id: string;
  seq: number;
  kind: Entry['kind'];
  what: string;
  /** Something happened of which she may know no more. */
  withheld: boolean;
  step: string | null;
  task: string | null;
  department: string | null;
  by: { role: string; department?: string; place?: string };
  /** Whom a rung told. */
  to: Addressee | null;
  lastDay: string | null;
  dueAt: string | null;
  happenedAt: string;
  recordedAt: string;
  /** Done after its day. */
  late: boolean;
  /** Done in time, but written down after its day. */
  enteredLate: boolean;
  article: string | null;
  confidence: string | null;
  /** Counts as never written. */
  voided: boolean;
}

export interface TimelineView {
  items: TimelineLine[];
  next: string | null;
}

/** What has happened on a path, in the order in which it was recorded. */
export async function readTimeline(
  app: App,
  caller: Caller,
  query: { pathId: string; after: number; limit: number },
): Promise<TimelineView> {
  const path = await requirePath(app, caller, query.pathId);
  await auditReading(app, caller, {
    action: 'read-timeline',
    pathId: path.id,
    entryId: path.glassId,
  });
  const sight = sightOf(app, caller, { relation: path.relation });
  const { rows, entries, next } = await pageSeen(app, path, { sight, ...query });
  const others = await around(app, path, { rows, entries });
  const items = rows.flatMap((row, i) => {
    const entry = entries[i];
    return entry ? [lineOf(app, caller, { path, row, entry, sight, ...others })] : [];
  });
  return { items, next: next === undefined ? null : String(next) };
}

interface Around {
  tasks: ReadonlyMap<string, TaskItem>;
  /** Ids of entries that were voided, on whatever page. */
  voided: ReadonlySet<string>;
  entriesById: ReadonlyMap<string, Entry>;
}

/** What the lines of a page speak of, but do not hold. */
async function around(
  app: App,
  path: PathItem,
  { rows, entries }: { rows: readonly TimelineItem[]; entries: readonly Entry[] },
): Promise<Around> {
  const ids = [...new Set(rows.flatMap(({ taskId }) => (taskId === null ? [] : [taskId])))];
  const targets = entries.flatMap((entry) => (entry.kind === 'void' ? [entry.of] : []));
  const [tasks, related] = await Promise.all([
    prepared<StoredTask>(app.ds, TASKS_BY_ID, [ids]),
    prepared<TimelineItem>(app.ds, VOIDS_AND_TARGETS, [path.id, targets]),
  ]);
  const opened = await openAll(app, path, related);
  return {
    tasks: new Map(tasks.map((row) => [row.id, taskItem(row)])),
    voided: voidedIds(opened),
    entriesById: new Map(opened.map((entry) => [entry.id, entry])),
  };
}

interface Line extends Around {
  path: PathItem;
  sight: Sight;
  row: TimelineItem;
  entry: Entry;
}

function lineOf(app: App, { language }: Caller, line: Line): TimelineLine {
  const { path, sight, entry, entriesById } = line;
  const texts = packTexts(app, path.packHash, language);
  const of = entry.kind === 'void' ? entriesById.get(entry.of) : undefined;
  if (!showsResult(sight.ofEntry(entry, of))) return withheldLine(line, language);
  const { role, department, place } = entry.by;
  return {
    ...plainLine(line),
    what: wordsOf(entry, { texts, language, of }),
    by: { role, ...(department ? { department } : {}), ...(place ? { place } : {}) },
    to: entry.kind === 'told' ? (entry.to ?? null) : null,
    withheld: false,
    ...deskOf(line),
    ...groundOf(app, line, texts),
  };
}

function plainLine({ row, entry, voided }: Line) {
  return {
    id: entry.id,
    seq: row.seq,
    kind: entry.kind,
    happenedAt: isoOf(entry.happenedAt),
    recordedAt: isoOf(entry.recordedAt),
    voided: voided.has(entry.id),
  };
}

/** When something happened, and who wrote it down; neither what nor at which desk. */
function withheldLine(line: Line, language: Caller['language']): TimelineLine {
  return {
    ...plainLine(line),
    what: WITHHELD[language],
    withheld: true,
    by: { role: line.entry.by.role },
    to: null,
    ...nowhere,
  };
}

const nowhere = {
  step: null,
  task: null,
  department: null,
  lastDay: null,
  dueAt: null,
  late: false,
  enteredLate: false,
  article: null,
  confidence: null,
};

/** The task that an entry belongs to, with the date by which it was due. */
function deskOf({ row, entry, tasks }: Line) {
  const task = tasks.get(row.taskId ?? '');
  const key = 'key' in entry && entry.key !== '*' ? entry.key : task?.key;
  const dueAt = entry.kind === 'told' ? (entry.dueAt ?? null) : (task?.dueAt ?? null);
  return {
    step: key === undefined ? null : stepOf(key),
    task: task?.id ?? null,
    department: task?.department ?? entry.by.department ?? null,
    lastDay: dueAt !== null && dueAt === task?.dueAt ? task.lastDay : null,
    dueAt: dueAt === null ? null : isoOf(dueAt),
    ...lateness(entry, entry.kind === 'outcome' ? dueAt : null),
  };
}

function groundOf(app: App, { path, entry }: Line, texts: PackTexts) {
  const due = 'key' in entry ? ruleOf(app, path, entry.key) : undefined;
  return due
    ? { article: texts.article(due.article), confidence: due.confidence }
    : { article: null, confidence: null };
}

type Ground = Pick<DeadlineRule, 'article' | 'confidence'>;

/** The deadline of a task; a recurring contact has none of its own, and stands on the schedule of its step. */
function ruleOf(app: App, path: PathItem, key: string): Ground | undefined {
  const rules = app.packs.byHash(path.packHash);
  const [schedule] = Object.values(rules?.steps[stepOf(key)]?.schedules ?? {});
  return rules?.tasks[ruleKeyOf(key)]?.due ?? schedule;
}

const TASKS_BY_ID: Statement = {
  name: 'tasks-by-id',
  text: `
    select ${TASK_COLUMNS} from task as t
    where t.id = any($1::uuid[])`,
};

const VOIDS_AND_TARGETS: Statement = {
  name: 'voids-and-targets',
  text: `
    select seq, sealed from ledger
    where path_id = $1 and (kind = 'void' or entry_id = any($2::uuid[]))`,
};
