import { bytes, int, moment, optional, primary, references, table, text, uuid } from './table.ts';

/** An entry of a path's ledger, in its order of record, sealed with the person's key. */
export interface LedgerRow {
  pathId: string;
  seq: number;
  entryId: string;
  kind: string;
  happenedAt: Date;
  recordedAt: Date;
  /** The opening that it opened, moved, handled or ended. */
  taskId: string | null;
  sealed: Buffer;
}

export const ledgers = table<LedgerRow>('ledger', {
  columns: {
    pathId: primary(uuid),
    seq: primary(int),
    entryId: uuid,
    kind: text,
    happenedAt: moment,
    recordedAt: moment,
    taskId: optional(uuid),
    sealed: bytes,
  },
  uniques: [{ name: 'ledger_entry_key', columns: ['entryId', 'pathId'] }],
  foreignKeys: [references('ledger_path_fkey', ['pathId', 'path'])],
});
