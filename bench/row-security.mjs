/**
 * Claim: with row security a board takes at most 1.5 times as long as without, over more than ten thousand open tasks.
 * The same statements, prepared, of the same tables: as the login that row security binds, with the scope said in the same
 * message, and as one whom it does not bind. Interleaved; medians.
 */
import { loadavg } from 'node:os';
import pg from 'pg';
import { asCaller } from '../dist/src/application/row-scope.js';
import { createPlaces } from '../dist/src/application/places.js';
import { listPaths } from '../dist/src/application/list-paths.js';
import { inbox } from '../dist/src/boards/inbox.js';
import { overdueCounts, overdueList } from '../dist/src/boards/overdue.js';
import { createDataSource } from '../dist/src/db/data-source.js';
import { openPacks } from '../dist/src/policy/packs.js';
import { benchOnPostgres } from '../scripts/lib/bench-on-postgres.mjs';
import { migrate, productEnv } from '../scripts/lib/product.mjs';
import { inRoot, runMain } from '../scripts/lib/root.mjs';
import { COUNTS } from './lib/counts.mjs';

const PATHS = Number(process.env.PATHS ?? 4_000);
const TASKS_OF_A_PATH = 12;
const ROUNDS = Number(process.env.ROUNDS ?? 400);
const CLAIM = Number(process.env.CLAIM ?? 1.5);
const [PROVINCE, COUNTY] = ['530000', '530102'];

async function startWorld({ dataDir, crew, log, postgres, urls: { ownerUrl, appUrl } }) {
  const config = { mode: 'training', demo: 'none', port: 0, dataDir, namespace: 'default' };
  const env = productEnv(config, { appUrl, address: '127.0.0.1:1' });
  const program = inRoot('dist/src/db/migrate.js');
  await migrate({ program, env, ownerUrl, log: log('migrate'), onStart: crew.watch });
  const places = createPlaces(openPacks().all);
  const adminUrl = new URL(postgres.adminUrl);
  adminUrl.pathname = new URL(appUrl).pathname;
  await fill(adminUrl.href, places.below(PROVINCE));
  return { places, adminUrl: adminUrl.href, appUrl };
}

async function fill(url, where) {
  const client = new pg.Client(url);
  await client.connect();
  for (const sql of [PERSONS, PATHS_SQL]) await client.query(sql, [PATHS, where]);
  await client.query(TASKS, [where, TASKS_OF_A_PATH]);
  await client.query(COUNTS);
  await client.query('vacuum analyze');
  const { rows } = await client.query(`select count(*)::int as n from task where state = 'open'`);
  console.log(`${PATHS} paths at ${where.length} places, ${rows[0].n} open tasks`);
  await client.end();
}

const oversight = { id: randomId(1), role: 'oversight-officer', place: PROVINCE };
const supervisor = { id: randomId(2), role: 'case-supervisor', place: PROVINCE };
const clerk = { id: randomId(3), role: 'clerk', department: 'police', place: COUNTY };
const office = { id: randomId(4), role: 'coordination-office', place: COUNTY };

function boards({ places }) {
  const now = Date.now();
  const overdue = (place) => (ds) => overdueList(ds, { place, now, limit: 50 });
  const desk = { department: 'police', state: 'open', limit: 50 };
  const paths = (ds) =>
    listPaths({ places, ds }, { actor: supervisor, language: 'en' }, { limit: 50 });
  return [
    { name: 'overdue in the province', actor: oversight, board: overdue(PROVINCE) },
    { name: 'overdue in a county', actor: office, board: overdue(COUNTY) },
    {
      name: 'counts of the province',
      actor: oversight,
      board: (ds) => overdueCounts(ds, { place: PROVINCE, now }),
    },
    {
      name: 'inbox of a desk',
      actor: clerk,
      board: (ds) => inbox(ds, { ...desk, places: [COUNTY] }),
    },
    {
      name: 'inbox of a department of the province',
      actor: oversight,
      board: (ds) => inbox(ds, { ...desk, places: places.below(PROVINCE) }),
    },
    { name: 'paths of the province', actor: supervisor, board: paths },
  ];
}

async function report(world) {
  const open = (url) => createDataSource({ url, max: 1, queryTimeoutMs: 60_000 }).initialize();
  const [bound, free] = [await open(world.appUrl), await open(world.adminUrl)];
  let missed = 0;
  try {
    for (const { name, actor, board } of boards(world)) {
      const mine = () => asCaller(world, { actor, purpose: { name: 'bench' } }, () => board(bound));
      const [seen, all] = [await mine(), await board(free)];
      if (JSON.stringify(seen) !== JSON.stringify(all)) throw new Error(`${name}: other rows`);
      const times = { mine: [], all: [] };
      for (let round = 0; round < ROUNDS; round++) {
        times.mine.push(await timed(mine));
        times.all.push(await timed(() => board(free)));
      }
      const [withIt, without] = [median(times.mine), median(times.all)];
      const ratio = withIt / without;
      console.log(
        `${name}: ${withIt.toFixed(2)} ms with, ${without.toFixed(2)} ms without, ratio ${ratio.toFixed(2)}`,
      );
      if (ratio > CLAIM) missed += 1;
    }
  } finally {
    await bound.destroy();
    await free.destroy();
  }
  console.log(`load ${loadavg()[0].toFixed(1)}`);
  if (missed > 0) throw new Error(`${missed} board(s) took more than ${CLAIM} times as long`);
}

async function timed(work) {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function median(times) {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

function randomId(n) {
  return `00000000-0000-4000-8000-00000000000${n}`;
}

const PERSONS = `
  insert into person select gen_random_uuid(), '', now() from generate_series(1, $1::int) where $2::text[] is not null`;
const PATHS_SQL = `
  insert into path (id, person_id, place_id, owner_id, pack_id, pack_version, pack_hash, state, seq, turn, turned_at,
    confirmed_seq, started_at)
  select gen_random_uuid(), id, ($2::text[])[1 + n % array_length($2::text[], 1)], gen_random_uuid(), 'bench', '1',
    'bench', 'open', 0, 0, now(), 0, now() - n * interval '1 minute'
  from (select id, row_number() over () as n from person limit $1) as p`;
const TASKS = `
  insert into task (id, path_id, person_id, pack_hash, key, opening, step, task, department, place_id, state, opened_at,
    due_at, provisional)
  select gen_random_uuid(), p.id, p.person_id, 'bench', 'care/' || i, 1, 'care', 'task',
    (array['police', 'civil-affairs', 'education', 'health'])[1 + i % 4],
    case when i % 3 = 0 then ($1::text[])[1 + abs(hashtext(p.id::text)) % array_length($1::text[], 1)] else p.place_id end,
    case when i % 3 = 2 then 'done' else 'open' end, now(),
    now() + (i - 6) * interval '9 hours' + random() * interval '8 hours', false
  from path as p, generate_series(1, $2::int) as i`;

void runMain(() => benchOnPostgres(startWorld, report));
