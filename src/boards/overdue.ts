import type { DataSource } from 'typeorm';
import { overdueSql } from '../domain/task/overdue.ts';
import { prepared, type Statement } from '../db/prepared.ts';
import { below } from './below.ts';
import {
  behind,
  PAGE_MAX,
  TASK_COLUMNS,
  taskPage,
  type StoredTask,
  type TaskCursor,
  type TaskPage,
} from './task-item.ts';

export interface OverdueQuery {
  /** The place and everything below it. */
  place: string;
  department?: string;
  /** The highest rung that has acted, or `none`. */
  rung?: string;
  /** Epoch ms of the product's clock. */
  now: number;
  after?: TaskCursor;
  limit: number;
}

export interface OverdueCount {
  department: string;
  open: number;
  overdue: number;
}

/** What is overdue in a place and below it, the longest overdue first. */
export async function overdueList(ds: DataSource, query: OverdueQuery): Promise<TaskPage> {
  const limit = Math.min(query.limit, PAGE_MAX);
  const now = new Date(query.now);
  const values = [query.place, now, ...behind(query.after), limit, query.department ?? null];
  const rows =
    query.rung === undefined
      ? await prepared<StoredTask>(ds, OVERDUE_LIST, values)
      : await prepared<StoredTask>(ds, OVERDUE_AT_RUNG, [...values, query.rung]);
  return taskPage(rows, limit);
}

/** Open and overdue tasks of a place and everything below it, by department: exact, and by the list's definition. */
export async function overdueCounts(
  ds: DataSource,
  { place, now }: { place: string; now: number },
): Promise<OverdueCount[]> {
  return prepared<OverdueCount>(ds, OVERDUE_COUNTS, [place, new Date(now)]);
}

const listOf = (condition: string) => `
with ${below}
select ${TASK_COLUMNS}
from (
  select near.id, near.due_at
  from below
  cross join lateral (
    select task.id, task.due_at
    from task
    where ${overdueSql({ task: 'task', now: '$2::timestamptz' })} and task.place_id = below.place_id
      and (task.due_at, task.id) > ($3::timestamptz, $4::uuid)
      and ($6::text is null or task.department = $6)${condition}
    order by task.due_at, task.id
    limit $5
  ) as near
  order by near.due_at, near.id
  limit $5
) as page
join task as t on t.id = page.id
order by page.due_at, page.id`;

export const OVERDUE_LIST: Statement = { name: 'overdue-list', text: listOf('') };

/** By itself: the index of all that is overdue does not know the rung. */
export const OVERDUE_AT_RUNG: Statement = {
  name: 'overdue-at-rung',
  text: listOf(`
      and coalesce(task.rung, 'none') = $7`),
};

// Buckets of past days are overdue as a whole; of today's bucket the rows themselves are counted.
export const OVERDUE_COUNTS: Statement = {
  name: 'overdue-counts',
  text: `
with ${below}, today as (
  select ($2::timestamptz at time zone 'UTC')::date as day
), part as (
  select department, due_day, open from count_base where place_id = $1
  union all
  select department, due_day, open from count_delta where place_id in (select place_id from below)
), line as (
  select department, open, case when due_day < today.day then open else 0 end as overdue from part, today
  union all
  select task.department, 0, 1
  from below join task on task.place_id = below.place_id
  where ${overdueSql({ task: 'task', now: '$2::timestamptz' })}
    and task.due_at >= (select day::timestamp at time zone 'UTC' from today)
)
select department, sum(open)::int as open, sum(overdue)::int as overdue
from line group by department having sum(open) <> 0 order by department`,
};
