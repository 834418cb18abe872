import type { ErasureRow, KeptBy } from '../db/entities/erasure.ts';
import type { Statement } from '../db/prepared.ts';
import type { Caller } from './caller.ts';

/** Ids and dates alone: it outlives what it is about. */
export interface ErasureView {
  id: string;
  path: string;
  place: string;
  state: 'thinking' | 'to-sign' | 'decided' | 'withdrawn' | 'erased';
  askedAt: string;
  /** She is asked once more from here on; nothing is erased before. */
  notBefore: string;
  /** What the law keeps, and until when. */
  kept: (Omit<KeptBy, 'article'> & { article: string })[];
  confirmedAt: string | null;
  /** Of the two that are needed. */
  signatures: number;
  withdrawnAt: string | null;
  erasedAt: string | null;
  /** Rows of each table that were deleted: the certificate. */
  removed: Record<string, number> | null;
}

export type StoredErasure = Omit<ErasureRow, 'personId' | 'pathIds' | 'begunAt'>;

export function erasureView(
  row: StoredErasure,
  { language }: Pick<Caller, 'language'>,
): ErasureView {
  const { id, pathId, placeId, kept, removed } = row;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id,
    path: pathId,
    place: placeId,
    state: stateOf(row),
    askedAt: row.askedAt.toISOString(),
    notBefore: row.keepUntil.toISOString(),
    kept: kept.map((one) => ({ ...one, article: one.article[language] })),
    confirmedAt: iso(row.confirmedAt),
    signatures: [row.firstBy, row.secondBy].filter((by) => by !== null).length,
    withdrawnAt: iso(row.withdrawnAt),
    erasedAt: iso(row.erasedAt),
    removed,
  };
}

function stateOf(row: StoredErasure): ErasureView['state'] {
  if (row.withdrawnAt !== null) return 'withdrawn';
  if (row.erasedAt !== null) return 'erased';
  if (row.secondBy !== null) return 'decided';
  return row.confirmedAt === null ? 'thinking' : 'to-sign';
}

const COLUMNS = `id, path_id as "pathId", place_id as "placeId", asked_at as "askedAt", asked_by as "askedBy",
  keep_until as "keepUntil", kept, confirmed_at as "confirmedAt", confirmed_by as "confirmedBy",
  first_at as "firstAt", first_by as "firstBy", second_at as "secondAt", second_by as "secondBy",
  withdrawn_at as "withdrawnAt", withdrawn_by as "withdrawnBy", removed, erased_at as "erasedAt"`;

export const FIND: Statement = {
  name: 'find-erasure',
  text: `select ${COLUMNS} from erasure where id = $1`,
};

export const OPEN: Statement = {
  name: 'open-erasure',
  text: `select ${COLUMNS} from erasure where person_id = $1 and withdrawn_at is null`,
};

/** A county has a few; whatever is over is found by its id alone. */
export const LIST: Statement = {
  name: 'list-erasures',
  text: `
    select ${COLUMNS} from erasure
    where place_id = any($1::text[]) and withdrawn_at is null and erased_at is null
    order by asked_at desc, id desc limit 200`,
};

/** Her time to think, and the end of each rule of the law, from what somebody did last. */
export const KEPT: Statement = {
  name: 'erasure-kept',
  text: `
    select $2::timestamptz + $3::int * interval '1 day' as think,
      array(select coalesce(l.last, $2) + r.months * interval '1 month'
        from unnest($4::int[]) with ordinality as r(months, n) order by n) as ends
    from (select max(recorded_at) as last from ledger where path_id = $1 and kind <> 'told') as l`,
};

/** Beside each change, in the same statement; the row itself says which path it is about. */
const audited = (action: string) => `
  audited as (
    insert into audit (at, actor_id, role, source, action, entry_id)
    select $2::timestamptz, $3::uuid, $4, $5, '${action}', id from changed
  )
  select ${COLUMNS} from changed`;

export const ASK: Statement = {
  name: 'ask-erasure',
  text: `
    with changed as (
      insert into erasure (id, asked_at, asked_by, person_id, path_id, place_id, keep_until, kept)
      values ($1, $2, $3, $6, $7, $8, $9, $10) on conflict do nothing returning *
    ), ${audited('ask-erasure')}`,
};

const OPEN_YET = 'withdrawn_at is null and begun_at is null';
const change = (name: string, [set, where]: [string, string], besides = ''): Statement => ({
  name,
  text: `
    with changed as (
      update erasure set ${set} where id = $1 and ${OPEN_YET} and ${where} returning *
    ), ${besides} ${audited(name)}`,
});

/** Those who decide are told that somebody waits for them: of a sealed file its keepers alone. */
const TOLD = `
    told as (
      insert into notice (id, kind, role, department, place_id, account_id, day, total, lines, created_at)
      select gen_random_uuid(), 'now', signer.role, '', changed.place_id, signer.account, $8::date, 1,
        '[{"what": "erasure-to-sign"}]', $2::timestamptz
      from changed, lateral (
        select role, null::uuid as account from unnest($9::text[]) as role
        where not exists (select from path_seal as ps where ps.path_id = changed.path_id and ps.ended_at is null)
        union all
        select a.role, a.id from path_seal as ps join account as a on a.id = any(ps.keepers)
        where ps.path_id = changed.path_id and ps.ended_at is null and a.disabled_at is null
          and a.role = any($9::text[])
      ) as signer
    ),`;

export const CONFIRM = change(
  'confirm-erasure',
  ['confirmed_at = $2, confirmed_by = $3, keep_until = $6, kept = $7', 'confirmed_at is null'],
  TOLD,
);

export const SIGN = change('sign-erasure', [
  `first_at = coalesce(first_at, $2), first_by = coalesce(first_by, $3),
    second_at = case when first_by is not null then $2::timestamptz end,
    second_by = case when first_by is not null then $3::uuid end`,
  'confirmed_at is not null and second_by is null and first_by is distinct from $3::uuid',
]);

export const WITHDRAW = change('withdraw-erasure', [
  'withdrawn_at = $2, withdrawn_by = $3',
  'erased_at is null',
]);
