import { bytes, primary, table, text, uuid } from './table.ts';

/** A form or text that belongs to an entry, sealed; the ledger knows its hash alone. */
export interface BodyRow {
  pathId: string;
  hash: string;
  entryId: string;
  sealed: Buffer;
}

export const bodies = table<BodyRow>('body', {
  columns: { pathId: primary(uuid), hash: primary(text), entryId: uuid, sealed: bytes },
});
