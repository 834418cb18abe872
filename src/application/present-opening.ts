import type { TaskItem } from '../boards/task-item.ts';
import { foldDesk, newOpening, type Opening } from '../domain/path/desk.ts';
import type { Entry } from '../domain/path/ledger.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import { readLedgerForTask } from './read-ledger.ts';

/** An opening of a task with everything that people were told of it and did with it. */
export async function presentOpening(app: App, item: TaskItem): Promise<Opening> {
  return (await openingWithEntries(app, item)).opening;
}

export async function openingWithEntries(
  app: App,
  item: TaskItem,
): Promise<{ opening: Opening; entries: Entry[] }> {
  const entries = await readLedgerForTask(app, { id: item.pathId, personId: item.personId });
  const { key, opening: n } = item;
  const found = foldDesk(entries)
    .get(key)
    ?.find((opening) => opening.n === n);
  // Times in the tables were instants when they were written.
  return { opening: found ?? newOpening({ key, n, at: item.openedAt as Instant }), entries };
}
