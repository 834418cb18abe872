import { day, int, serial, table, text } from './table.ts';

/** What an act changed in the number of open tasks; only inserted, so that two acts never wait for each other. */
export interface CountDeltaRow {
  id: string;
  placeId: string;
  department: string;
  /** The day, in UTC, of `due_at`; `infinity` where nothing is due. */
  dueDay: string;
  open: number;
}

export const countDeltas = table<CountDeltaRow>('count_delta', {
  columns: { id: serial, placeId: text, department: text, dueDay: day, open: int },
});
