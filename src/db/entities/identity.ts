import { primary, references, table, text, uuid } from './table.ts';

/** Whom the sign-in service means. Written by an administrator of the database: nobody registers herself. */
export interface IdentityRow {
  issuer: string;
  subject: string;
  accountId: string;
}

export const identities = table<IdentityRow>('identity', {
  columns: { issuer: primary(text), subject: primary(text), accountId: uuid },
  foreignKeys: [references('identity_account_fkey', ['accountId', 'account'])],
});
