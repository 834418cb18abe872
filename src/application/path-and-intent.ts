import { prepared, type Statement } from '../db/prepared.ts';
import { may } from '../domain/access/may.ts';
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

type Row = Omit<SteeredPath, 'known'> & KnownColumns & { seq: number };

/** A path with what is known under the caller's key, in one round trip. */
export async function pathAndIntent(
  app: App,
  writer: Writer,
  pathId: string,
): Promise<SteeredPath> {
  const values = [pathId, entryIdOf(writer)];
  const [row] = await prepared<Row>(app.ds, PATH_AND_INTENT, values);
  if (!row) throw new Refusal('not-found');
  const { id, personId, placeId, packHash } = row;
  const path = { id, personId, placeId, packHash, known: knownOf(row) };
  if (!isKept(path)) requireSeen(app, writer, row);
  return path;
}

/** Whoever has seen another state of the path should look again first; who may not see it is told nothing by this. */
function requireSeen({ places }: App, writer: Writer, { id, placeId: place, seq }: Row): void {
  if (!writer.match || writer.match.includes(`"${seq}"`)) return;
  if (!may(writer.actor, 'path.read', { place, ancestors: places.above(place) })) return;
  throw new Refusal('state-changed', { present: `/api/paths/${id}` });
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
    select p.id, p.person_id as "personId", p.place_id as "placeId", p.pack_hash as "packHash", p.seq,
      ${INTENT_COLUMNS}
    from path as p left join intent as i on i.entry_id = $2 where p.id = $1`,
};
