import type { Hours } from '../domain/duty/gaps.ts';
import { placesAbove, timeZoneOf } from '../domain/policy/desk-place.ts';
import type { Rules } from '../domain/policy/rules.ts';

/** The tree of places of all packs; it changes only with a release. */
export interface Places {
  has(placeId: string): boolean;
  /** A place and all places above it. */
  above(placeId: string): readonly string[];
  /** A place and all places below it. */
  below(placeId: string): readonly string[];
  timeZone(placeId: string): string | undefined;
  timeZones(): readonly string[];
  inZone(timeZone: string): readonly string[];
  /** When offices are open there, by the latest pack that knows the place. */
  hours(placeId: string): Hours | undefined;
}

export function createPlaces(packs: Iterable<Rules>): Places {
  const above = new Map<string, readonly string[]>();
  const below = new Map<string, string[]>();
  const zones = new Map<string, string>();
  const hours = new Map<string, Hours>();
  for (const rules of packs) {
    for (const id of Object.keys(rules.places)) {
      above.set(id, placesAbove(rules, id));
      const timeZone = timeZoneOf(rules, id);
      zones.set(id, timeZone);
      hours.set(id, { calendar: rules.calendar, officeHours: rules.officeHours, timeZone });
    }
  }
  for (const [id, chain] of above) {
    for (const higher of chain) below.set(higher, [...(below.get(higher) ?? []), id]);
  }
  return {
    has: (placeId) => above.has(placeId),
    above: (placeId) => above.get(placeId) ?? [placeId],
    below: (placeId) => below.get(placeId) ?? [placeId],
    timeZone: (placeId) => zones.get(placeId),
    timeZones: () => [...new Set(zones.values())].sort(),
    inZone: (timeZone) => [...zones].flatMap(([id, zone]) => (zone === timeZone ? [id] : [])),
    hours: (placeId) => hours.get(placeId),
  };
}
