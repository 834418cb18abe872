import { moment, optional, primary, references, table, text, uuid, yesNo } from './table.ts';

/** Somebody reads one path in an emergency, for an hour at most. What she said is in `body`, sealed. */
export interface BreakGlassRow {
  id: string;
  pathId: string;
  /** Of the path, when it was opened: who reviews it works there or above. */
  placeId: string;
  accountId: string;
  reason: string;
  bodyHash: string;
  openedAt: Date;
  endsAt: Date;
  /** Of this account for this path. */
  isLast: boolean;
  /** The deed by which it was reviewed. */
  reviewId: string | null;
  reviewedAt: Date | null;
  reviewedBy: string | null;
  verdict: 'justified' | 'not-justified' | null;
  /** She may open it once more within the day. */
  again: boolean;
}

const ofPath = references('break_glass_path_fkey', ['pathId', 'path']);

export const breakGlasses = table<BreakGlassRow>('break_glass', {
  columns: {
    id: primary(uuid),
    pathId: uuid,
    placeId: text,
    accountId: uuid,
    reason: text,
    bodyHash: text,
    openedAt: moment,
    endsAt: moment,
    isLast: yesNo,
    reviewId: optional(uuid),
    reviewedAt: optional(moment),
    reviewedBy: optional(uuid),
    verdict: optional(text),
    again: yesNo,
  },
  checks: [
    { name: 'break_glass_an_hour', expression: `ends_at <= opened_at + interval '1 hour'` },
    { name: 'break_glass_another', expression: 'reviewed_by <> account_id' },
  ],
  foreignKeys: [
    { ...ofPath, onDelete: 'CASCADE' },
    references('break_glass_account_fkey', ['accountId', 'account']),
    references('break_glass_reviewer_fkey', ['reviewedBy', 'account']),
  ],
  ownIndexes: ['break_glass_last', 'break_glass_queue', 'break_glass_path'],
});
