import { bytes, primary, references, table, text, uuid } from './table.ts';

/** The data key of a person, wrapped by a root key that is not in the database. */
export interface PersonKeyRow {
  personId: string;
  wrapped: Buffer;
  rootKeyId: string;
}

export const personKeys = table<PersonKeyRow>('person_key', {
  columns: { personId: primary(uuid), wrapped: bytes, rootKeyId: text },
  foreignKeys: [references('person_key_person_fkey', ['personId', 'person'])],
});
