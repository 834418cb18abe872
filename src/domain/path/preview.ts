import type { Rules } from '../policy/rules.ts';
import { taskRule } from '../policy/task-rule.ts';
import type { Instant } from '../time/instant.ts';
import { advance, type Advanced, type Code, type Turn } from './advance.ts';
import { deskOf, type DeskAddress } from './desk-of.ts';
import { lastOpening } from './desk.ts';
import type { JudgeRefusal } from './judge.ts';
import { placeOf } from './place-of.ts';

/** An open task: whose desk it lies on, and when it is due. */
export interface Standing extends DeskAddress {
  dueAt?: Instant;
}

/** What people would be told of one task. */
export interface TaskChange {
  key: string;
  what: ('opened' | 'withdrawn' | 'moved' | 'dated')[];
  before?: Standing;
  after?: Standing;
}

/**
 * What a turn would change, without taking it: the turn itself is decided, under the rules of the path or under others,
 * and its open tasks are compared with those of now. So nothing can differ between what was shown and what happens.
 */
export function previewOf(
  { own, other }: { own: Code; other: Code },
  turn: Turn,
): TaskChange[] | JudgeRefusal {
  const before = advance(own, { ...turn, acts: [] });
  const after = advance(other, { ...turn, basis: before.basis });
  const [refused] = after.refused;
  if (refused) return refused.code;
  const [was, is] = [standings(before, own.rules), standings(after, other.rules)];
  const keys = [...new Set([...was.keys(), ...is.keys()])].sort();
  return keys.flatMap((key) => changeOf(key, was.get(key), is.get(key)));
}

function standings({ open, desk, entries, now }: Advanced, rules: Rules): Map<string, Standing> {
  const place = placeOf(entries, now) ?? '';
  const tasks = open.flatMap(({ key }) => {
    const rule = taskRule(rules, key);
    if (!rule) return [];
    const dueAt = lastOpening(desk, key)?.dueAt;
    const address = deskOf(rules, { key, rule }, { place, now });
    return [[key, { ...address, ...(dueAt === undefined ? {} : { dueAt }) }] as const];
  });
  return new Map(tasks);
}

function changeOf(key: string, before?: Standing, after?: Standing): TaskChange[] {
  if (!after) return before ? [{ key, what: ['withdrawn'], before }] : [];
  if (!before) return [{ key, what: ['opened'], after }];
  const isMoved = before.department !== after.department || before.place !== after.place;
  const what: TaskChange['what'] = [
    ...(isMoved ? (['moved'] as const) : []),
    ...(before.dueAt === after.dueAt ? [] : (['dated'] as const)),
  ];
  return what.length > 0 ? [{ key, what, before, after }] : [];
}
