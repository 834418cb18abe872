import { bytes, moment, optional, primary, references, table, text, uuid } from './table.ts';

/** Somebody who may sign in. Invented people have a token, of which only its SHA-256 is kept. */
export interface AccountRow {
  id: string;
  name: string;
  role: string;
  department: string | null;
  placeId: string;
  tokenHash: Buffer | null;
  disabledAt: Date | null;
  /** Where she is from, where that is known. */
  homePlaceId: string | null;
}

export const accounts = table<AccountRow>('account', {
  columns: {
    id: primary(uuid),
    name: text,
    role: text,
    department: optional(text),
    placeId: text,
    tokenHash: optional(bytes),
    disabledAt: optional(moment),
    homePlaceId: optional(text),
  },
  uniques: [{ name: 'account_token_hash_key', columns: ['tokenHash'] }],
  foreignKeys: [references('account_place_fkey', ['placeId', 'place'])],
});
