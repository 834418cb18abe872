import type { TaskCursor } from '../boards/task-item.ts';
import { cursorOf, isUuid, readCursor, unknownCursor } from './cursor.ts';

export function taskCursor(next: TaskCursor | undefined): string | null {
  return next ? cursorOf(next.dueAt, next.id) : null;
}

export function readTaskCursor(after: string | undefined): { after?: TaskCursor } {
  if (after === undefined) return {};
  const [dueAt, id] = readCursor(after);
  const isDue = dueAt === null || (typeof dueAt === 'number' && Number.isSafeInteger(dueAt));
  if (!isDue || !isUuid(id)) throw unknownCursor();
  return { after: { dueAt, id } };
}
