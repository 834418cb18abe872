import type { DataSource } from 'typeorm';
import { prepared, type Statement } from '../db/prepared.ts';
import { GLASS } from '../domain/access/may.ts';
import { TASK_COLUMNS, taskItem, type StoredTask, type TaskItem } from './task-item.ts';

/** How a path stands. Times are epoch ms. */
export interface PathItem {
  id: string;
  personId: string;
  placeId: string;
  ownerId: string;
  packId: string;
  packVersion: string;
  packHash: string;
  state: 'open' | 'done' | 'waiting';
  problem: string | null;
  seq: number;
  turnedAt: number;
  startedAt: number;
  nextWakeAt: number | null;
  previousId: string | null;
  /** What whoever asks was named for in it, or that she has opened it in an emergency. */
  relation: string | null;
  /** By which emergency reading. */
  glassId: string | null;
}

type Stored = Omit<PathItem, 'turnedAt' | 'startedAt' | 'nextWakeAt'> & {
  turnedAt: Date;
  startedAt: Date;
  nextWakeAt: Date | null;
};

/** Of whoever asks; there is one where she was named, and the database shows her no path that she is in conflict with. */
export function relationTo(condition: string): string {
  return `(select pp.kind from path_party as pp where ${condition} and pp.ended_at is null
    and pp.account_id = nullif(current_setting('reintegration.actor', true), '')::uuid limit 1)`;
}

/** More open tasks than any path has had at once. */
export const PATH_TASKS_MAX = 200;

export async function pathRow(ds: DataSource, pathId: string): Promise<PathItem | undefined> {
  const [row] = await prepared<Stored>(ds, PATH_ROW, [pathId]);
  return (
    row && {
      ...row,
      relation: row.relation ?? (row.glassId === null ? null : GLASS),
      turnedAt: row.turnedAt.getTime(),
      startedAt: row.startedAt.getTime(),
      nextWakeAt: row.nextWakeAt?.getTime() ?? null,
    }
  );
}

/** Tasks of a path, open ones first, then the last ended. */
export async function pathTasks(ds: DataSource, pathId: string): Promise<TaskItem[]> {
  const rows = await prepared<StoredTask>(ds, PATH_TASKS, [pathId, PATH_TASKS_MAX]);
  return rows.map(taskItem);
}

export async function taskRow(ds: DataSource, taskId: string): Promise<TaskItem | undefined> {
  const [row] = await prepared<StoredTask>(ds, TASK_ROW, [taskId]);
  return row && taskItem(row);
}

export const PATH_ROW: Statement = {
  name: 'path-row',
  text: `
select id, person_id as "personId", place_id as "placeId", owner_id as "ownerId", pack_id as "packId",
  pack_version as "packVersion", pack_hash as "packHash", state, problem, seq, turned_at as "turnedAt",
  started_at as "startedAt", next_wake_at as "nextWakeAt", previous_id as "previousId",
  ${relationTo('pp.path_id = path.id and pp.task_id is null')} as relation,
  (select bg.id from break_glass as bg where bg.path_id = path.id and bg.is_last
    and bg.account_id = nullif(current_setting('reintegration.actor', true), '')::uuid
    and bg.ends_at > (select now() + offset_ms * interval '1 ms' from clock)) as "glassId"
from path where id = $1`,
};

export const PATH_TASKS: Statement = {
  name: 'path-tasks',
  text: `
select ${TASK_COLUMNS}
from task as t
where t.path_id = $1
order by t.state = 'open' desc, coalesce(t.recorded_at, t.opened_at) desc, t.id
limit $2`,
};

export const TASK_ROW: Statement = {
  name: 'task-row',
  text: `
select ${TASK_COLUMNS},
  ${relationTo('pp.task_id = t.id')} as relation
from task as t
where t.id = $1`,
};
