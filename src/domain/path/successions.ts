import { timeZoneOf } from '../policy/desk-place.ts';
import type { Rules } from '../policy/rules.ts';
import { taskRule } from '../policy/task-rule.ts';
import { addDays, toCivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import { startOfDay } from '../time/zone.ts';
import { deskOf } from './desk-of.ts';
import type { Entry } from './ledger.ts';
import { placeOf } from './place-of.ts';

/**
 * When desks of tasks go to another department because their own one ends: the next such moment of each. Nobody acts
 * then, so the path has to look by itself.
 */
export function successionsOf(
  rules: Rules,
  keys: readonly string[],
  { entries, now }: { entries: readonly Entry[]; now: Instant },
): Instant[] {
  const ending = Object.values(rules.departments).filter(
    ({ successor }) => successor !== undefined,
  );
  const place = ending.length > 0 ? placeOf(entries, now) : undefined;
  if (place === undefined) return [];
  const timeZone = timeZoneOf(rules, place);
  return keys.flatMap((key) => {
    const rule = taskRule(rules, key);
    const lead = rule && deskOf(rules, { key, rule }, { place, now }).department;
    const validTo = ending.find(({ id }) => id === lead)?.validTo;
    const lastDay = validTo === undefined ? undefined : toCivilDate(validTo);
    const begin = lastDay && startOfDay(addDays(lastDay, 1), timeZone);
    return begin !== undefined && begin > now ? [begin] : [];
  });
}
