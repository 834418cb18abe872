import { bytes, moment, optional, primary, references, table, text, uuid } from './table.ts';

/** A department's own system asks as one account, and for less than that account may. Of the token only its SHA-256 is kept. */
export interface ApiTokenRow {
  id: string;
  tokenHash: Buffer;
  accountId: string;
  name: string;
  operations: string[];
  issuedBy: string;
  createdAt: Date;
  endsAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

export const apiTokens = table<ApiTokenRow>('api_token', {
  columns: {
    id: primary(uuid),
    tokenHash: bytes,
    accountId: uuid,
    name: text,
    operations: { type: 'jsonb' },
    issuedBy: uuid,
    createdAt: moment,
    endsAt: moment,
    lastUsedAt: optional(moment),
    revokedAt: optional(moment),
  },
  uniques: [{ name: 'api_token_hash_key', columns: ['tokenHash'] }],
  foreignKeys: [
    references('api_token_account_fkey', ['accountId', 'account']),
    references('api_token_issuer_fkey', ['issuedBy', 'account']),
  ],
  ownIndexes: ['api_token_account'],
});
