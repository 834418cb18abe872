import { createHash } from 'node:crypto';
import type { TaskView } from './task-view.ts';

/** Another tag whenever a task says something else; the same in every language. */
export function taskTag(task: TaskView): string {
  const { state, opening, outcome, lastDay, dueAt, provisional } = task;
  const { department, place, disclosed, can } = task;
  const said = [state, opening, outcome, lastDay, dueAt, provisional, department, place];
  const shown = Object.entries(disclosed).sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHash('sha256').update(JSON.stringify([said, shown, can]));
  return `"${hash.digest('base64url').slice(0, 22)}"`;
}
