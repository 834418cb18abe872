import type { DataSource } from 'typeorm';
import { prepared, type Statement } from '../db/prepared.ts';
import { below } from './below.ts';

export interface OpenPath {
  id: string;
  personId: string;
  placeId: string;
  packHash: string;
}

interface OpenPathsQuery {
  /** The place and everything below it. */
  place: string;
  /** Without those that stand on this pack already. */
  notOn: string;
  /** Behind this path. */
  after?: string;
  limit: number;
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Open paths of a place and below it that stand on another pack, in the order of their ids. */
export function openPathsBeside(ds: DataSource, query: OpenPathsQuery): Promise<OpenPath[]> {
  const { place, notOn, after = BEFORE_ALL, limit } = query;
  return prepared<OpenPath>(ds, OPEN_PATHS_BESIDE, [place, notOn, after, limit]);
}

export async function countOpenPathsBeside(
  ds: DataSource,
  { place, notOn }: Pick<OpenPathsQuery, 'place' | 'notOn'>,
): Promise<number> {
  const [row] = await prepared<{ n: number }>(ds, OPEN_PATHS_BESIDE_COUNT, [place, notOn]);
  return row?.n ?? 0;
}

const beside = `path.place_id in (select place_id from below) and path.state <> 'done' and path.pack_hash <> $2`;

export const OPEN_PATHS_BESIDE: Statement = {
  name: 'open-paths-beside',
  text: `
with ${below}
select path.id, path.person_id as "personId", path.place_id as "placeId", path.pack_hash as "packHash"
from path
where ${beside} and path.id > $3
order by path.id
limit $4`,
};

export const OPEN_PATHS_BESIDE_COUNT: Statement = {
  name: 'open-paths-beside-count',
  text: `
with ${below}
select count(*)::int as n from path where ${beside}`,
};
