import { timeZoneOf } from '../policy/desk-place.ts';
import type { Rules } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import { byHappened, voidedIds, type Entry } from './ledger.ts';
import { valueAt, type Point } from './time-lines.ts';

/** Name of the fact that says where a path is. */
export const PLACE = 'place';

/** Where a path is: the place fact that stands now. */
export function placeOf(entries: readonly Entry[], now: Instant): string | undefined {
  const voided = voidedIds(entries);
  const places = entries.filter(
    (e) => e.kind === 'fact' && e.name === PLACE && e.happenedAt <= now && !voided.has(e.id),
  );
  const last = places.sort(byHappened).at(-1);
  return last?.kind === 'fact' ? String(last.value) : undefined;
}

/** The time zone of the place where a path is at an instant. */
export function zoneAt(rules: Rules, places: readonly Point[] | undefined, at: Instant): string {
  const place = valueAt(places, at);
  return timeZoneOf(rules, typeof place === 'string' ? place : undefined);
}
