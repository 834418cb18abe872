import type { DataSource } from 'typeorm';
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

export interface UpcomingQuery {
  /** The place and everything below it. */
  place: string;
  department?: string;
  /** Epoch ms: due from the first on, and before the second. */
  from: number;
  until: number;
  after?: TaskCursor;
  limit: number;
}

/** Open tasks of a place and below it that fall due soon, the soonest first. */
export async function upcoming(ds: DataSource, query: UpcomingQuery): Promise<TaskPage> {
  const limit = Math.min(query.limit, PAGE_MAX);
  const { place, department = null } = query;
  const times = [new Date(query.from), new Date(query.until)];
  const values = [place, ...times, ...behind(query.after), limit, department];
  return taskPage(await prepared<StoredTask>(ds, UPCOMING, values), limit);
}

export const UPCOMING: Statement = {
  name: 'upcoming',
  text: `
with ${below}
select ${TASK_COLUMNS}
from (
  select near.id, near.due_at
  from below
  cross join lateral (
    select task.id, task.due_at
    from task
    where task.state = 'open' and task.place_id = below.place_id
      and task.due_at >= $2::timestamptz and task.due_at < $3::timestamptz
      and (task.due_at, task.id) > ($4::timestamptz, $5::uuid)
      and ($7::text is null or task.department = $7)
    order by task.due_at, task.id
    limit $6
  ) as near
  order by near.due_at, near.id
  limit $6
) as page
join task as t on t.id = page.id
order by page.due_at, page.id`,
};
