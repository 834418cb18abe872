import { upcoming } from '../boards/upcoming.ts';
import { DAY_MS } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import type { TaskList } from './list-tasks.ts';
import { requireAccess } from './require-access.ts';
import { readTaskCursor, taskCursor } from './task-cursor.ts';
import { taskView } from './task-view.ts';

export interface UpcomingQuery {
  place?: string;
  department?: string;
  /** From now on. */
  days: number;
  after?: string;
  limit: number;
}

/** What falls due within some days in a place and below it. */
export async function listUpcoming(
  app: App,
  caller: Caller,
  query: UpcomingQuery,
): Promise<TaskList> {
  const place = query.place ?? caller.actor.place ?? '';
  const target = { place };
  requireAccess(app, caller, { action: 'board.overdue', target, otherwise: 'forbidden' });
  const { department, days, limit } = query;
  const from = app.clock.now();
  const page = await upcoming(app.ds, {
    place,
    from,
    until: from + days * DAY_MS,
    limit,
    ...(department === undefined ? {} : { department }),
    ...readTaskCursor(query.after),
  });
  const items = await Promise.all(page.items.map((item) => taskView(app, caller, item)));
  return { items, next: taskCursor(page.next) };
}
