import { moment, optional, primary, table, text, uuid } from './table.ts';

/** A wish that what is kept of a person be erased, who decided, and what became of it: ids, dates and numbers. */
export interface ErasureRow {
  id: string;
  personId: string;
  /** The path on which she asked; all of hers are erased. */
  pathId: string;
  placeId: string;
  askedAt: Date;
  askedBy: string;
  /** Neither confirmed nor erased before: time to think, and what the law keeps. */
  keepUntil: Date;
  kept: KeptBy[];
  confirmedAt: Date | null;
  confirmedBy: string | null;
  firstAt: Date | null;
  firstBy: string | null;
  secondAt: Date | null;
  secondBy: string | null;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  begunAt: Date | null;
  pathIds: string[] | null;
  /** Rows of each table that were deleted. */
  removed: Record<string, number> | null;
  erasedAt: Date | null;
}

export interface KeptBy {
  rule: string;
  /** In both languages: it stays as it was said, whatever the rules say later. */
  article: { 'zh-CN': string; en: string };
  confidence: string;
  until: string;
}

export const erasures = table<ErasureRow>('erasure', {
  columns: {
    id: primary(uuid),
    personId: uuid,
    pathId: uuid,
    placeId: text,
    askedAt: moment,
    askedBy: uuid,
    keepUntil: moment,
    kept: { type: 'jsonb' },
    confirmedAt: optional(moment),
    confirmedBy: optional(uuid),
    firstAt: optional(moment),
    firstBy: optional(uuid),
    secondAt: optional(moment),
    secondBy: optional(uuid),
    withdrawnAt: optional(moment),
    withdrawnBy: optional(uuid),
    begunAt: optional(moment),
    pathIds: optional({ type: 'uuid', array: true }),
    removed: optional({ type: 'jsonb' }),
    erasedAt: optional(moment),
  },
  checks: [
    { name: 'erasure_two_people', expression: 'second_by <> first_by' },
    {
      name: 'erasure_decided',
      expression: `begun_at is null or (confirmed_at >= keep_until and first_by is not null
        and second_by is not null and withdrawn_at is null)`,
    },
  ],
  ownIndexes: ['erasure_open', 'erasure_place'],
});
