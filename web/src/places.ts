import type { Schemas } from './api/client.ts';

type Place = Schemas['Words']['places'][number];

/** A place and all places below it, from the top down. */
export function below(places: readonly Place[], top: string): Place[] {
  const own = places.filter(({ id }) => id === top);
  const next = places.filter(({ parent }) => parent === top);
  return [...own, ...next.flatMap(({ id }) => below(places, id))];
}
