import type { TaskItem } from '../boards/task-item.ts';
import { itemOf } from '../domain/path/keys.ts';
import type { Rules, TaskRule } from '../domain/policy/rules.ts';

/** Offices that are asked the same side by side. From the pack alone: who has answered is not said by it. */
export interface OpinionRound {
  asked: string[];
  /** So many answers are enough to go on. */
  enough: number;
}

/** The round that a task is part of, where its pack asks several offices. */
export function opinionRound(
  rules: Rules | undefined,
  { key, step }: Pick<TaskItem, 'key' | 'step'>,
  rule: TaskRule | undefined,
): OpinionRound | null {
  if (rule?.lead.startsWith('$') !== true) return null;
  const office = itemOf(key, rule.lead.slice(1));
  const { lists = {}, quorums = {} } = rules?.steps[step] ?? {};
  for (const [name, enough] of Object.entries(quorums)) {
    const asked = lists[name] ?? [];
    if (office !== undefined && asked.includes(office)) return { asked, enough };
  }
  return null;
}
