/**
 * Claim: whoever asks for a path that is not there for her learns nothing by the answer nor by waiting for it: absent,
 * elsewhere, in conflict, sealed and erased are one status, one body and the same headers, in the same time: to a fiftieth
 * of the median, or so that a test of ranks cannot tell them apart. One caseworker, 10,000 paths, through HTTP, interleaved.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { loadavg } from 'node:os';
import pg from 'pg';
import { benchOnPostgres } from '../scripts/lib/bench-on-postgres.mjs';
import { runMain } from '../scripts/lib/root.mjs';
import { startApiAlone } from './lib/api-alone.mjs';

const PATHS = 10_000;
const OF_A_KIND = PATHS / 20;
const ROUNDS = Number(process.env.ROUNDS ?? 2_000);
const WARM = 200;
const CLAIM = Number(process.env.CLAIM ?? 0.02);
const P_MIN = 0.01;
const [HERE, ELSEWHERE] = ['530102', '530902'];
/** These say when it was asked, and nothing else. */
const OF_THE_MOMENT = ['date', 'x-now', 'x-request-id'];
const worker = { id: randomUUID(), token: randomBytes(24).toString('base64url') };

async function startWorld(world) {
  const { origin, filled } = await startApiAlone(world, { demo: 'none', fill });
  return { base: `${origin}/api`, ids: filled };
}

/** Twentieths of her own place are sealed, erased, or such that she is in conflict with them. */
async function fill(url) {
  const client = new pg.Client(url);
  await client.connect();
  const ask = async (sql, values = []) =>
    (await client.query(sql, values)).rows.map(({ id }) => id);
  await ask(ACCOUNT, [worker.id, HERE, worker.token]);
  await ask(
    'insert into person select gen_random_uuid(), $$$$, now() from generate_series(1, $1)',
    [PATHS],
  );
  await ask(PATHS_SQL, [[HERE, ELSEWHERE]]);
  const own = await ask('select id from path where place_id = $1 order by random()', [HERE]);
  const third = (n) => own.slice(n * OF_A_KIND, (n + 1) * OF_A_KIND);
  const ids = {
    absent: Array.from({ length: OF_A_KIND }, () => randomUUID()),
    elsewhere: await ask('select id from path where place_id = $1 limit $2', [
      ELSEWHERE,
      OF_A_KIND,
    ]),
    conflict: await ask(CONFLICTS, [third(0), worker.id]),
    sealed: await ask(SEALS, [third(1), worker.id]),
    erased: await ask(ERASURES, [third(2), worker.id]),
  };
  await ask('delete from path where id = any($1)', [ids.erased]);
  await client.query('vacuum analyze');
  await client.end();
  return ids;
}

async function report({ base, ids }) {
  const kinds = Object.keys(ids);
  const times = Object.fromEntries(kinds.map((kind) => [kind, []]));
  const answers = new Set();
  for (let round = -WARM; round < ROUNDS; round++) {
    // Whoever is asked first would pay for what the others find warm.
    for (let i = 0; i < kinds.length; i++) {
      const kind = kinds[(i + round + WARM) % kinds.length];
      const id = ids[kind][(round + WARM) % ids[kind].length];
      const { ms, said } = await ask(`${base}/paths/${id}?forecast=no`);
      answers.add(said.replaceAll(id, 'asked'));
      if (round >= 0) times[kind].push(ms);
    }
  }
  if (answers.size !== 1) throw new Error(`not one answer: ${[...answers].join('\n')}`);
  const told = kinds.filter((kind) => !isLike(times.absent, times[kind], kind));
  console.log(`one answer for all, ${ROUNDS} of each, load ${loadavg()[0].toFixed(1)}`);
  if (told.length > 0) throw new Error(`told apart from absent by time: ${told.join(', ')}`);
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const headers = { authorization: `Bearer ${worker.token}`, 'accept-language': 'en' };

function ask(url) {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const sent = request(url, { agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => (text += part));
      answer.on('error', reject);
      answer.on('end', () => {
        const ms = performance.now() - begin;
        if (answer.statusCode !== 404) reject(new Error(`${answer.statusCode} ${text}`));
        const kept = Object.entries(answer.headers).filter(([n]) => !OF_THE_MOMENT.includes(n));
        resolve({ ms, said: JSON.stringify([kept, text]) });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Whether times are so alike that nothing is told by them, with a line for whoever reads. */
function isLike(absent, others, kind) {
  const gap = Math.abs(median(others) - median(absent)) / median(absent);
  const p = ranks(absent, others);
  const said = `median ${median(others).toFixed(3)} ms, gap ${(100 * gap).toFixed(1)} %`;
  console.log(`${kind}: ${said}, p ${p.toFixed(3)}`);
  return gap <= CLAIM || p > P_MIN;
}

/** Mann and Whitney's test, two-sided, by the normal distribution: so many samples are hardly ever tied. */
function ranks(a, b) {
  const all = [...a.map((ms) => [ms, true]), ...b.map((ms) => [ms, false])];
  all.sort(([x], [y]) => x - y);
  const sum = all.reduce((total, [, isA], i) => total + (isA ? i + 1 : 0), 0);
  const u = sum - (a.length * (a.length + 1)) / 2;
  const spread = Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12);
  return 2 * tail(Math.abs(u - (a.length * b.length) / 2) / spread);
}

/** What lies above z in the normal distribution, to seven digits (Abramowitz and Stegun 26.2.17). */
function tail(z) {
  const t = 1 / (1 + 0.2316419 * z);
  const factors = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = factors.reduceRight((total, factor) => (total + factor) * t, 0);
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

const ACCOUNT = `
  insert into account (id, name, role, place_id, token_hash)
  values ($1, 'example', 'caseworker', $2, sha256(convert_to($3, 'UTF8')))`;
const PATHS_SQL = `
  insert into path (id, person_id, place_id, owner_id, pack_id, pack_version, pack_hash, state, seq, turn, turned_at,
    confirmed_seq, started_at)
  select gen_random_uuid(), id, ($1::text[])[1 + n % 2], gen_random_uuid(), 'bench', '1', 'bench', 'open', 0, 0, now(), 0,
    now() - n * interval '1 minute'
  from (select id, row_number() over () as n from person) as p`;
const CONFLICTS = `
  insert into path_party (id, path_id, account_id, kind, named_by, named_at)
  select gen_random_uuid(), id, $2, 'conflict', $2, now() from unnest($1::uuid[]) as id returning path_id as id`;
const SEALS = `
  insert into path_seal (id, path_id, keepers, reason, sealed_by, sealed_at)
  select gen_random_uuid(), id, array[gen_random_uuid()], 'protection', $2, now()
  from unnest($1::uuid[]) as id returning path_id as id`;
const ERASURES = `
  insert into erasure (id, person_id, path_id, place_id, asked_at, asked_by, keep_until, kept, erased_at)
  select gen_random_uuid(), person_id, id, place_id, now(), $2, now(), '[]', now()
  from path where id = any($1) returning path_id as id`;

void runMain(() => benchOnPostgres(startWorld, report));
