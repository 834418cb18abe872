import { moment, primary, references, table, text, uuid } from './table.ts';

/** Reading that is not usual, by whom, and of which kind; told to whoever supervises her. */
export interface ReadingFlagRow {
  id: string;
  accountId: string;
  placeId: string;
  why: string;
  hour: Date;
  at: Date;
}

/** Somebody else lets her read on until then. */
export interface ReadingApprovalRow {
  id: string;
  accountId: string;
  approvedBy: string;
  until: Date;
}

export const readingFlags = table<ReadingFlagRow>('reading_flag', {
  columns: {
    id: primary(uuid),
    accountId: uuid,
    placeId: text,
    why: text,
    hour: moment,
    at: moment,
  },
  uniques: [{ name: 'reading_flag_once', columns: ['accountId', 'why', 'hour'] }],
  foreignKeys: [references('reading_flag_account_fkey', ['accountId', 'account'])],
  ownIndexes: ['reading_flag_place'],
});

export const readingApprovals = table<ReadingApprovalRow>('reading_approval', {
  columns: { id: primary(uuid), accountId: uuid, approvedBy: uuid, until: moment },
  checks: [{ name: 'reading_approval_of_another', expression: 'account_id <> approved_by' }],
  foreignKeys: [
    references('reading_approval_account_fkey', ['accountId', 'account']),
    references('reading_approval_approver_fkey', ['approvedBy', 'account']),
  ],
  ownIndexes: ['reading_approval_account'],
});
