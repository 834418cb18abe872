import { timeline, TIMELINE_MAX, type TimelineItem } from '../boards/timeline.ts';
import type { Entry } from '../domain/path/ledger.ts';
import { asService } from '../db/scope.ts';
import { openEntry } from '../sealing/sealed-rows.ts';
import type { App } from './app.ts';

/** All that has happened on a path, opened. */
export async function readLedger(
  app: App,
  path: { id: string; personId: string },
): Promise<Entry[]> {
  return openAll(app, path, await readLedgerRows(app, path.id));
}

export async function readLedgerRows({ ds }: App, pathId: string): Promise<TimelineItem[]> {
  const rows: TimelineItem[] = [];
  for (let after: number | undefined = 0; after !== undefined;) {
    const page = await timeline(ds, { pathId, after, limit: TIMELINE_MAX });
    rows.push(...page.items);
    after = page.next;
  }
  return rows;
}

/**
 * The same for what a task's desk is told of it, and for what an act is checked against: whoever sees the task sees no
 * ledger, and gets what follows from it for her task alone.
 */
export function readLedgerForTask(
  app: App,
  path: { id: string; personId: string },
): Promise<Entry[]> {
  return asService('answer', () => readLedger(app, path));
}

export async function openAll(
  app: App,
  path: { id: string; personId: string },
  rows: readonly TimelineItem[],
): Promise<Entry[]> {
  const key = await app.sealer.keyOf(path.personId);
  return rows.map(({ seq, sealed }) => openEntry(key, { pathId: path.id, seq }, sealed));
}
