import { bytes, int, moment, optional, primary, table, text, uuid } from './table.ts';

/** What a caller wants done, written before the path is asked: it can be asked again, and answered the same. */
export interface IntentRow {
  entryId: string;
  actorId: string;
  idempotencyKey: string;
  kind: string;
  pathId: string;
  bodyHash: Buffer;
  /** The act, sealed. */
  sealed: Buffer;
  createdAt: Date;
  answeredAt: Date | null;
  status: number | null;
  answer: unknown;
}

export const intents = table<IntentRow>('intent', {
  columns: {
    entryId: primary(uuid),
    actorId: uuid,
    idempotencyKey: uuid,
    kind: text,
    pathId: uuid,
    bodyHash: bytes,
    sealed: bytes,
    createdAt: moment,
    answeredAt: optional(moment),
    status: optional(int),
    answer: optional({ type: 'jsonb' }),
  },
  uniques: [{ name: 'intent_caller_key', columns: ['actorId', 'idempotencyKey'] }],
  ownIndexes: ['intent_unanswered'],
});
