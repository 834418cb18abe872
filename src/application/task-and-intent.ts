import { relationTo } from '../boards/path-row.ts';
import { TASK_COLUMNS, taskItem, type StoredTask, type TaskItem } from '../boards/task-item.ts';
import { prepared, type Statement } from '../db/prepared.ts';
import type { App } from './app.ts';
import type { Writer } from './caller.ts';
import { INTENT_COLUMNS, knownOf, type KnownColumns, type KnownIntent } from './intents.ts';
import { entryIdOf } from './perform.ts';
import { Refusal } from './refusal.ts';
import { taskTag } from './task-tag.ts';
import { taskView } from './task-view.ts';

/** A task with what is known under the caller's key, in one round trip. */
export async function taskAndIntent(
  { ds }: App,
  writer: Writer,
  taskId: string,
): Promise<{ item: TaskItem; known: KnownIntent | undefined }> {
  const values = [taskId, entryIdOf(writer)];
  const [row] = await prepared<StoredTask & KnownColumns>(ds, TASK_AND_INTENT, values);
  if (!row) throw new Refusal('not-found');
  return { item: taskItem(row), known: knownOf(row) };
}

/** Whoever has seen another state of the task than there is now should look again before she decides. */
export async function requireSeen(app: App, writer: Writer, item: TaskItem): Promise<void> {
  if (!writer.match) return;
  const task = await taskView(app, writer, item);
  if (writer.match.includes(taskTag(task))) return;
  throw new Refusal('state-changed', { present: `/api/tasks/${item.id}`, task });
}

const TASK_AND_INTENT: Statement = {
  name: 'task-and-intent',
  text: `
    select ${TASK_COLUMNS}, ${relationTo('pp.task_id = t.id')} as relation, ${INTENT_COLUMNS}
    from task as t left join intent as i on i.entry_id = $2
    where t.id = $1`,
};
