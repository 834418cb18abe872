import { ruleKeyOf } from '../path/keys.ts';
import type { Rules, TaskRule } from './rules.ts';

/** Keys that are remembered for one pack; a path has some hundreds. */
const KEYS_MAX = 20_000;
const byKey = new WeakMap<Rules, Map<string, TaskRule | undefined>>();

/** The rule of a task, found by its key. Remembered: an evaluation asks for the same few hundred again and again. */
export function taskRule(rules: Rules, key: string): TaskRule | undefined {
  const known = byKey.get(rules) ?? new Map<string, TaskRule | undefined>();
  if (known.size === 0) byKey.set(rules, known);
  const rule = known.get(key);
  if (rule !== undefined || known.has(key)) return rule;
  const name = ruleKeyOf(key);
  const found = Object.hasOwn(rules.tasks, name) ? rules.tasks[name] : undefined;
  if (known.size >= KEYS_MAX) known.clear();
  known.set(key, found);
  return found;
}
