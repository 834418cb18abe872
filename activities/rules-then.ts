import { deskOf, type DeskAddress } from '../src/domain/path/desk-of.ts';
import type { Entry } from '../src/domain/path/ledger.ts';
import { packChanges } from '../src/domain/path/pack-of.ts';
import { taskRule } from '../src/domain/policy/task-rule.ts';
import type { Rules } from '../src/domain/policy/rules.ts';
import type { Instant } from '../src/domain/time/instant.ts';

interface Ruled {
  entries: readonly Entry[];
  /** Those of today. */
  rules: Rules;
  rulesOf: (packHash: string) => Rules | undefined;
}

/** A task that the pack no longer knows stays where its path is, under no department. */
export function deskAt(
  { rules }: Pick<Ruled, 'rules'>,
  { key, ...at }: { key: string; place: string; now: Instant },
): { department: string; placeId: string } {
  const rule = taskRule(rules, key);
  const nobody: DeskAddress = { department: '', place: at.place };
  const { department, place } = rule ? deskOf(rules, { key, rule }, at) : nobody;
  return { department, placeId: place };
}

/**
 * The rules by which a task was somebody's at an instant: a path that has changed its pack does not rewrite who did what
 * before. A task that the pack of that time no longer knows stays with those that had it.
 */
export function rulesThen(path: Ruled, { key, at }: { key: string; at: Instant }): Rules {
  const changes = packChanges(path.entries);
  const [first] = changes;
  if (!first) return path.rules;
  const past = changes.filter(({ recordedAt }) => recordedAt <= at);
  const stood = [first.from, ...past.map(({ pack }) => pack)].reverse();
  const known = stood.flatMap(({ hash }) => path.rulesOf(hash) ?? []);
  return known.find((rules) => taskRule(rules, key) !== undefined) ?? path.rules;
}

/** The desk on which a task lay at an instant. */
export function deskThen(
  path: Ruled,
  { key, place, now }: { key: string; place: string; now: Instant },
) {
  return deskAt({ rules: rulesThen(path, { key, at: now }) }, { key, place, now });
}
