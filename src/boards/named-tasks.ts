import type { DataSource } from 'typeorm';
import { prepared, type Statement } from '../db/prepared.ts';
import type { Actor } from '../domain/path/ledger.ts';
import {
  behind,
  TASK_COLUMNS,
  taskPage,
  type StoredTask,
  type TaskCursor,
  type TaskPage,
} from './task-item.ts';

export interface NamedQuery {
  reader: Actor;
  state: 'open' | 'done' | 'withdrawn';
  after?: TaskCursor;
  limit: number;
}

/** The tasks for which somebody was named one by one, the earliest due date first. */
export async function namedTasks(ds: DataSource, query: NamedQuery): Promise<TaskPage> {
  const { reader, state, limit } = query;
  const values = [reader.id, reader.role, state, ...behind(query.after), limit];
  return taskPage(await prepared<StoredTask>(ds, NAMED_TASKS, values), limit);
}

export const NAMED_TASKS: Statement = {
  name: 'named-tasks',
  text: `
select ${TASK_COLUMNS}
from task as t
where t.id in (select task_id from path_party where account_id = $1 and kind = $2 and ended_at is null)
  and t.state = $3
  and (coalesce(t.due_at, 'infinity'::timestamptz), t.id) > ($4::timestamptz, $5::uuid)
order by coalesce(t.due_at, 'infinity'::timestamptz), t.id
limit $6`,
};
