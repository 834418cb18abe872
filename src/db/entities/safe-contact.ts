import { day, moment, primary, references, table, text, uuid } from './table.ts';

/** How a person can be reached without harm: kinds of ways and a date. What exactly is in `body`, sealed. */
export interface SafeContactRow {
  pathId: string;
  ways: string[];
  confirmedOn: string;
  bodyHash: string;
  writtenAt: Date;
  writtenBy: string;
}

const ofPath = references('safe_contact_path_fkey', ['pathId', 'path']);

export const safeContacts = table<SafeContactRow>('safe_contact', {
  columns: {
    pathId: primary(uuid),
    ways: { ...text, array: true },
    confirmedOn: day,
    bodyHash: text,
    writtenAt: moment,
    writtenBy: uuid,
  },
  foreignKeys: [
    { ...ofPath, onDelete: 'CASCADE' },
    references('safe_contact_writer_fkey', ['writtenBy', 'account']),
  ],
});
