import type { CivilDate } from '../domain/time/instant.ts';
import { civilDateAt } from '../domain/time/zone.ts';
import type { App } from './app.ts';

/** The day that it is at a place by the product's clock. */
export function todayAt(
  { clock, places }: Pick<App, 'clock' | 'places'>,
  place: string,
): CivilDate {
  return civilDateAt(clock.now(), places.timeZone(place) ?? 'UTC');
}
