import type { Entry, EntryOf, PackRef } from './ledger.ts';

/** The pack on which a path stands: the last one that it was told to go on by, else the one of its start. */
export function packOf(entries: readonly Entry[], start: PackRef): PackRef {
  return packChanges(entries).at(-1)?.pack ?? start;
}

/** In order of record. They are never voided: going back is another change. */
export function packChanges(entries: readonly Entry[]): EntryOf<'pack'>[] {
  return entries.filter((entry): entry is EntryOf<'pack'> => entry.kind === 'pack');
}
