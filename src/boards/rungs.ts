import type { DataSource } from 'typeorm';
import { prepared, type Statement } from '../db/prepared.ts';
import { overdueSql } from '../domain/task/overdue.ts';
import { below } from './below.ts';

export interface RungCount {
  department: string;
  /** The highest rung that has acted; null where none has. */
  rung: string | null;
  overdue: number;
}

/** Overdue tasks of a place and below it by department and rung: of the rows that the list behind each number shows. */
export function rungCounts(
  ds: DataSource,
  { place, now }: { place: string; now: number },
): Promise<RungCount[]> {
  return prepared<RungCount>(ds, RUNG_COUNTS, [place, new Date(now)]);
}

// No counter knows a rung, which time alone moves; only what is overdue is counted here.
export const RUNG_COUNTS: Statement = {
  name: 'rung-counts',
  text: `
with ${below}
select task.department, task.rung, count(*)::int as overdue
from below join task on task.place_id = below.place_id
where ${overdueSql({ task: 'task', now: '$2::timestamptz' })}
group by task.department, task.rung
order by task.department, task.rung nulls first`,
};
