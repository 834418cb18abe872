import { bytes, moment, primary, table, uuid } from './table.ts';

/** A person's particulars, the safe contact among them, sealed with her own key. */
export interface PersonRow {
  id: string;
  sealed: Buffer;
  createdAt: Date;
}

export const people = table<PersonRow>('person', {
  columns: { id: primary(uuid), sealed: bytes, createdAt: moment },
});
