import { taskRule } from '../policy/task-rule.ts';
import type { Rules } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import { clockDue } from './clock-due.ts';
import { stepOf } from './keys.ts';
import { PLACE, zoneAt } from './place-of.ts';
import type { TimeLines } from './time-lines.ts';
import type { Due, Wanted } from './view.ts';

interface When {
  since: Instant;
  /** When it is looked where the path is: the clock runs in the zone of that place. */
  place?: Instant;
}

/** A task as it is wanted from an instant on. */
export function wantedTask(
  { lines, rules }: { lines: TimeLines; rules: Rules },
  key: string,
  { since, place = since }: When,
): Wanted {
  const rule = taskRule(rules, key)?.due;
  const timeZone = zoneAt(rules, lines.facts.get(PLACE), place);
  const dueFrom = (from: Instant): Due =>
    rule ? clockDue(lines, rules, { key, rule, from, timeZone }) : { provisional: false };
  const own = { key, step: stepOf(key), since, timeZone, dueFrom, ...dueFrom(since) };
  return rule ? { ...own, rule } : own;
}
