import { day, int, primary, table, text } from './table.ts';

/** Open tasks of a place and all places below it, by department and day, as far as the deltas are folded in. */
export interface CountBaseRow {
  placeId: string;
  department: string;
  dueDay: string;
  open: number;
}

export const countBases = table<CountBaseRow>('count_base', {
  columns: { placeId: primary(text), department: primary(text), dueDay: primary(day), open: int },
  ownIndexes: ['count_base_empty'],
});
