import type { Rules, TaskRule } from '../policy/rules.ts';
import { departmentAt, deskPlace, timeZoneOf } from '../policy/desk-place.ts';
import type { Instant } from '../time/instant.ts';
import { civilDateAt } from '../time/zone.ts';
import { itemOf } from './keys.ts';
import type { Actor } from './ledger.ts';

/** A desk is a department (or a role of casework) at a place. */
export interface DeskAddress {
  department: string;
  place: string;
}

/** The desk that leads a task of a path at a place: the pack's department, or the item of the key it names. */
export function deskOf(
  rules: Rules,
  task: { key: string; rule: TaskRule },
  at: { place: string; now: Instant },
): DeskAddress {
  const { lead, level } = task.rule;
  const named = lead.startsWith('$') ? (itemOf(task.key, lead.slice(1)) ?? '') : lead;
  const day = civilDateAt(at.now, timeZoneOf(rules, at.place));
  return {
    department: departmentAt(rules, named, day),
    place: deskPlace(rules, level, at.place),
  };
}

/** Whether somebody works at a desk: by department, or by the role where a role leads. */
export function worksAt(by: Actor, desk: DeskAddress): boolean {
  return by.place === desk.place && (by.department ?? by.role) === desk.department;
}
