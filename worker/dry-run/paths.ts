import type { DataSource } from 'typeorm';
import { prepared, type Statement } from '../../src/db/prepared.ts';
import type { SealedLedger } from './look.ts';

/** Some ten thousand entries. */
const PAGE = 100;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Ledgers of the open paths that stand on a pack, of a place and all below it or of all places, a page at a time. */
export async function* openPathsOn(
  ds: DataSource,
  { hash, place }: { hash: string; place: string | undefined },
): AsyncGenerator<SealedLedger[]> {
  for (let after = BEFORE_ALL; ;) {
    const rows = await prepared<{ id: string }>(ds, OPEN_PATHS, [hash, place ?? null, after, PAGE]);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) yield ledgersOf(ds, ids);
    const last = ids.at(-1);
    if (last === undefined || ids.length < PAGE) return;
    after = last;
  }
}

const OPEN_PATHS: Statement = {
  name: 'open-paths-on-pack',
  text: `
    select p.id from path as p
    where p.pack_hash = $1 and p.state <> 'done' and p.id > $3
      and ($2::text is null
        or exists (select from place_above where place_id = p.place_id and above_id = $2))
    order by p.id limit $4`,
};

function ledgersOf(ds: DataSource, ids: readonly string[]): Promise<SealedLedger[]> {
  return prepared<SealedLedger>(ds, LEDGERS, [ids]);
}

const LEDGERS: Statement = {
  name: 'ledgers-in-one-piece',
  text: `
    select p.id, p.person_id as "personId", k.wrapped, k.root_key_id as "rootKeyId",
      encode(l.sealed, 'base64') as sealed, l.sizes
    from path as p
    left join person_key as k on k.person_id = p.person_id
    cross join lateral (
      select string_agg(sealed, ''::bytea order by seq) as sealed,
        array_agg(octet_length(sealed) order by seq) as sizes
      from ledger where path_id = p.id
    ) as l
    where p.id = any($1::uuid[]) order by p.id`,
};
