import type { DataSource } from 'typeorm';
import { prepared, type Statement } from '../db/prepared.ts';

/** An entry of a path's ledger, still sealed with the person's key. Times are epoch ms. */
export interface TimelineItem {
  pathId: string;
  seq: number;
  entryId: string;
  kind: string;
  happenedAt: number;
  recordedAt: number;
  taskId: string | null;
  sealed: Buffer;
}

export interface TimelinePage {
  items: TimelineItem[];
  /** The next page begins behind this entry. */
  next?: number;
}

export const TIMELINE_MAX = 200;

type Stored = Omit<TimelineItem, 'happenedAt' | 'recordedAt'> & {
  happenedAt: Date;
  recordedAt: Date;
};

/** What has happened on a path, in the order in which it was recorded. */
export async function timeline(
  ds: DataSource,
  query: { pathId: string; after?: number; limit: number },
): Promise<TimelinePage> {
  const limit = Math.min(query.limit, TIMELINE_MAX);
  const rows = await prepared<Stored>(ds, TIMELINE, [query.pathId, query.after ?? 0, limit]);
  const items = rows.map(timelineItem);
  const last = items.at(-1);
  return last && items.length === limit ? { items, next: last.seq } : { items };
}

function timelineItem(row: Stored): TimelineItem {
  return {
    ...row,
    happenedAt: row.happenedAt.getTime(),
    recordedAt: row.recordedAt.getTime(),
  };
}

const columns = `path_id as "pathId", seq, entry_id as "entryId", kind, happened_at as "happenedAt",
  recorded_at as "recordedAt", task_id as "taskId", sealed`;

export const TIMELINE: Statement = {
  name: 'timeline',
  text: `
select ${columns}
from ledger where path_id = $1 and seq > $2 order by seq limit $3`,
};
