import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { loadPlaces } from '../../src/db/load-places.ts';
import { ownDatabase, type OwnDatabase } from '../db/own-database.ts';
import { smallPlaces } from '../db/small-pack.ts';

export const TASKS = 20_000;
export const NOON = Date.UTC(2026, 2, 10, 4);
export const HOUR = 3_600_000;

/** Open and ended tasks of four departments at all places, due at many times, at some instants many at once. */
export async function manyTasks(): Promise<{
  database: OwnDatabase;
  ds: DataSource;
  path: string;
}> {
  const database = await ownDatabase();
  const ds = await database.connect({ queryTimeoutMs: 60_000 });
  await ds.runMigrations();
  await loadPlaces(ds, { places: smallPlaces, offices: [] });
  const [person, path] = [randomUUID(), randomUUID()];
  await ds.query(`insert into person values ($1, '', now())`, [person]);
  await ds.query(PATH, [path, person]);
  await ds.query(FILL, [path, smallPlaces.map(({ id }) => id), TASKS, new Date(NOON)]);
  await ds.query(DELTAS);
  await ds.query('analyze');
  return { database, ds, path };
}

const PATH = `
insert into path (id, person_id, place_id, owner_id, pack_id, pack_version, pack_hash, state, seq, turn, turned_at,
  confirmed_seq, started_at)
values ($1, $2, '530102', gen_random_uuid(), 'small', '1', 'small', 'open', 0, 0, now(), 0, now())`;

const FILL = `
insert into task (id, path_id, person_id, pack_hash, key, opening, step, task, department, place_id, state, opened_at, due_at, provisional)
select gen_random_uuid(), $1, (select person_id from path where id = $1), 'small', 'care/task-' || i, 1, 'care', 'task',
  (array['care', 'police', 'education', 'health'])[1 + i % 4],
  ($2::text[])[1 + (i / 4) % array_length($2::text[], 1)],
  case when i % 5 < 2 then 'open' when i % 5 = 2 then 'withdrawn' else 'done' end,
  $4::timestamptz - interval '90 days',
  case when i % 7 = 0 then null else $4::timestamptz + (i % 241 - 100) * interval '7 hours' end,
  false
from generate_series(1, $3::int) as i`;

const DELTAS = `
insert into count_delta (place_id, department, due_day, open)
select place_id, department, coalesce((due_at at time zone 'UTC')::date, 'infinity'), count(*)
from task where state = 'open' group by 1, 2, 3`;
