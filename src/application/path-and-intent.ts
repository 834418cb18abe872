import { prepared, type Statement } from '../db/prepared.ts';
import type { App } from './app.ts';
import type { Writer } from './caller.ts';
import { INTENT_COLUMNS, knownOf, type KnownColumns, type KnownIntent } from './intents.ts';
import { entryIdOf } from './perform.ts';
import { Refusal } from './refusal.ts';

export interface SteeredPath {
  id: string;
  personId: string;
  placeId: string;
  packHash: string;
  known: KnownIntent | undefined;
}

/** A path with what is known under the caller's key, in one round trip. */
export async function pathAndIntent(
  { ds }: App,
  writer: Writer,
  pathId: string,
): Promise<SteeredPath> {
  const values = [pathId, entryIdOf(writer)];
  const [row] = await prepared<SteeredPath & KnownColumns>(ds, PATH_AND_INTENT, values);
  if (!row) throw new Refusal('not-found');
  const { id, personId, placeId, packHash } = row;
  return { id, personId, placeId, packHash, known: knownOf(row) };
}

/**
 * Whether this very deed was kept before: it was allowed then, and whoever did it hears what came of it, even where the
 * path has left her reach since, as by the deed itself.
 */
export function isKept({ id, known }: { id: string; known: KnownIntent | undefined }): boolean {
  return known?.pathId === id;
}

const PATH_AND_INTENT: Statement = {
  name: 'path-and-intent',
  text: `
    select p.id, p.person_id as "personId", p.place_id as "placeId", p.pack_hash as "packHash",
      ${INTENT_COLUMNS}
    from path as p left join intent as i on i.entry_id = $2 where p.id = $1`,
};
