import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Advanced } from '../src/domain/path/advance.ts';
import type { Rules } from '../src/domain/policy/rules.ts';
import { DAY_MS, type Instant } from '../src/domain/time/instant.ts';
import { openPacks } from '../src/policy/packs.ts';
import { fileKeyWrapper } from '../src/sealing/file-key-wrapper.ts';
import type { KeyWrapper } from '../src/sealing/key-wrapper.ts';
import { PersonKey } from '../src/sealing/person-key.ts';
import { sealEntry } from '../src/sealing/sealed-rows.ts';
import { dice, livedPath } from '../demo/lived-path.ts';

const FOUNDING = 'yunnan-2008';
/** Each is written down for several persons, sealed with the key of each. */
const LIVES = 200;
const BATCH = 200;
const PLACE = '530102';
const ACTS_MAX = 40;

/** Fills a migrated database with ledgers of open paths; says of which pack, and how many entries there are. */
export async function fillPaths(
  { url, rootKeyFile }: { url: string; rootKeyFile: string },
  paths: number,
): Promise<{ entries: number; name: string }> {
  const rules = openPacks().all.find(({ id }) => id === FOUNDING);
  if (!rules) throw new Error('there is no founding pack');
  const lives = livedPaths(rules);
  const wrapper = fileKeyWrapper(rootKeyFile);
  const client = new pg.Client(url);
  await client.connect();
  // Row security binds the owner too.
  await client.query(`set reintegration.service = 'worker'`);
  let entries = 0;
  for (let from = 0; from < paths; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, paths - from) }, (_, i) => from + i);
    const rows = await Promise.all(numbers.map((n) => rowsOf(wrapper, lives[n % lives.length])));
    await write(client, rules, rows);
    entries += rows.reduce((sum, { seq }) => sum + seq, 0);
  }
  await client.query('analyze');
  await client.end();
  return { entries, name: `${rules.id}@${rules.version}` };
}

/** Lives that are not over: the same in every run but for today, and begun up to half a year ago. */
function livedPaths(rules: Rules): Advanced[] {
  const now = Date.now();
  const lives = Array.from({ length: LIVES }, (_, seed) => {
    const roll = dice(seed);
    const born = `${1985 + roll(35)}-0${1 + roll(9)}-1${roll(9)}`;
    const sex = roll(2) === 0 ? 'female' : 'male';
    const from = (now - (30 + roll(150)) * DAY_MS) as Instant;
    const facts = { place: PLACE, born, sex };
    const acts = 5 + roll(ACTS_MAX - 5);
    return livedPath({ rules, seed, facts, from, until: now as Instant, acts, pauseHours: 72 });
  });
  return lives.filter(({ done }) => !done);
}

type Rows = Awaited<ReturnType<typeof rowsOf>>;

async function rowsOf(wrapper: KeyWrapper, life: Advanced | undefined) {
  const { entries = [] } = life ?? {};
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) throw new Error('no life is still open');
  const [path, person, dataKey] = [randomUUID(), randomUUID(), randomBytes(32)];
  const key = new PersonKey(person, dataKey);
  const { wrapped, rootKeyId } = await wrapper.wrap(person, dataKey);
  return {
    path,
    person,
    wrapped: hex(wrapped),
    root: rootKeyId,
    owner: first.by.id,
    seq: entries.length,
    head: last.id,
    started: new Date(first.happenedAt),
    turned: new Date(last.recordedAt),
    entries: entries.map((entry, i) => ({
      path,
      seq: i + 1,
      entry: entry.id,
      kind: entry.kind,
      happened: new Date(entry.happenedAt),
      recorded: new Date(entry.recordedAt),
      sealed: hex(sealEntry(key, { pathId: path, seq: i + 1 }, entry)),
    })),
  };
}

async function write(client: pg.Client, rules: Rules, rows: readonly Rows[]): Promise<void> {
  const heads = JSON.stringify(rows.map(({ entries: _, ...row }) => row));
  const entries = JSON.stringify(rows.flatMap((row) => row.entries));
  await client.query('begin');
  await client.query(PERSONS, [heads]);
  await client.query(KEYS, [heads]);
  await client.query(PATHS, [heads, rules.id, rules.version, rules.hash]);
  await client.query(ENTRIES, [entries]);
  await client.query('commit');
}

const PERSONS = `
  insert into person (id, sealed, created_at)
  select person, '\\x00', now() from json_to_recordset($1::json) as r(person uuid)`;
const KEYS = `
  insert into person_key (person_id, wrapped, root_key_id)
  select person, wrapped, root
  from json_to_recordset($1::json) as r(person uuid, wrapped bytea, root text)`;
const PATHS = `
  insert into path (id, person_id, place_id, owner_id, pack_id, pack_version, pack_hash, state, seq,
    turn, turned_at, head, confirmed_seq, started_at)
  select path, person, '530102', owner, $2, $3, $4, 'open', seq, seq, turned, head, seq, started
  from json_to_recordset($1::json) as r(
    path uuid, person uuid, owner uuid, seq int, turned timestamptz, head uuid, started timestamptz)`;
const ENTRIES = `
  insert into ledger (path_id, seq, entry_id, kind, happened_at, recorded_at, sealed)
  select path, seq, entry, kind, happened, recorded, sealed
  from json_to_recordset($1::json) as r(
    path uuid, seq int, entry uuid, kind text, happened timestamptz, recorded timestamptz, sealed bytea)`;

const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`;
