import { timeZoneOf } from '../../domain/policy/desk-place.ts';
import { isCivilDate, toInstant } from '../../domain/time/instant.ts';
import type { Pack } from '../pack.ts';
import { NotThere } from './command.ts';

/** Where a clock begins: a civil day of the place, or an instant. */
export interface Start {
  from: string;
  timeZone: string;
}

export function startOf({ rules }: Pack, from: string, place: string | undefined): Start {
  if (!isCivilDate(from) && toInstant(from) === undefined) {
    throw new NotThere(
      `${from} is neither a day such as 2026-09-21 nor an instant with its offset such as 2026-09-21T10:00:00+08:00.`,
    );
  }
  if (place !== undefined && !Object.hasOwn(rules.places, place)) {
    throw new NotThere(`There is no place ${place} in ${rules.id}@${rules.version}.`);
  }
  return { from, timeZone: timeZoneOf(rules, place) };
}
