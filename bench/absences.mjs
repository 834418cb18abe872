/**
 * Claim: whoever asks for a path that is not there for her learns nothing by waiting: absent, elsewhere, in conflict and
 * sealed take the same time, to a fiftieth of the median. One caseworker, 10,000 paths, the four kinds interleaved.
 */
import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import pg from 'pg';
import { createPlaces } from '../dist/src/application/places.js';
import { requirePath } from '../dist/src/application/require-path.js';
import { asCaller } from '../dist/src/application/row-scope.js';
import { createDataSource } from '../dist/src/db/data-source.js';
import { openPacks } from '../dist/src/policy/packs.js';
import { benchOnPostgres } from '../scripts/lib/bench-on-postgres.mjs';
import { migrate, productEnv } from '../scripts/lib/product.mjs';
import { inRoot, runMain } from '../scripts/lib/root.mjs';

const PATHS = 10_000;
const ROUNDS = Number(process.env.ROUNDS ?? 2_000);
const CLAIM = Number(process.env.CLAIM ?? 0.02);
const [HERE, ELSEWHERE] = ['530102', '530902'];
const worker = { id: randomUUID(), role: 'caseworker', place: HERE };

async function startWorld({ dataDir, crew, log, postgres, urls: { ownerUrl, appUrl } }) {
  const config = { mode: 'training', demo: 'none', port: 0, dataDir, namespace: 'default' };
  const env = productEnv(config, { appUrl, address: '127.0.0.1:1' });
  const program = inRoot('dist/src/db/migrate.js');
  await migrate({ program, env, ownerUrl, log: log('migrate'), onStart: crew.watch });
  const url = new URL(postgres.adminUrl);
  url.pathname = new URL(appUrl).pathname;
  return { appUrl, places: createPlaces(openPacks().all), ids: await fill(url.href) };
}

/** A tenth of her own place is sealed, and with another tenth she is in conflict. */
async function fill(url) {
  const client = new pg.Client(url);
  await client.connect();
  const ask = async (sql, values = []) =>
    (await client.query(sql, values)).rows.map(({ id }) => id);
  await ask(ACCOUNT, [worker.id, worker.role, HERE]);
  await ask(
    'insert into person select gen_random_uuid(), $$$$, now() from generate_series(1, $1)',
    [PATHS],
  );
  await ask(PATHS_SQL, [[HERE, ELSEWHERE]]);
  const ids = {
    elsewhere: await ask('select id from path where place_id = $1', [ELSEWHERE]),
    conflict: await ask(CONFLICTS, [HERE, PATHS / 20, worker.id]),
    sealed: await ask(SEALS, [HERE, PATHS / 20, worker.id]),
  };
  await client.query('vacuum analyze');
  await client.end();
  return { absent: Array.from({ length: PATHS / 20 }, () => randomUUID()), ...ids };
}

async function report({ appUrl, places, ids }) {
  const ds = await createDataSource({
    url: appUrl,
    max: 1,
    queryTimeoutMs: 60_000,
  }).initialize();
  const kinds = Object.keys(ids);
  const times = Object.fromEntries(kinds.map((kind) => [kind, []]));
  try {
    for (let round = 0; round < ROUNDS; round++) {
      // Whoever is asked first would pay for what the others find warm.
      for (let i = 0; i < kinds.length; i++) {
        const kind = kinds[(i + round) % kinds.length];
        const id = ids[kind][round % ids[kind].length];
        times[kind].push(await timed({ ds, places }, id));
      }
    }
  } finally {
    await ds.destroy();
  }
  const medians = kinds.map((kind) => [kind, median(times[kind])]);
  const [, absent] = medians[0];
  const gaps = medians.map(([, ms]) => Math.abs(ms - absent) / absent);
  for (const [i, [kind, ms]] of medians.entries()) {
    console.log(`${kind}: median ${ms.toFixed(3)} ms, gap ${(100 * gaps[i]).toFixed(1)} %`);
  }
  console.log(`${ROUNDS} of each, load ${loadavg()[0].toFixed(1)}`);
  if (Math.max(...gaps) > CLAIM) throw new Error(`a gap of more than ${100 * CLAIM} %`);
}

async function timed(app, id) {
  const caller = { actor: worker, language: 'en' };
  const begin = performance.now();
  const found = await asCaller(app, { actor: worker, purpose: { name: 'bench' } }, () =>
    requirePath(app, caller, id).catch(({ code }) => code),
  );
  const ms = performance.now() - begin;
  if (found !== 'not-found') throw new Error('a path was there that is not hers');
  return ms;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

const ACCOUNT = `
  insert into account (id, name, role, place_id, token_hash) values ($1, 'example', $2, $3, sha256('example'))`;
const PATHS_SQL = `
  insert into path (id, person_id, place_id, owner_id, pack_id, pack_version, pack_hash, state, seq, turn, turned_at,
    confirmed_seq, started_at)
  select gen_random_uuid(), id, ($1::text[])[1 + n % 2], gen_random_uuid(), 'bench', '1', 'bench', 'open', 0, 0, now(), 0,
    now() - n * interval '1 minute'
  from (select id, row_number() over () as n from person) as p`;
const CONFLICTS = `
  insert into path_party (id, path_id, account_id, kind, named_by, named_at)
  select gen_random_uuid(), id, $3, 'conflict', $3, now()
  from path where place_id = $1 order by id limit $2 returning path_id as id`;
const SEALS = `
  insert into path_seal (id, path_id, keepers, reason, sealed_by, sealed_at)
  select gen_random_uuid(), id, array[gen_random_uuid()], 'protection', $3, now()
  from path where place_id = $1 order by id desc limit $2 returning path_id as id`;

void runMain(() => benchOnPostgres(startWorld, report));
