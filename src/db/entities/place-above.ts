import { int, primary, references, table, text } from './table.ts';

/** A place and each place above it, itself at distance 0. */
export interface PlaceAboveRow {
  placeId: string;
  aboveId: string;
  distance: number;
}

export const placesAbove = table<PlaceAboveRow>('place_above', {
  columns: { placeId: primary(text), aboveId: primary(text), distance: int },
  foreignKeys: [
    references('place_above_place_fkey', ['placeId', 'place']),
    references('place_above_above_fkey', ['aboveId', 'place']),
  ],
  ownIndexes: ['place_above_below'],
});
