import { day, int, moment, optional, primary, references, table, text, uuid } from './table.ts';

/** Something that a desk, a role at a place, or one person is told. */
export interface NoticeRow {
  id: string;
  /** At once, or once a day. */
  kind: 'now' | 'digest';
  /** `desk`: everybody of a department at a place. */
  role: string;
  /** Empty where the role has none. */
  department: string;
  placeId: string;
  /** Whoever was on duty. */
  accountId: string | null;
  day: string;
  total: number;
  lines: NoticeLine[];
  createdAt: Date;
}

/** Ids and codes only. */
export interface NoticeLine {
  what: string;
  task?: string;
  rung?: string;
  passed?: string;
}

export const notices = table<NoticeRow>('notice', {
  columns: {
    id: primary(uuid),
    kind: text,
    role: text,
    department: text,
    placeId: text,
    accountId: optional(uuid),
    day,
    total: int,
    lines: { type: 'jsonb' },
    createdAt: moment,
  },
  checks: [{ name: 'notice_kind_known', expression: `kind in ('now', 'digest')` }],
  foreignKeys: [references('notice_account_fkey', ['accountId', 'account'])],
  ownIndexes: ['notice_digest', 'notice_desk', 'notice_account'],
});
