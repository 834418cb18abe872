import { day, optional, primary, references, table, text } from './table.ts';

/** Which department watches all departments of a place, from one day to another. */
export interface CoordinationOfficeRow {
  placeId: string;
  department: string;
  validFrom: string;
  validTo: string | null;
}

export const coordinationOffices = table<CoordinationOfficeRow>('coordination_office', {
  columns: {
    placeId: primary(text),
    department: text,
    validFrom: primary(day),
    validTo: optional(day),
  },
  foreignKeys: [references('coordination_office_place_fkey', ['placeId', 'place'])],
});
