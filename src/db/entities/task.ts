import {
  bytes,
  day,
  int,
  moment,
  optional,
  primary,
  references,
  table,
  text,
  uuid,
  yesNo,
} from './table.ts';

/** One opening of a task: what a department was told to do, and what came of it. */
export interface TaskRow {
  id: string;
  pathId: string;
  /** Of the path, so that a desk needs no sight of it. */
  personId: string;
  packHash: string;
  key: string;
  opening: number;
  step: string;
  task: string;
  department: string;
  /** Place of the desk, not of the person. */
  placeId: string;
  state: 'open' | 'done' | 'withdrawn';
  outcome: string | null;
  openedAt: Date;
  lastDay: string | null;
  dueAt: Date | null;
  provisional: boolean;
  happenedAt: Date | null;
  recordedAt: Date | null;
  /** The last thing that was done with it at the desk. */
  handling: string | null;
  /** Account of whoever has taken it and not given it back. */
  takenBy: string | null;
  /** The highest rung of the ladder that has acted. */
  rung: string | null;
  /** By when the soonest of what was urged or ordered is answered. */
  answerDueAt: Date | null;
  /** The lawful way for which a draft waits. */
  draft: string | null;
  /** The particulars that the task discloses, while it is open. */
  sealedDisclosed: Buffer | null;
  /** Tells whether they changed without opening them. */
  disclosedMark: Buffer | null;
}

export const tasks = table<TaskRow>('task', {
  columns: {
    id: primary(uuid),
    pathId: uuid,
    personId: uuid,
    packHash: text,
    key: text,
    opening: int,
    step: text,
    task: text,
    department: text,
    placeId: text,
    state: text,
    outcome: optional(text),
    openedAt: moment,
    lastDay: optional(day),
    dueAt: optional(moment),
    provisional: yesNo,
    happenedAt: optional(moment),
    recordedAt: optional(moment),
    handling: optional(text),
    takenBy: optional(uuid),
    rung: optional(text),
    answerDueAt: optional(moment),
    draft: optional(text),
    sealedDisclosed: optional(bytes),
    disclosedMark: optional(bytes),
  },
  checks: [{ name: 'task_state_known', expression: `state in ('open', 'done', 'withdrawn')` }],
  uniques: [{ name: 'task_opening_key', columns: ['pathId', 'key', 'opening'] }],
  foreignKeys: [references('task_path_fkey', ['pathId', 'path'])],
  ownIndexes: ['task_inbox', 'task_closed', 'task_overdue', 'task_unanswered', 'task_draft'],
});
