import type { Statement } from '../db/prepared.ts';
import type { BreakGlassRow } from '../db/entities/break-glass.ts';

/** An emergency reading, for whoever opened it and for whoever reviews it. */
export interface BreakGlassView {
  id: string;
  path: string;
  place: string;
  by: { account: string; name: string; role: string; place: string };
  reason: string;
  /** In her own words; for whoever reviews it. */
  words: string | null;
  openedAt: string;
  endsAt: string;
  reviewedAt: string | null;
  verdict: BreakGlassRow['verdict'];
}

export type StoredGlass = BreakGlassRow & {
  personId: string;
  name: string;
  role: string;
  from: string;
};

export function breakGlassView(row: StoredGlass, words: string | null): BreakGlassView {
  const { id, pathId, placeId, accountId, name, role, from, reason, verdict } = row;
  return {
    id,
    path: pathId,
    place: placeId,
    by: { account: accountId, name, role, place: from },
    reason,
    words,
    openedAt: row.openedAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    verdict,
  };
}

/** A path that is sealed, or from which she is kept away, is as absent as one that there is not. */
export const FIND_PATH: Statement = {
  name: 'break-glass-path',
  text: `
    select p.person_id as "personId", p.place_id as "placeId" from path as p
    where p.id = $1
      and not exists (select from path_seal as ps where ps.path_id = p.id and ps.ended_at is null)
      and not exists (select from path_party as pp where pp.path_id = p.id and pp.ended_at is null
        and pp.kind = 'conflict' and pp.account_id = $2)`,
};

/**
 * One reading within a day, unless whoever reviewed the last one allows another. The nearest case supervisor is told in
 * the same transaction.
 */
export const OPEN: Statement = {
  name: 'open-break-glass',
  text: `
    with before as (
      update break_glass set is_last = false
      where account_id = $4 and path_id = $2 and is_last and id <> $1 and ends_at <= $3
        and (again or opened_at <= $3::timestamptz - interval '24 hours')
      returning id
    ), added as (
      insert into break_glass (id, path_id, place_id, account_id, reason, body_hash, opened_at, ends_at, is_last, again)
      select $1::uuid, $2::uuid, $7, $4::uuid, $8, $9, $3::timestamptz, $3::timestamptz + interval '1 hour', true, false
      from (select count(*) from before) as done
      on conflict do nothing
      returning id
    ), written as (
      insert into body (path_id, hash, entry_id, sealed)
      select $2::uuid, $9, id, $10::bytea from added on conflict do nothing
    ), told as (
      insert into notice (id, kind, role, department, place_id, day, total, lines, created_at)
      select gen_random_uuid(), 'now', 'case-supervisor', '',
        coalesce((select a.place_id from account as a
          where a.role = 'case-supervisor' and a.disabled_at is null and a.place_id = any($11::text[])
          order by array_position($11::text[], a.place_id) limit 1), $7),
        $12::date, 1, '[{"what": "glass-opened"}]', $3::timestamptz
      from added
    ), audited as (
      insert into audit (at, actor_id, role, source, action, path_id, entry_id)
      select $3::timestamptz, $4::uuid, $5, $6, 'break-glass', $2::uuid, id from added
    )
    select $3::timestamptz + interval '1 hour' as "endsAt" from added
    union all
    select ends_at from break_glass where (id, path_id, reason) = ($1, $2, $8)`,
};

const COLUMNS = `bg.id, bg.path_id as "pathId", bg.place_id as "placeId", bg.account_id as "accountId", bg.reason,
  bg.body_hash as "bodyHash", bg.opened_at as "openedAt", bg.ends_at as "endsAt", bg.is_last as "isLast",
  bg.review_id as "reviewId", bg.reviewed_at as "reviewedAt", bg.reviewed_by as "reviewedBy", bg.verdict, bg.again,
  p.person_id as "personId", a.name, a.role, a.place_id as "from"`;
const FROM =
  'from break_glass as bg join account as a on a.id = bg.account_id join path as p on p.id = bg.path_id';

/** As whoever asks: of the paths of her places, and none that is hidden from her. */
export const FIND: Statement = {
  name: 'find-break-glass',
  text: `select ${COLUMNS} ${FROM} where bg.id = $1`,
};

/** Oldest first: who waits longest is looked at first. */
export const LIST: Statement = {
  name: 'list-break-glass',
  text: `
    select ${COLUMNS} ${FROM}
    where bg.place_id = any($1::text[]) and (bg.reviewed_at is null) = $2
    order by bg.opened_at, bg.id limit 200`,
};

export const REVIEW: Statement = {
  name: 'review-break-glass',
  text: `
    with reviewed as (
      update break_glass set review_id = $6, reviewed_at = $2, reviewed_by = $3, verdict = $7, again = $8
      where id = $1 and reviewed_at is null and account_id <> $3
      returning id, path_id
    ), audited as (
      insert into audit (at, actor_id, role, source, action, path_id, entry_id)
      select $2::timestamptz, $3::uuid, $4, $5, 'review-break-glass', path_id, id from reviewed
    )
    select id from reviewed
    union all
    select id from break_glass where (id, review_id) = ($1, $6)`,
};
