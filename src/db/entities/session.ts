import { bytes, moment, optional, primary, references, table, text, uuid } from './table.ts';

/** Somebody is signed in, with the rights that she had then; of the reference only its SHA-256 is kept. */
export interface SessionRow {
  id: string;
  referenceHash: Buffer;
  accountId: string;
  role: string;
  department: string | null;
  placeId: string;
  createdAt: Date;
  lastSeenAt: Date;
  endsAt: Date;
  /** When she last proved who she is with a second factor. */
  steppedUpAt: Date | null;
  /** How she proved it, in the words of the provider, with blanks between. */
  amr: string;
  acr: string | null;
  revokedAt: Date | null;
  /** From where she signed in: as known to her, where tries are counted. */
  source: string | null;
}

export const sessions = table<SessionRow>('session', {
  columns: {
    id: primary(uuid),
    referenceHash: bytes,
    accountId: uuid,
    role: text,
    department: optional(text),
    placeId: text,
    createdAt: moment,
    lastSeenAt: moment,
    endsAt: moment,
    steppedUpAt: optional(moment),
    amr: text,
    acr: optional(text),
    revokedAt: optional(moment),
    source: optional(text),
  },
  uniques: [{ name: 'session_reference_hash_key', columns: ['referenceHash'] }],
  foreignKeys: [references('session_account_fkey', ['accountId', 'account'])],
  ownIndexes: ['session_account', 'session_end'],
});
