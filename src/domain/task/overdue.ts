import { DAY_MS, type Instant } from '../time/instant.ts';

export interface Dated {
  state: 'open' | 'done' | 'withdrawn';
  dueAt?: Instant | null;
}

/** The one definition of overdue: open, and due before now. Never a state that somebody has to set. */
export function isOverdue(task: Dated, now: Instant): boolean {
  return task.state === 'open' && task.dueAt != null && task.dueAt < now;
}

/** The same for the boards: `task` is the alias of the table, `now` the parameter. */
export const overdueSql = ({ task, now }: { task: string; now: string }): string =>
  `${task}.state = 'open' and ${task}.due_at < ${now}`;

/** How what was done stands to its date: done after it, or done in time and written down after it. Epoch ms. */
export function lateness(
  { happenedAt, recordedAt }: { happenedAt: number; recordedAt: number },
  dueAt: number | null,
): { late: boolean; enteredLate: boolean } {
  if (dueAt === null) return { late: false, enteredLate: false };
  const late = happenedAt > dueAt;
  return { late, enteredLate: !late && recordedAt > dueAt };
}

/** Whole days since the date passed, as a letter says them; none where it has not. Epoch ms. */
export function lateDays(dueAt: number | null, now: number): number {
  return dueAt === null ? 0 : Math.max(0, Math.floor((now - dueAt) / DAY_MS));
}
