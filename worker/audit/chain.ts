import { createHmac } from 'node:crypto';

/** One row of the audit where it stands in the chain of its place. */
export interface Link {
  placeId: string;
  seq: number;
  /** All that the row says, by {@link ROW_TEXT}. */
  text: string;
}

/** Before the first row of a place. */
export const NO_LINK = Buffer.alloc(32);

/** Holds the row, its place and its number fast to all before it. Only who has the key can make one. */
export function linkOf(key: Buffer, previous: Buffer, { placeId, seq, text }: Link): Buffer {
  const hash = createHmac('sha256', key).update(previous);
  return hash.update(JSON.stringify([placeId, seq, text])).digest();
}

const ROW = `a.id, (extract(epoch from a.at) * 1000000)::bigint, a.actor_id, a.role, a.action, a.path_id, a.task_id,
  a.entry_id, a.source, a.purpose, a.xid`;

/**
 * A row `a` of the audit as text, the same for who chains and who checks, to the microsecond. Not every row has a
 * code: without one nothing stands for it, so that rows from before there were codes are as they were chained.
 */
export const ROW_TEXT = `(case when a.code is null then json_build_array(${ROW}) else json_build_array(${ROW}, a.code) end)::text`;
