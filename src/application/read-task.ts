import type { App } from './app.ts';
import { auditReading } from './audit-reading.ts';
import type { Caller } from './caller.ts';
import { requireTask } from './require-task.ts';
import { taskView, type TaskView } from './task-view.ts';

export async function readTask(app: App, caller: Caller, taskId: string): Promise<TaskView> {
  const item = await requireTask(app, caller, taskId);
  const view = await taskView(app, caller, item);
  if (Object.keys(view.disclosed).length > 0) {
    await auditReading(app, caller, { action: 'read-task', pathId: item.pathId, taskId });
  }
  return view;
}
