import { int, moment, optional, serial, table, text, uuid } from './table.ts';

/** What others have to be told; may leave once `seq` is not above the path's `confirmed_seq`. */
export interface OutboxRow {
  id: string;
  pathId: string;
  seq: number;
  entryId: string;
  topic: string;
  /** Ids, codes and dates only. */
  payload: Record<string, unknown>;
  createdAt: Date;
  /** When its addressee was given a notice of it. */
  noticedAt: Date | null;
}

export const outboxes = table<OutboxRow>('outbox', {
  columns: {
    id: serial,
    pathId: uuid,
    seq: int,
    entryId: uuid,
    topic: text,
    payload: { type: 'jsonb' },
    createdAt: moment,
    noticedAt: optional(moment),
  },
  ownIndexes: ['outbox_unnoticed'],
  uniques: [{ name: 'outbox_entry_key', columns: ['pathId', 'entryId', 'topic'] }],
});
