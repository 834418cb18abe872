import { taskRow } from '../boards/path-row.ts';
import type { TaskItem } from '../boards/task-item.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { Refusal } from './refusal.ts';
import type { Target } from '../domain/access/may.ts';
import { requireAccess } from './require-access.ts';

/** A task answers as if it were not there to everybody but its desk and those who watch its place. */
export async function requireTask(app: App, caller: Caller, taskId: string): Promise<TaskItem> {
  const item = await taskRow(app.ds, taskId);
  const target = item ? targetOf(item) : {};
  requireAccess(app, caller, { action: 'task.read', target });
  if (!item) throw new Refusal('not-found');
  return item;
}

/** What is acted on, where it is a task: its desk, and what whoever asks was named for in it. */
export function targetOf({ department, placeId: place, relation = null }: TaskItem): Target {
  return { department, place, relation };
}
