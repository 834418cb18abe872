import type { DataSource, EntityManager } from 'typeorm';
import { linkOf, NO_LINK, ROW_TEXT } from './chain.ts';
import type { AuditKeys } from './keys.ts';

/** Of two workers one chains, and the other finds it done. */
const LOCK = 5_300_002;
const ROWS_MAX = 5_000;

/**
 * Chains the rows of the audit, one chain for each place, in the order of their transactions: a row is chained as soon as
 * no transaction runs that might still write one before it. Answers how many were chained.
 */
export function createSealing(ds: DataSource, keys: AuditKeys): () => Promise<number> {
  return async () => {
    let all = 0;
    for (;;) {
      const sealed = await ds.transaction((db) => sealSome(db, keys));
      all += sealed;
      if (sealed < ROWS_MAX) return all;
    }
  };
}

interface Row {
  id: string;
  xid: string;
  placeId: string;
  text: string;
}

interface Head {
  placeId: string;
  seq: number;
  link: Buffer;
}

async function sealSome(db: EntityManager, keys: AuditKeys): Promise<number> {
  const [lock] = await db.query<{ taken: boolean }[]>(
    'select pg_try_advisory_xact_lock($1) as taken',
    [LOCK],
  );
  if (!lock?.taken) return 0;
  const rows = await unsealed(db);
  const last = rows.at(-1);
  if (!last) return 0;
  const places = [...new Set(rows.map(({ placeId }) => placeId))];
  const known = await db.query<Head[]>(HEADS, [places]);
  const heads = new Map(known.map((head) => [head.placeId, { ...head, seq: Number(head.seq) }]));
  const seals = rows.map((row) => {
    const { placeId, text } = row;
    const { seq, link: previous } = heads.get(placeId) ?? { seq: 0, link: NO_LINK };
    const head = {
      placeId,
      seq: seq + 1,
      link: linkOf(keys.chain, previous, { placeId, seq: seq + 1, text }),
    };
    heads.set(placeId, head);
    return { ...head, id: row.id };
  });
  await db.query(SEAL, columnsOf(seals, ['placeId', 'seq', 'id', 'link']));
  await db.query(MOVE_HEADS, columnsOf([...heads.values()], ['placeId', 'seq', 'link']));
  await db.query('update audit_horizon set (xid, audit_id) = row($1, $2)', [last.xid, last.id]);
  return rows.length;
}

/** After a restore the transactions are numbered anew: then whatever was not chained is looked for row by row. */
async function unsealed(db: EntityManager): Promise<Row[]> {
  const [horizon] = await db.query<{ xid: string; id: string; isAhead: boolean }[]>(HORIZON);
  if (!horizon) throw new Error('the table of the horizon of the audit is empty');
  if (horizon.isAhead) return db.query<Row[]>(LEFT_OVER, [ROWS_MAX]);
  return db.query<Row[]>(NEXT, [ROWS_MAX, horizon.xid, horizon.id]);
}

function columnsOf<T>(rows: readonly T[], names: readonly (keyof T)[]): unknown[] {
  return names.map((name) => rows.map((row) => row[name]));
}

const HORIZON = `
  select xid, audit_id as id, xid > txid_snapshot_xmax(txid_current_snapshot()) as "isAhead"
  from audit_horizon`;

const ENDED = 'a.xid < txid_snapshot_xmin(txid_current_snapshot())';
const ROWS = `
  select a.id, a.xid, coalesce(p.place_id, '') as "placeId", ${ROW_TEXT} as text
  from audit a left join path p on p.id = a.path_id`;

const NEXT = `${ROWS} where (a.xid, a.id) > ($2::bigint, $3::bigint) and ${ENDED} order by a.xid, a.id limit $1`;
const LEFT_OVER = `${ROWS}
  where not exists (select from audit_seal s where s.audit_id = a.id) and ${ENDED} order by a.xid, a.id limit $1`;

const HEADS = `select place_id as "placeId", seq, link from audit_head where place_id = any($1)`;
const SEAL = `
  insert into audit_seal (place_id, seq, audit_id, link)
  select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::bytea[])`;
const MOVE_HEADS = `
  insert into audit_head (place_id, seq, link) select * from unnest($1::text[], $2::bigint[], $3::bytea[])
  on conflict (place_id) do update set seq = excluded.seq, link = excluded.link`;
