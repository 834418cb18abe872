import { prepared, type Statement } from '../db/prepared.ts';
import { relationTo } from '../boards/path-row.ts';
import { may } from '../domain/access/may.ts';
import type { Action } from '../domain/access/rights.ts';
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
  /** What whoever asks was named for in it. */
  relation: string | null;
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
  const { id, personId, placeId, packHash, relation } = row;
  const path = { id, personId, placeId, packHash, relation, known: knownOf(row) };
  if (!isKept(path)) requireSeen(app, writer, row);
  return path;
}

/** Whoever has seen another state of the path should look again first; who may not see it is told nothing by this. */
function requireSeen({ places }: App, writer: Writer, row: Row): void {
  const { id, placeId: place, seq, relation } = row;
  if (!writer.match || writer.match.includes(`"${seq}"`)) return;
  if (!may(writer.actor, 'path.read', { place, ancestors: places.above(place), relation })) return;
  throw new Refusal('state-changed', { present: `/api/paths/${id}` });
}

/** Who may see a path and not do this with it is told so; to all others it is not there. */
export function requireOnPath(
  { places }: App,
  { actor }: Writer,
  { action, path }: { action: Action; path: SteeredPath },
): void {
  const { placeId: place, relation } = path;
  const target = { place, ancestors: places.above(place), relation };
  if (may(actor, action, target)) return;
  throw new Refusal(may(actor, 'path.read', target) ? 'forbidden' : 'not-found');
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
      ${relationTo('pp.path_id = p.id and pp.task_id is null')} as relation, ${INTENT_COLUMNS}
    from path as p left join intent as i on i.entry_id = $2 where p.id = $1`,
};
