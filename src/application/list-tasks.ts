import { inbox } from '../boards/inbox.ts';
import { namedTasks } from '../boards/named-tasks.ts';
import type { TaskItem } from '../boards/task-item.ts';
import { deskNameOf, reachOf } from '../domain/access/may.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { requireAccess } from './require-access.ts';
import { readTaskCursor, taskCursor } from './task-cursor.ts';
import { taskView, type TaskView } from './task-view.ts';

export interface TaskQuery {
  department?: string;
  place?: string;
  state: 'open' | 'done' | 'withdrawn';
  /** Of what is open: taken by the caller herself, or given back to others. */
  only?: 'taken' | 'waiting';
  /** Only what is due before this instant. */
  dueBefore?: Instant;
  after?: string;
  limit: number;
}

export interface TaskList {
  items: TaskView[];
  next: string | null;
}

/** The inbox of a desk; those who watch several desks name department and place. Soonest due first. */
export async function listTasks(app: App, caller: Caller, query: TaskQuery): Promise<TaskList> {
  if (isNamed(caller, query)) return listNamed(app, caller, query);
  const department = query.department ?? deskNameOf(caller.actor);
  const place = query.place ?? caller.actor.place ?? '';
  const target = { department, place };
  requireAccess(app, caller, { action: 'task.list', target, otherwise: 'forbidden' });
  const isWide = reachOf(caller.actor, 'task.list') !== 'desk';
  const { state, limit } = query;
  const page = await inbox(app.ds, {
    department,
    places: isWide ? app.places.below(place) : [place],
    state,
    limit,
    ...onlyOf(caller, query),
    ...readTaskCursor(query.after),
  });
  const isDue = ({ dueAt }: TaskItem) => dueAt !== null && dueAt < (query.dueBefore ?? Infinity);
  const due = query.dueBefore === undefined ? page.items : page.items.filter(isDue);
  const items = await Promise.all(due.map((item) => taskView(app, caller, item)));
  // Sorted by due date: behind the first that is not due, nothing is.
  return { items, next: due.length < page.items.length ? null : taskCursor(page.next) };
}

function onlyOf({ actor }: Caller, { only }: TaskQuery) {
  if (only === undefined) return {};
  return { only: only === 'taken' ? { takenBy: actor.id } : only };
}

/** Whoever was named for some tasks has no desk: they are her inbox. */
function isNamed({ actor }: Caller, { department, place }: TaskQuery): boolean {
  if (department !== undefined || place !== undefined) return false;
  return reachOf(actor, 'task.list') === 'named';
}

async function listNamed(app: App, caller: Caller, query: TaskQuery): Promise<TaskList> {
  const { actor } = caller;
  const target = { relation: actor.role };
  requireAccess(app, caller, { action: 'task.list', target, otherwise: 'forbidden' });
  const { state, only, limit, after } = query;
  // She has no desk at which she could take one or give it back.
  if (only !== undefined) return { items: [], next: null };
  const page = await namedTasks(app.ds, { reader: actor, state, limit, ...readTaskCursor(after) });
  const items = await Promise.all(page.items.map((item) => taskView(app, caller, item)));
  return { items, next: taskCursor(page.next) };
}
