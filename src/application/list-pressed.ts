import { pressed, type PressedQuery } from '../boards/pressed.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import type { TaskList } from './list-tasks.ts';
import { requireAccess } from './require-access.ts';
import { readTaskCursor, taskCursor } from './task-cursor.ts';
import { taskView } from './task-view.ts';

/** What was urged or ordered and is not answered, or waits as a draft, in a place and below it. */
export async function listPressed(
  app: App,
  caller: Caller,
  query: { what: PressedQuery['what']; place?: string; after?: string; limit: number },
): Promise<TaskList> {
  const place = query.place ?? caller.actor.place ?? '';
  const target = { place };
  requireAccess(app, caller, { action: 'board.overdue', target, otherwise: 'forbidden' });
  const { what, limit } = query;
  const page = await pressed(app.ds, { what, place, limit, ...readTaskCursor(query.after) });
  const items = await Promise.all(page.items.map((item) => taskView(app, caller, item)));
  return { items, next: taskCursor(page.next) };
}
