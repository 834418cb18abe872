/** A task as boards show it. Times are epoch ms; what it discloses is still sealed with the person's key. */
export interface TaskItem {
  id: string;
  pathId: string;
  personId: string;
  packHash: string;
  key: string;
  opening: number;
  step: string;
  task: string;
  department: string;
  placeId: string;
  state: 'open' | 'done' | 'withdrawn';
  outcome: string | null;
  openedAt: number;
  lastDay: string | null;
  dueAt: number | null;
  provisional: boolean;
  happenedAt: number | null;
  recordedAt: number | null;
  handling: string | null;
  rung: string | null;
  answerDueAt: number | null;
  draft: string | null;
  sealedDisclosed: Buffer | null;
  /** What whoever asks was named for, where one task was asked for. */
  relation?: string | null;
}

/** Where the next page begins: behind this task. */
export interface TaskCursor {
  dueAt: number | null;
  id: string;
}

export interface TaskPage {
  items: TaskItem[];
  next?: TaskCursor;
}

export const PAGE_MAX = 200;

export type StoredTask = Omit<
  TaskItem,
  'openedAt' | 'dueAt' | 'happenedAt' | 'recordedAt' | 'answerDueAt'
> & {
  answerDueAt: Date | null;
  openedAt: Date;
  dueAt: Date | null;
  happenedAt: Date | null;
  recordedAt: Date | null;
};

/** Of the table `task as t`: a desk sees its tasks, and not the path. */
export const TASK_COLUMNS = `t.id, t.path_id as "pathId", t.person_id as "personId", t.pack_hash as "packHash", t.key,
  t.opening, t.step, t.task, t.department, t.place_id as "placeId", t.state, t.outcome, t.opened_at as "openedAt",
  t.last_day::text as "lastDay", t.due_at as "dueAt", t.provisional, t.happened_at as "happenedAt",
  t.recorded_at as "recordedAt", t.handling, t.rung, t.answer_due_at as "answerDueAt", t.draft, t.sealed_disclosed as "sealedDisclosed"`;

export function taskItem(row: StoredTask): TaskItem {
  const { openedAt, dueAt, happenedAt, recordedAt, answerDueAt } = row;
  return {
    ...row,
    openedAt: openedAt.getTime(),
    dueAt: dueAt?.getTime() ?? null,
    happenedAt: happenedAt?.getTime() ?? null,
    recordedAt: recordedAt?.getTime() ?? null,
    answerDueAt: answerDueAt?.getTime() ?? null,
  };
}

/** A full page may have one behind it. */
export function taskPage(rows: readonly StoredTask[], limit: number): TaskPage {
  const items = rows.map(taskItem);
  const last = items.at(-1);
  if (!last || items.length < limit) return { items };
  return { items, next: { dueAt: last.dueAt, id: last.id } };
}

/** Parameters of a keyset: from the beginning, or behind a task. No due date sorts last. */
export function behind(after: TaskCursor | undefined): [string, string] {
  if (!after) return ['-infinity', '00000000-0000-0000-0000-000000000000'];
  return [after.dueAt === null ? 'infinity' : new Date(after.dueAt).toISOString(), after.id];
}
