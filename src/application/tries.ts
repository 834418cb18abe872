import { preparedAs, type Statement } from '../db/prepared.ts';
import type { App } from './app.ts';
import type { AskedFor } from './audit-refusal.ts';
import { networkOf } from './network.ts';
import { Refusal } from './refusal.ts';
import { hashOf } from './secret.ts';

/** So many wrong tries within a minute are let through; a person mistypes, a program guesses. */
const TRIES = 6;
const MINUTE = `interval '60 seconds'`;
/** One source, or one code, tried on so many within an hour is no mistake. */
const SPRAY = 20;

/** What a try counts for, and in which words it stands in the audit. */
export interface Try {
  keys: readonly string[];
  source: string;
  operation: string;
  /** Whose account it is about, where that is known. */
  about?: { id: string; role: string } | undefined;
}

export const bySource = (source: string) => `source ${networkOf(source)}`;

/**
 * Counts a try for each of its keys, over all processes and restarts, and refuses where one of them has had its tries of
 * this minute. The first that is refused is written down. What is right needs no try, but a code, which can be guessed.
 */
export async function takeTry(
  { ds }: Pick<App, 'ds'>,
  { keys, source, operation, about }: Try,
): Promise<void> {
  const values = [keys, source, operation, about?.id ?? null, about?.role ?? null];
  const [row] = await preparedAs<Taken>('access', ds, { statement: TAKE, values });
  if (row?.allowed) return;
  const retryAfterS = Math.max(1, Math.ceil(row?.seconds ?? 0));
  throw new Refusal('too-many-tries', { retryAfterS, about });
}

/**
 * Remembers for an hour on what something was tried, and tells the administrators when it was tried on many: a spray, which
 * no limit for one account would show. No name and no secret is kept.
 */
export async function noteTarget(
  { ds }: Pick<App, 'ds'>,
  { by, target, source, operation }: { by: string[]; target: string } & Omit<Try, 'keys'>,
): Promise<void> {
  await preparedAs('access', ds, { statement: TARGET, values: [by, target, source, operation] });
}

/**
 * Whoever comes with what opens nothing. What was somebody's once is no guess, and is refused; what nobody ever had counts
 * for where it comes from, and for how it begins.
 */
export async function refuseStranger(app: App, asked: AskedFor): Promise<never> {
  const { secret, source, operation } = asked;
  if (secret !== undefined) {
    const values = [hashOf(secret)];
    const given = await preparedAs('access', app.ds, { statement: GIVEN, values });
    if (given.length === 0) await countGuess(app, { secret, source, operation });
  }
  throw new Refusal('unauthenticated');
}

/** As much as is shown of a token where people look for a lost one. */
const PREFIX = 12;

async function countGuess(
  app: App,
  { secret, source, operation }: Required<Omit<AskedFor, 'actor'>>,
): Promise<void> {
  const target = `begins ${hashOf(secret.slice(0, PREFIX)).toString('hex', 0, 16)}`;
  const by = [bySource(source)];
  await noteTarget(app, { by, target, source, operation });
  await takeTry(app, { keys: [...by, target], source, operation });
}

interface Taken {
  allowed: boolean;
  /** Until the next would be let through. */
  seconds: number | null;
}

/**
 * What nobody has tried for an hour goes, a few rows at a time, but what the same statement touches; two that clean do not
 * wait for each other.
 */
const forgotten = (table: string, { first, key }: { first: string; key: string }) => `
    forgotten as (
      delete from ${table} where (${key}) in (
        select ${key} from ${table} where seen_at < now() - interval '1 hour' and ${first} <> all($1::text[])
        limit 100 for update skip locked)
    )`;

const FREE = `(cardinality(t.times) < ${TRIES} or t.times[1] <= now() - ${MINUTE})`;
const AT = `(select now() + offset_ms * interval '1 ms' from clock)`;

const TAKE: Statement = {
  name: 'take-try',
  text: `
    with ${forgotten('access_try', { first: 'key', key: 'key' })}, taken as (
      insert into access_try as t (key, times, allowed, is_first, seen_at)
      select key, array[now()], true, false, now() from unnest($1::text[]) as k(key) order by key
      on conflict (key) do update set
        allowed = ${FREE}, is_first = t.allowed and not ${FREE}, seen_at = now(),
        times = case when ${FREE} then t.times[cardinality(t.times) - ${TRIES - 2}:] || now() else t.times end
      returning allowed, is_first, times[1] + ${MINUTE} - now() as wait
    ), written as (
      insert into audit (at, actor_id, role, source, action, purpose, code)
      select ${AT}, $4::uuid, $5, $2, 'refused', $3, 'too-many-tries'
      where exists (select from taken where is_first)
    )
    select bool_and(allowed) as allowed,
      extract(epoch from max(wait) filter (where not allowed))::float as seconds from taken`,
};

const TARGET: Statement = {
  name: 'note-target',
  text: `
    with ${forgotten('access_target', { first: 'by', key: 'by, target' })}, counted as (
      select by, (select count(*) from (select from access_target o where o.by = b.by and o.target not in ('', $2)
        and o.seen_at > now() - interval '1 hour' limit ${SPRAY}) as others) as others
      from unnest($1::text[]) as b(by)
    ), noted as (
      insert into access_target (by, target, seen_at)
      select by, $2, now() from counted where others < ${SPRAY} order by by
      on conflict (by, target) do update set seen_at = excluded.seen_at
    ), told as (
      insert into access_target as t (by, target, seen_at)
      select by, '', now() from counted where others + 1 >= ${SPRAY} order by by
      on conflict (by, target) do update set seen_at = excluded.seen_at
        where t.seen_at < now() - interval '1 hour'
      returning by
    ), written as (
      insert into audit (at, source, action, purpose) select ${AT}, $3, 'spray-seen', $4 from told limit 1
    )
    insert into notice (id, kind, role, department, place_id, day, total, lines, created_at)
    select gen_random_uuid(), 'now', 'administrator', '', place_id, ${AT}::date, 1, '[{"what": "tries-sprayed"}]', ${AT}
    from (select distinct place_id from account where role = 'administrator' and disabled_at is null) as where_they_are
    where exists (select from told)`,
};

const GIVEN: Statement = {
  name: 'was-given',
  text: `
    select from api_token where token_hash = $1
    union all select from session where reference_hash = $1
    union all select from account where token_hash = $1`,
};
