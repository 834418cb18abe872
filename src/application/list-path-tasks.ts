import { pathRow, pathTasks } from '../boards/path-row.ts';
import type { TaskItem } from '../boards/task-item.ts';
import { deskOfActor, may } from '../domain/access/may.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import type { TaskList } from './list-tasks.ts';
import { requireAccess } from './require-access.ts';
import { taskView } from './task-view.ts';

/** The tasks of one path: all of them for its own people, and for an office those of its desk. */
export async function listPathTasks(
  app: App,
  caller: Caller,
  { pathId, state }: { pathId: string; state: TaskItem['state'] },
): Promise<TaskList> {
  const target = deskOfActor(caller.actor);
  requireAccess(app, caller, { action: 'task.list', target, otherwise: 'forbidden' });
  const [path, tasks] = await Promise.all([pathRow(app.ds, pathId), pathTasks(app.ds, pathId)]);
  const isOwnPath = path !== undefined && reaches(app, caller, path.placeId);
  const isVisible = ({ department, placeId }: TaskItem) => {
    const target = { department, place: placeId, ancestors: app.places.above(placeId) };
    return isOwnPath || may(caller.actor, 'task.read', target);
  };
  const visible = tasks.filter((task) => task.state === state && isVisible(task));
  const items = await Promise.all(visible.map((task) => taskView(app, caller, task)));
  return { items, next: null };
}

function reaches({ places }: App, { actor }: Caller, place: string): boolean {
  return may(actor, 'path.read', { place, ancestors: places.above(place) });
}
