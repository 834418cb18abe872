import { prepared, type Statement } from '../db/prepared.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { cursorOf, readMomentCursor } from './cursor.ts';
import { reachOf } from '../domain/access/may.ts';
import { requireAccess } from './require-access.ts';
import { standingSeen } from './standing-seen.ts';
import { sightOf } from './sight.ts';
import { isoOf } from './task-view.ts';

export interface PathQuery {
  place?: string;
  state?: 'open' | 'done' | 'waiting';
  after?: string;
  limit: number;
}

export interface PathListItem {
  id: string;
  person: string;
  place: string;
  state: 'open' | 'done' | 'waiting';
  seq: number;
  pack: { id: string; version: string };
  startedAt: string;
  /** When the earliest open task is due. */
  nextDueAt: string | null;
}

export interface PathList {
  items: PathListItem[];
  next: string | null;
}

/** The paths of a place and all places below it, the youngest first. */
export async function listPaths(app: App, caller: Caller, query: PathQuery): Promise<PathList> {
  const { actor } = caller;
  const place = query.place ?? actor.place ?? '';
  // The paths of those whom she was named for are not of her place.
  const isNamed = query.place === undefined && reachOf(actor, 'path.list') === 'named';
  const target = isNamed ? { relation: actor.role } : { place };
  requireAccess(app, caller, { action: 'path.list', target, otherwise: 'forbidden' });
  const { state = null, limit } = query;
  const { at, id } = readMomentCursor(query.after) ?? FROM_THE_YOUNGEST;
  const page = [state, at, id, limit];
  const rows = isNamed
    ? await prepared<Row>(app.ds, NAMED_PATHS, [actor.id, ...page, actor.role])
    : await prepared<Row>(app.ds, PATHS, [app.places.below(place), ...page]);
  const sight = sightOf(app, caller);
  const items = await Promise.all(
    rows.map(async (row) => ({ ...itemOf(row), ...(await standingSeen(app, row, sight)) })),
  );
  const last = rows.at(-1);
  const isFull = rows.length === limit && last !== undefined;
  return {
    items,
    next: isFull ? cursorOf(last.startedAt.toISOString(), last.id) : null,
  };
}

interface Row extends Omit<PathListItem, 'startedAt' | 'nextDueAt' | 'pack'> {
  packId: string;
  packVersion: string;
  startedAt: Date;
  nextDueAt: Date | null;
}

const itemOf = ({ packId, packVersion, ...row }: Row): PathListItem => ({
  ...row,
  pack: { id: packId, version: packVersion },
  startedAt: isoOf(row.startedAt.getTime()),
  nextDueAt: row.nextDueAt && isoOf(row.nextDueAt.getTime()),
});

const FROM_THE_YOUNGEST = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

const pathsWhere = (condition: string) => `
    select p.id, p.person_id as person, p.place_id as place, p.state, p.seq,
      p.pack_id as "packId", p.pack_version as "packVersion",
      p.started_at as "startedAt",
      (select min(due_at) from task where path_id = p.id and state = 'open') as "nextDueAt"
    from path as p
    where ${condition} and ($2::text is null or p.state = $2)
      and (p.started_at, p.id) < ($3::timestamptz, $4::uuid)
    order by p.started_at desc, p.id desc
    limit $5`;

const PATHS: Statement = {
  name: 'paths-of-places',
  text: pathsWhere('p.place_id = any($1::text[])'),
};

const NAMED_PATHS: Statement = {
  name: 'paths-named-for',
  text: pathsWhere(`p.id in (select path_id from path_party
      where account_id = $1 and kind = $6 and task_id is null and ended_at is null)`),
};
