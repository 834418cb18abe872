import type { DepartmentRule, Rules } from './rules.ts';

/** A place tree deeper than this is a mistake of the data, not a country. */
const LEVELS_MAX = 8;

/** The place of the desk that serves a place: climbs the parents to the level, or as far up as they go. */
export function deskPlace(rules: Rules, level: string, placeId: string): string {
  let at = placeId;
  for (let i = 0; i < LEVELS_MAX; i++) {
    const place = rules.places[at];
    if (!place || place.level === level || place.parent === undefined) return at;
    at = place.parent;
  }
  return at;
}

/** A place and all places above it, nearest first. */
export function placesAbove(
  rules: { places: Readonly<Record<string, { parent?: string }>> },
  placeId: string,
): string[] {
  const chain = [placeId];
  for (let i = 0; i < LEVELS_MAX; i++) {
    const parent = rules.places[chain.at(-1) ?? '']?.parent;
    if (parent === undefined) break;
    chain.push(parent);
  }
  return chain;
}

/** The department that does the work of another on a day: itself, or its successor where it was abolished. */
export function departmentAt(rules: Rules, id: string, day: string): string {
  let department: DepartmentRule | undefined = rules.departments[id];
  const seen = new Set<string>();
  while (department?.successor && department.validTo && department.validTo < day) {
    if (seen.has(department.id)) break;
    seen.add(department.id);
    department = rules.departments[department.successor];
  }
  return department?.id ?? id;
}

/** Time zone of a place: its own, that of the nearest place above it that has one, else the pack's. */
export function timeZoneOf(rules: Rules, placeId: string | undefined): string {
  let at = placeId;
  for (let i = 0; at !== undefined && i <= LEVELS_MAX; i++) {
    const place: Rules['places'][string] | undefined = rules.places[at];
    if (place?.timeZone !== undefined) return place.timeZone;
    at = place?.parent;
  }
  return rules.timeZone;
}
