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

export interface PressedQuery {
  /** What waits for the desk to answer, or for a named human to send. */
  what: 'unanswered' | 'drafts';
  /** The place and everything below it. */
  place: string;
  after?: TaskCursor;
  limit: number;
}

/** Open tasks of a place and below it that were urged or ordered and not answered, or for which a draft waits. */
export async function pressed(ds: DataSource, query: PressedQuery): Promise<TaskPage> {
  const limit = Math.min(query.limit, PAGE_MAX);
  const values = [query.place, ...behind(query.after), limit];
  const statement = query.what === 'drafts' ? DRAFTS : UNANSWERED;
  return taskPage(await prepared<StoredTask>(ds, statement, values), limit);
}

// Few of all tasks: an index holds no others.
const pageOf = (condition: string) => `
with ${below}
select ${TASK_COLUMNS}
from below join task as t on t.place_id = below.place_id and ${condition}
where (coalesce(t.due_at, 'infinity'::timestamptz), t.id) > ($2::timestamptz, $3::uuid)
order by coalesce(t.due_at, 'infinity'::timestamptz), t.id
limit $4`;

export const UNANSWERED: Statement = {
  name: 'unanswered',
  text: pageOf('t.answer_due_at is not null'),
};

export const DRAFTS: Statement = { name: 'drafts', text: pageOf('t.draft is not null') };
