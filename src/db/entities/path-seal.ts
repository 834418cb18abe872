import { moment, optional, primary, references, table, text, uuid } from './table.ts';

/** A file whose existence is hidden from everybody but its keepers, and from the offices that have a task of it. */
export interface PathSealRow {
  id: string;
  pathId: string;
  keepers: string[];
  /** A code: why. */
  reason: string;
  sealedBy: string;
  sealedAt: Date;
  endedAt: Date | null;
}

export const pathSeals = table<PathSealRow>('path_seal', {
  columns: {
    id: primary(uuid),
    pathId: uuid,
    keepers: { ...uuid, array: true },
    reason: text,
    sealedBy: uuid,
    sealedAt: moment,
    endedAt: optional(moment),
  },
  foreignKeys: [references('path_seal_sealer_fkey', ['sealedBy', 'account'])],
  ownIndexes: ['path_seal_path'],
});
