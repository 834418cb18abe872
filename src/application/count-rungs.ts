import { rungCounts, type RungCount } from '../boards/rungs.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { requireAccess } from './require-access.ts';
import { isoOf } from './task-view.ts';

export interface RungBoard {
  place: string;
  asOf: string;
  counts: RungCount[];
}

/** How far what is overdue has climbed, by department: each number is the length of the list of its rung. */
export async function countRungs(
  app: App,
  caller: Caller,
  query: { place?: string },
): Promise<RungBoard> {
  const place = query.place ?? caller.actor.place ?? '';
  const target = { place };
  requireAccess(app, caller, { action: 'board.overdue', target, otherwise: 'forbidden' });
  const now = app.clock.now();
  return { place, asOf: isoOf(now), counts: await rungCounts(app.ds, { place, now }) };
}
