import { moment, primary, references, table, text, uuid } from './table.ts';

/** Whom the sign-in service means. Linked by an administrator: nobody registers herself. */
export interface IdentityRow {
  issuer: string;
  subject: string;
  accountId: string;
  linkedAt: Date;
}

export const identities = table<IdentityRow>('identity', {
  columns: {
    issuer: primary(text),
    subject: primary(text),
    accountId: uuid,
    linkedAt: { ...moment, default: () => 'now()' },
  },
  foreignKeys: [references('identity_account_fkey', ['accountId', 'account'])],
  ownIndexes: ['identity_account'],
});
