import type { DataSource } from 'typeorm';
import { prepared, type Statement } from '../db/prepared.ts';
import {
  behind,
  PAGE_MAX,
  TASK_COLUMNS,
  taskPage,
  type StoredTask,
  type TaskCursor,
  type TaskPage,
} from './task-item.ts';

export interface InboxQuery {
  department: string;
  /** Places of the desks, each by itself: the caller says which ones the reader may see. */
  places: readonly string[];
  state: 'open' | 'done' | 'withdrawn';
  /** Of what is open: what this account has taken, or what others have to act on first. */
  only?: { takenBy: string } | 'waiting';
  after?: TaskCursor;
  limit: number;
}

/** What a department has to do at its places, the earliest due date first, no due date last. */
export async function inbox(ds: DataSource, query: InboxQuery): Promise<TaskPage> {
  const limit = Math.min(query.limit, PAGE_MAX);
  const values = [query.department, query.places, ...behind(query.after), limit];
  return taskPage(await prepared<StoredTask>(ds, ...asked(query, values)), limit);
}

function asked({ state, only }: InboxQuery, values: unknown[]): [Statement, unknown[]] {
  if (state !== 'open') return [INBOX_CLOSED, [...values, state]];
  if (only === undefined) return [INBOX_OPEN, values];
  if (only === 'waiting') return [INBOX_WAITING, values];
  return [INBOX_TAKEN, [...values, only.takenBy]];
}

// One short walk along the index for each place, then one merge: flat, however many tasks there are.
const pageOf = (condition: string) => `
select ${TASK_COLUMNS}
from (
  select near.id, near.sort_at
  from unnest($2::text[]) as desk(place_id)
  cross join lateral (
    select id, coalesce(due_at, 'infinity'::timestamptz) as sort_at
    from task
    where ${condition} and department = $1 and place_id = desk.place_id
      and (coalesce(due_at, 'infinity'::timestamptz), id) > ($3::timestamptz, $4::uuid)
    order by coalesce(due_at, 'infinity'::timestamptz), id
    limit $5
  ) as near
  order by near.sort_at, near.id
  limit $5
) as page
join task as t on t.id = page.id
order by page.sort_at, page.id`;

export const INBOX_OPEN: Statement = { name: 'inbox-open', text: pageOf(`state = 'open'`) };

export const INBOX_TAKEN: Statement = {
  name: 'inbox-taken',
  text: pageOf(`state = 'open' and taken_by = $6`),
};

/** Given back or declined: somebody else says what happens next. */
export const INBOX_WAITING: Statement = {
  name: 'inbox-waiting',
  text: pageOf(`state = 'open' and handling in ('returned', 'declined')`),
};

export const INBOX_CLOSED: Statement = {
  name: 'inbox-closed',
  text: pageOf(`state <> 'open' and state = $6`),
};
