import { optional, primary, references, table, text, yesNo } from './table.ts';

/** A place by its division code; the parent is a column, never a prefix of the code. */
export interface PlaceRow {
  id: string;
  parent: string | null;
  level: string;
  nameZh: string;
  nameEn: string;
  timeZone: string | null;
  border: boolean;
}

export const places = table<PlaceRow>('place', {
  columns: {
    id: primary(text),
    parent: optional(text),
    level: text,
    nameZh: text,
    nameEn: text,
    timeZone: optional(text),
    border: { ...yesNo, default: false },
  },
  foreignKeys: [references('place_parent_fkey', ['parent', 'place'])],
});
