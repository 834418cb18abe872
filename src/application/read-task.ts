import { taskRow } from '../boards/path-row.ts';
import type { App } from './app.ts';
import { auditReading } from './audit-reading.ts';
import type { Caller } from './caller.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';
import { taskView, type TaskView } from './task-view.ts';

export async function readTask(app: App, caller: Caller, taskId: string): Promise<TaskView> {
  const item = await taskRow(app.ds, taskId);
  const target = item ? { department: item.department, place: item.placeId } : {};
  requireAccess(app, caller, { action: 'task.read', target });
  if (!item) throw new Refusal('not-found');
  const view = await taskView(app, caller, item);
  if (Object.keys(view.disclosed).length > 0) {
    await auditReading(app, caller, { action: 'read-task', pathId: item.pathId, taskId });
  }
  return view;
}
