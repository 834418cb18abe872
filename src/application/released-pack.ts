import { placesAbove } from '../domain/policy/desk-place.ts';
import { civilDateAt } from '../domain/time/zone.ts';
import type { Pack } from '../policy/pack.ts';
import type { App } from './app.ts';
import { Refusal } from './refusal.ts';

export interface PackName {
  id: string;
  version: string;
}

/** A draft is no law: only what was released can be named. */
export function releasedPack({ packs }: App, { id, version }: PackName): Pack {
  const found = packs.released.find(({ rules }) => rules.id === id && rules.version === version);
  if (!found) throw new Refusal('pack-unknown');
  return found;
}

/**
 * A pack for the place of a path, in force there today, and the newest version of its name. A correction of the pack on
 * which the path stands fits also when its own time is over: the path began in that time.
 */
export function requireFits(
  { packs, places, clock }: App,
  path: { placeId: string; packHash: string },
  { rules, meta }: Pack,
): void {
  if (rules.hash === path.packHash) throw new Refusal('pack-in-force');
  const { placeId } = path;
  const today = civilDateAt(clock.now(), places.timeZone(placeId) ?? rules.timeZone);
  const isNewer = (other: Pack) =>
    other.rules.id === rules.id &&
    other.meta.effectiveFrom <= today &&
    other.rules.version.localeCompare(rules.version, 'en', { numeric: true }) > 0;
  if (packs.released.some(isNewer)) throw new Refusal('pack-superseded');
  const isOver = meta.effectiveTo !== undefined && meta.effectiveTo < today;
  const isCorrection = packs.byHash(path.packHash)?.id === rules.id;
  const isHere =
    Object.hasOwn(rules.places, placeId) && placesAbove(rules, placeId).includes(meta.territory);
  if (meta.effectiveFrom > today || (isOver && !isCorrection) || !isHere) {
    throw new Refusal('pack-unfit');
  }
}
