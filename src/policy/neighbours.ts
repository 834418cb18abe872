import type { PlaceRule, Rules } from '../domain/policy/rules.ts';
import type { Pack } from './pack.ts';

/**
 * Packs that extend one another have the same offices, so a person may move between their places and keep her path: each
 * knows the places of all. To a place with other offices nobody moves but by a path of the pack there.
 */
export function withNeighbours(packs: readonly Pack[]): Pack[] {
  const byName = new Map(packs.map((pack) => [nameOf(pack.rules), pack]));
  const roots = new Map(packs.map((pack) => [pack, rootOf(byName, pack)]));
  return packs.map((pack) => {
    const family = packs.filter((other) => roots.get(other) === roots.get(pack));
    const places = Object.assign(
      {},
      ...family.map(({ rules }) => placesOf(rules)),
      pack.rules.places,
    );
    return { ...pack, rules: { ...pack.rules, places } };
  });
}

/** The pack at the end of all that a pack extends. */
function rootOf(byName: ReadonlyMap<string, Pack>, pack: Pack): string {
  const base = pack.meta.extends;
  const below = base === undefined ? undefined : byName.get(base);
  return below ? rootOf(byName, below) : nameOf(pack.rules);
}

/** The zone of a pack goes with its places. */
function placesOf({ places, timeZone }: Rules): Record<string, PlaceRule> {
  const zoned = Object.entries(places).map(([id, place]) => {
    return [id, place.parent === undefined ? { timeZone, ...place } : place] as const;
  });
  return Object.fromEntries(zoned);
}

function nameOf({ id, version }: Rules): string {
  return `${id}@${version}`;
}
