import { pathTasks } from '../boards/path-row.ts';
import type { App } from './app.ts';
import { readLedger } from './read-ledger.ts';
import { entriesSeen } from './seen-ledger.ts';
import { showsResult, type Sight } from './sight.ts';
import { isoOf } from './task-view.ts';

/** Of a path in a list: neither its number nor its next date says that there is more than she sees. */
export async function standingSeen(
  app: App,
  { id, person }: { id: string; person: string },
  sight: Sight,
): Promise<{ seq?: number; nextDueAt?: string | null }> {
  if (sight.isWhole) return {};
  const [entries, tasks] = await Promise.all([
    readLedger(app, { id, personId: person }),
    pathTasks(app.ds, id),
  ]);
  const due = tasks.flatMap(({ state, key, dueAt }) =>
    state === 'open' && dueAt !== null && showsResult(sight.ofTask(key)) ? [dueAt] : [],
  );
  const nextDueAt = due.length === 0 ? null : isoOf(Math.min(...due));
  return { seq: entriesSeen(entries, sight).length, nextDueAt };
}
