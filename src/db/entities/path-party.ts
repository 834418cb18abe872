import { moment, optional, primary, references, table, text, uuid } from './table.ts';

/** Who was named in a path: for whom it is there beyond her place and role, or for whom it is not there at all. */
export interface PathPartyRow {
  id: string;
  pathId: string;
  accountId: string;
  /** The role for which she was named, or `conflict`. */
  kind: string;
  /** Of whoever was named for one task and not for the path. */
  taskId: string | null;
  namedBy: string;
  namedAt: Date;
  endedAt: Date | null;
}

export const pathParties = table<PathPartyRow>('path_party', {
  columns: {
    id: primary(uuid),
    pathId: uuid,
    accountId: uuid,
    kind: text,
    taskId: optional(uuid),
    namedBy: uuid,
    namedAt: moment,
    endedAt: optional(moment),
  },
  foreignKeys: [
    references('path_party_account_fkey', ['accountId', 'account']),
    references('path_party_namer_fkey', ['namedBy', 'account']),
  ],
  ownIndexes: ['path_party_account', 'path_party_path'],
});
