import { bytes, primary, references, table, text, uuid } from './table.ts';

/** A keyed, shortened part of a person's name. */
export interface NameIndexRow {
  personId: string;
  /** Place at which she came in, or the province for what is known elsewhere; each has a key of its own. */
  scope: string;
  token: Buffer;
}

export const nameIndexes = table<NameIndexRow>('name_index', {
  columns: { personId: primary(uuid), scope: primary(text), token: primary(bytes) },
  foreignKeys: [references('name_index_person_fkey', ['personId', 'person'])],
  ownIndexes: ['name_index_token'],
});
