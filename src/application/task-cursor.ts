import type { TaskCursor } from '../boards/task-item.ts';
import { cursorOf, readCursor, unknownCursor } from './cursor.ts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export function taskCursor(next: TaskCursor | undefined): string | null {
  return next ? cursorOf(next.dueAt, next.id) : null;
}

export function readTaskCursor(after: string | undefined): { after?: TaskCursor } {
  if (after === undefined) return {};
  const [dueAt, id] = readCursor(after);
  const isDue = dueAt === null || (typeof dueAt === 'number' && Number.isSafeInteger(dueAt));
  if (!isDue || typeof id !== 'string' || !UUID.test(id)) throw unknownCursor();
  return { after: { dueAt, id } };
}
