import { hiddenCounts, shownCounts } from '../boards/hidden-counts.ts';
import { overdueCounts, overdueList, type OverdueCount } from '../boards/overdue.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { requireAccess } from './require-access.ts';
import { readTaskCursor, taskCursor } from './task-cursor.ts';
import type { TaskList } from './list-tasks.ts';
import { isoOf, taskView } from './task-view.ts';

export interface OverdueQuery {
  place?: string;
  department?: string;
  /** The highest rung that has acted, or `none`. */
  rung?: string;
  after?: string;
  limit: number;
}

export interface OverdueBoard extends TaskList {
  place: string;
  asOf: string;
  counts: OverdueCount[];
}

/** What is overdue in a place and below it: the list, and the counts by the same definition. */
export async function listOverdue(
  app: App,
  caller: Caller,
  query: OverdueQuery,
): Promise<OverdueBoard> {
  const place = query.place ?? caller.actor.place ?? '';
  const target = { place };
  requireAccess(app, caller, { action: 'board.overdue', target, otherwise: 'forbidden' });
  const { department, rung, limit } = query;
  const now = app.clock.now();
  const narrow = {
    ...(department === undefined ? {} : { department }),
    ...(rung === undefined ? {} : { rung }),
  };
  const after = readTaskCursor(query.after);
  const [page, counts, hidden] = await Promise.all([
    overdueList(app.ds, { place, now, limit, ...narrow, ...after }),
    overdueCounts(app.ds, { place, now }),
    hiddenCounts(app.ds, { place, now, reader: caller.actor.id }),
  ]);
  const items = await Promise.all(page.items.map((item) => taskView(app, caller, item)));
  return {
    place,
    asOf: isoOf(now),
    counts: shownCounts(counts, hidden),
    items,
    next: taskCursor(page.next),
  };
}
