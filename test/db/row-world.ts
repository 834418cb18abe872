import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createPlaces, type Places } from '../../src/application/places.ts';
import { grantToApplication } from '../../src/db/application-role.ts';
import { demoAccounts, readDemo } from '../../src/db/demo-accounts.ts';
import { loadPlaces } from '../../src/db/load-places.ts';
import { packPlaces, readOffices } from '../../src/db/pack-places.ts';
import type { Actor } from '../../src/domain/path/ledger.ts';
import { policiesFolder } from '../../src/policy/pack-folders.ts';
import { openPacks } from '../../src/policy/packs.ts';
import { ownDatabase, type OwnDatabase } from './own-database.ts';

/** Every table of the schema. Scoped: rows that are a person's, a path's or a desk's. */
export const SCOPED = [
  'audit',
  'body',
  'break_glass',
  'count_base',
  'count_delta',
  'duty',
  'erasure',
  'intent',
  'ledger',
  'name_index',
  'notice',
  'order_number',
  'outbox',
  'path',
  'path_party',
  'path_seal',
  'person',
  'person_key',
  'reading_approval',
  'reading_flag',
  'safe_contact',
  'task',
];
/** For one service alone: what holds the rows of the audit fast, and how often somebody tried to get in. */
export const OF_A_SERVICE = [
  'access_target',
  'access_try',
  'audit_head',
  'audit_horizon',
  'audit_seal',
];
/** The same for everybody: what the packs say, who may sign in and is, the clock, which day's digests were made. */
export const REFERENCE = [
  'account',
  'api_token',
  'clock',
  'coordination_office',
  'digest_run',
  'identity',
  'migration',
  'place',
  'place_above',
  'second_factor',
  'session',
];

export interface RowWorld {
  database: OwnDatabase;
  /** For filling and for looking; a superuser, whom row security does not bind. */
  owner: DataSource;
  places: Places;
  /** Demonstration accounts of every role and office. */
  actors: Actor[];
}

/** In each place that an account works at, and in one below it, a path with tasks at desks near and far. */
export async function rowWorld(): Promise<RowWorld> {
  const database = await ownDatabase();
  const owner = await database.connect({ queryTimeoutMs: 60_000 });
  await owner.runMigrations();
  await grantToApplication(owner);
  const packs = openPacks();
  await loadPlaces(owner, packPlaces(packs, readOffices(policiesFolder())));
  const places = createPlaces(packs.all);
  const departmentsAt = (placeId: string) =>
    packs.packs
      .filter((pack) => Object.hasOwn(pack.places, placeId))
      .flatMap(({ rules }) => Object.values(rules.departments))
      .filter(({ validTo }) => validTo === undefined)
      .map(({ id }) => ({ id, name: id }));
  const actors = demoAccounts({
    // More caseworkers in more places would see nothing new.
    files: readDemo(policiesFolder()).filter(({ desks }) => desks.departments.length > 0),
    departmentsAt,
    placeName: () => '',
  }).map(({ role, department, place }) => {
    return { id: randomUUID(), role, place, ...(department === undefined ? {} : { department }) };
  });
  const where = new Set(actors.flatMap(({ place }) => [place, ...places.below(place).slice(0, 2)]));
  const desks = [...new Set(actors.map(({ role, department }) => department ?? role))];
  await owner.query(FILL_ACCOUNTS, [JSON.stringify(actors)]);
  for (const sql of FILL) await owner.query(sql, [[...where], desks]);
  await owner.query('analyze');
  return { database, owner, places, actors };
}

const FILL_ACCOUNTS = `
  insert into account (id, name, role, department, place_id, token_hash)
  select id, 'example', role, department, place, sha256(id::text::bytea)
  from json_to_recordset($1::json) as a(id uuid, role text, department text, place text)`;

/** A parameter that a statement does not need is named all the same. */
const where = `unnest($1::text[]) as p(place) where $2::text[] is not null`;

const FILL = [
  `insert into person select gen_random_uuid(), '', now() from ${where}`,
  `with of as (select id, row_number() over () as n from person where $2::text[] is not null)
   insert into path (id, person_id, place_id, owner_id, pack_id, pack_version, pack_hash, state, seq, turn, turned_at,
     confirmed_seq, started_at)
   select gen_random_uuid(), id, ($1::text[])[n], gen_random_uuid(), 'small', '1', 'small', 'open', 0, 0, now(), 0, now()
   from of`,
  `insert into person_key select id, '', '' from person, ${where} limit 9`,
  `insert into name_index select id, 'example', '' from person, ${where} limit 9`,
  // A desk at the path's place, and one at a place that comes from a hash: often of another province.
  `insert into task (id, path_id, person_id, pack_hash, key, opening, step, task, department, place_id, state, opened_at,
     provisional)
   select gen_random_uuid(), path.id, person_id, pack_hash, 'care/' || desk || far, 1, 'care', 'task', desk,
     case when far = 0 then place_id
       else ($1::text[])[1 + abs(hashtext(path.id::text || desk)) % array_length($1::text[], 1)] end,
     'open', now(), false
   from path, unnest($2::text[]) as d(desk), generate_series(0, 1) as far`,
  `insert into ledger (path_id, seq, entry_id, kind, happened_at, recorded_at, sealed)
   select path.id, i, gen_random_uuid(), 'fact', now(), now(), '' from path, generate_series(1, 2) as i, ${where} and p.place = path.place_id`,
  `insert into body (path_id, hash, entry_id, sealed) select path.id, 'hash', gen_random_uuid(), '' from path, ${where} and p.place = path.place_id`,
  `insert into outbox (path_id, seq, entry_id, topic, payload, created_at)
   select path.id, 1, gen_random_uuid(), 'task-opened', '{}', now() from path, ${where} and p.place = path.place_id`,
  `insert into audit (at, actor_id, role, action, path_id)
   select now(), a.id, a.role, case when a.role = 'caseworker' then 'check-known-elsewhere' else 'read-path' end, path.id from path join account as a on a.place_id = path.place_id, ${where} limit 500`,
  `insert into intent (entry_id, actor_id, idempotency_key, kind, path_id, body_hash, sealed, created_at)
   select gen_random_uuid(), a.id, gen_random_uuid(), 'fact', (select id from path limit 1), '', '', now()
   from account as a where $1::text[] is not null and $2::text[] is not null`,
  `insert into notice (id, kind, role, department, place_id, day, total, lines, created_at)
   select gen_random_uuid(), 'now', 'desk', desk, place, now(), 0, '[]', now() from unnest($1::text[]) as p(place), unnest($2::text[]) as d(desk)`,
  `insert into notice (id, kind, role, department, place_id, account_id, day, total, lines, created_at)
   select gen_random_uuid(), 'now', role, '', place_id, id, now(), 0, '[]', now() from account where $1::text[] is not null and $2::text[] is not null`,
  `insert into duty (id, place_id, starts_at, ends_at, account_id)
   select gen_random_uuid(), place_id, now(), now() + interval '1 h', id from account where $1::text[] is not null and $2::text[] is not null`,
  // Whoever can be named for paths or tasks is, for every third; every account is in conflict with some.
  `insert into path_party (id, path_id, account_id, kind, task_id, named_by, named_at)
   select gen_random_uuid(), p.id, a.id, a.role, null, a.id, now() from path as p, account as a
   where a.role = 'representative' and abs(hashtext(p.id::text || a.id)) % 3 = 0 and $1::text[] is not null and $2::text[] is not null`,
  `insert into path_party (id, path_id, account_id, kind, task_id, named_by, named_at)
   select gen_random_uuid(), t.path_id, a.id, a.role, t.id, a.id, now() from task as t, account as a
   where a.role in ('escort', 'follow-up-worker') and abs(hashtext(t.id::text || a.id)) % 50 = 0 and $1::text[] is not null and $2::text[] is not null`,
  `insert into path_party (id, path_id, account_id, kind, task_id, named_by, named_at, ended_at)
   select gen_random_uuid(), p.id, a.id, 'conflict', null, a.id, now(),
     case when abs(hashtext(a.id::text || p.id)) % 10 = 0 then now() end
   from path as p, account as a
   where abs(hashtext(a.id::text || p.id)) % 5 = 0 and $1::text[] is not null and $2::text[] is not null`,
  // Some files are sealed; every account keeps some of those.
  `insert into path_seal (id, path_id, keepers, reason, sealed_by, sealed_at)
   select gen_random_uuid(), p.id, array(select a.id from account as a where abs(hashtext(p.id::text || a.id || 'keeps')) % 2 = 0),
     'protection', (select id from account limit 1), now()
   from path as p where abs(hashtext(p.id::text)) % 4 = 0 and $1::text[] is not null and $2::text[] is not null`,
  `insert into reading_flag (id, account_id, place_id, why, hour, at)
   select gen_random_uuid(), id, place_id, 'night', now(), now() from account where $1::text[] is not null and $2::text[] is not null`,
  `insert into reading_approval (id, account_id, approved_by, until)
   select gen_random_uuid(), (select b.id from account b where b.id <> a.id limit 1), id, now() from account a
   where $1::text[] is not null and $2::text[] is not null`,
  `insert into safe_contact (path_id, ways, confirmed_on, body_hash, written_at, written_by)
   select path.id, '{call}', now(), '', now(), (select id from account limit 1) from path, ${where} and p.place = path.place_id`,
  // Every account reads some in an emergency; of half of them the hour is over.
  `insert into break_glass (id, path_id, place_id, account_id, reason, body_hash, opened_at, ends_at, is_last, again)
   select gen_random_uuid(), p.id, p.place_id, a.id, 'danger', '', now() - interval '30 min',
     case when abs(hashtext(a.id::text || p.id)) % 2 = 0 then now() + interval '30 min' else now() end, true, false
   from path as p, account as a
   where abs(hashtext(p.id::text || a.id || 'reads')) % 4 = 0 and $1::text[] is not null and $2::text[] is not null`,
  `insert into order_number select place, 2026, 1 from ${where}`,
  `insert into erasure (id, person_id, path_id, place_id, asked_at, asked_by, keep_until, kept)
   select gen_random_uuid(), person_id, id, place_id, now(), gen_random_uuid(), now(), '[]' from path, ${where} and p.place = path.place_id`,
  `insert into count_base select place, 'care', '2026-01-01', 1 from ${where}`,
  `insert into count_delta (place_id, department, due_day, open) select place, 'care', '2026-01-01', 1 from ${where}`,
];
