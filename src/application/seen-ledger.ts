import { timeline, type TimelineItem } from '../boards/timeline.ts';
import type { PathItem } from '../boards/path-row.ts';
import type { Entry } from '../domain/path/ledger.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { openAll, readLedgerRows } from './read-ledger.ts';
import { sightOf, type Sight } from './sight.ts';

/** Some of what happened on a path, with the rows in which it is kept. */
export interface LedgerPage {
  rows: TimelineItem[];
  entries: Entry[];
  next: number | undefined;
}

/** What of a ledger is there for somebody, in its order: also as a line that is withheld. */
export function entriesSeen(entries: readonly Entry[], sight: Sight): Entry[] {
  if (sight.isWhole) return [...entries];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return entries.filter((entry) => {
    const of = entry.kind === 'void' ? byId.get(entry.of) : undefined;
    return sight.ofEntry(entry, of) !== 'absent';
  });
}

/** The same for somebody who asks. */
export function entriesSeenBy(
  app: App,
  caller: Caller,
  { entries, path }: { entries: readonly Entry[]; path: PathItem },
): Entry[] {
  return entriesSeen(entries, sightOf(app, caller, { relation: path.relation }));
}

/**
 * A page of it. Where something is absent the rest is numbered anew: neither a gap nor a short page says that anything is
 * missing.
 */
export async function pageSeen(
  app: App,
  path: PathItem,
  { sight, after, limit }: { sight: Sight; after: number; limit: number },
): Promise<LedgerPage> {
  if (sight.isWhole) {
    const page = await timeline(app.ds, { pathId: path.id, after, limit });
    return {
      rows: page.items,
      entries: await openAll(app, path, page.items),
      next: page.next,
    };
  }
  const rows = await readLedgerRows(app, path.id);
  const byId = new Map(rows.map((row) => [row.entryId, row]));
  const all = entriesSeen(await openAll(app, path, rows), sight);
  const entries = all.slice(after, after + limit);
  const end = after + entries.length;
  return {
    rows: entries.flatMap(({ id }, i) => {
      const row = byId.get(id);
      return row ? [{ ...row, seq: after + i + 1 }] : [];
    }),
    entries,
    next: entries.length === limit ? end : undefined,
  };
}
