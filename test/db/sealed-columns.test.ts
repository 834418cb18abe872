import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openForm, sealForm } from '../../src/application/forms.ts';
import { createIntentSealer } from '../../src/application/intent-sealer.ts';
import { rootKeyWrapper, type KeyWrapper } from '../../src/sealing/key-wrapper.ts';
import { PersonKey } from '../../src/sealing/person-key.ts';
import { openDisclosed, openEntry } from '../../src/sealing/sealed-rows.ts';
import { createSealer, type Sealer } from '../../src/sealing/sealer.ts';
import { payloadKeys, type PayloadKeys } from '../../src/temporal/payload-keys.ts';
import { caseworker, smallWorld, type SmallWorld, type TestPath } from './small-world.ts';

const ADDRESS = '花园路七号';
const payloads = payloadKeys([randomBytes(32)]);

/** A row as somebody sees it who has all tables: what it stands under, and what is sealed in it. */
interface Row {
  person: string;
  path: string;
  id: string;
  sealed: Buffer;
}

interface Column {
  name: string;
  rows: string;
  open(key: PersonKey, row: Row): unknown;
}

/** Every column that is sealed with a person's key, and how the product opens it. */
const COLUMNS: Column[] = [
  {
    name: 'person.sealed',
    rows: `select id as person, '' as path, '' as id, sealed from person`,
    open: (key, { sealed }) => key.open({ table: 'person', field: 'sealed' }, sealed),
  },
  {
    name: 'ledger.sealed',
    rows: `select person_id as person, path_id as path, l.seq::text as id, sealed
      from ledger l join path p on p.id = path_id`,
    open: (key, { path, id, sealed }) => openEntry(key, { pathId: path, seq: Number(id) }, sealed),
  },
  {
    name: 'task.sealed_disclosed',
    rows: `select person_id as person, path_id as path, id::text, sealed_disclosed as sealed
      from task where sealed_disclosed is not null`,
    open: (key, { id, sealed }) => openDisclosed(key, { id }, sealed),
  },
  {
    name: 'body.sealed',
    rows: `select person_id as person, path_id as path, hash as id, sealed
      from body join path p on p.id = path_id`,
    open: (key, { path, id, sealed }) => openForm(key, { pathId: path, hash: id }, sealed),
  },
];

/** Bytes of which nothing can be opened: keyed or plain hashes, and the keys that are wrapped by the root key. */
const NOT_SEALED = [
  'account.token_hash',
  'api_token.token_hash',
  'audit_head.link',
  'audit_seal.link',
  'intent.body_hash',
  'name_index.token',
  'person_key.wrapped',
  'session.reference_hash',
  'task.disclosed_mark',
];

describe('what is sealed in the tables', () => {
  let world: SmallWorld;
  let paths: TestPath[];

  beforeAll(async () => {
    world = await smallWorld();
    paths = [];
    for (const born of ['2012-06-01', '1990-02-03']) {
      const path = await world.path({ place: '530102', born });
      await path.complete('care/bed', 'ready');
      await form(world, path);
      await intent(world, path);
      paths.push(path);
    }
  });
  afterAll(() => world.end());

  const rowsOf = ({ rows }: Column) => world.ds.query<Row[]>(`${rows} order by 1, 2, 3`);

  it('is every column that holds bytes, but for hashes', async () => {
    const columns = await world.ds.query<{ name: string }[]>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and data_type = 'bytea' order by 1`,
    );
    // By other keys, of which tests of their own tell.
    const others = ['intent.sealed', 'second_factor.sealed'];
    const known = [...COLUMNS.map(({ name }) => name), ...others, ...NOT_SEALED];

    expect(columns.map(({ name }) => name)).toEqual(known.toSorted());
  });

  it.each(COLUMNS)('opens where it stands: $name', async (column) => {
    const rows = await rowsOf(column);
    for (const row of rows) {
      expect(column.open(await world.sealer.keyOf(row.person), row)).toBeTruthy();
    }

    expect(new Set(rows.map(({ person }) => person)).size).toBe(paths.length);
  });

  it.each(COLUMNS)('does not open in any other place: $name', async (column) => {
    const all = await Promise.all(COLUMNS.map(rowsOf));
    const targets = await rowsOf(column);
    const moved = all.flat().flatMap(({ sealed }) => targets.map((row) => ({ ...row, sealed })));
    const foreign = moved.filter(
      (row) => !targets.some((own) => own.sealed.equals(row.sealed) && isSame(own, row)),
    );
    const opened = await opens(world.sealer, column, foreign);

    expect(foreign.length).toBeGreaterThan(10);
    expect(opened).toBe(0);
  });

  it('opens nowhere for whoever has all tables and not the root key', async () => {
    const wrapped = await world.ds.query<{ wrapped: Buffer }[]>('select wrapped from person_key');
    const thief = createSealer(world.deps.ds, rootKeyWrapper([randomBytes(32)]));
    const lying = createSealer(world.deps.ds, guessing(rootKeyWrapper([randomBytes(32)])));
    for (const column of COLUMNS) {
      const rows = await rowsOf(column);
      expect(await opens(thief, column, rows)).toBe(0);
      expect(await opens(lying, column, rows)).toBe(0);
      expect(opensWithPieces(column, rows, wrapped)).toBe(0);
    }
  });

  it('is an intent that opens under its own entry alone, and by no other key', async () => {
    const rows = await world.ds.query<{ id: string; sealed: Buffer }[]>(
      'select entry_id as id, sealed from intent order by 1',
    );
    const own = createIntentSealer(payloads);
    const [first, second] = rows;
    if (!first || !second) throw new Error('two intents were kept');

    expect(own.open(first.id, first.sealed)).toMatchObject({ act: { id: first.id } });
    expect(() => own.open(first.id, second.sealed)).toThrow();
    for (const stranger of [payloadKeys([randomBytes(32)]), withIdOf(payloads)]) {
      for (const { id, sealed } of rows) {
        expect(() => createIntentSealer(stranger).open(id, sealed)).toThrow();
      }
    }
  });

  it('shows in a dump neither what was written nor the root key', async () => {
    const dump = await dumpOf(world);
    const rootKey = Buffer.alloc(32, 7); // of this small world
    for (const secret of [Buffer.from(ADDRESS), rootKey]) {
      for (const encoding of ['utf8', 'hex', 'base64'] as const) {
        expect(dump.includes(secret.toString(encoding))).toBe(false);
      }
    }

    const [person] = await world.ds.query<{ sealed: Buffer }[]>('select sealed from person');
    expect(dump).toContain(person?.sealed.toString('hex'));
    expect(dump).toContain(caseworker.place);
  });
});

const isSame = (a: Row, b: Row) => a.person === b.person && a.path === b.path && a.id === b.id;

async function form({ ds, sealer }: SmallWorld, { id, person }: TestPath): Promise<void> {
  const key = await sealer.keyOf(person);
  for (const note of ['first', 'second']) {
    const entryId = randomUUID();
    const { hash, sealed } = sealForm(key, { pathId: id, entryId }, { note, address: ADDRESS });
    await ds.query('insert into body values ($1, $2, $3, $4)', [id, hash, entryId, sealed]);
  }
}

async function intent({ ds }: SmallWorld, path: TestPath): Promise<void> {
  const body = { kind: 'fact', name: 'language', value: 'my' } as const;
  const { acts } = path.input(body, caseworker);
  const [act] = acts;
  if (!act) throw new Error('one act was asked for');
  const sealer = createIntentSealer(payloads);
  await ds.query(
    `insert into intent (entry_id, actor_id, idempotency_key, kind, path_id, body_hash, sealed, created_at)
     values ($1, $2, gen_random_uuid(), 'fact', $3, $4, $5, now())`,
    [act.id, caseworker.id, path.id, sealer.mark(body), sealer.seal(act.id, { act })],
  );
}

async function opens(sealer: Sealer, column: Column, rows: readonly Row[]): Promise<number> {
  let opened = 0;
  for (const row of rows) {
    try {
      column.open(await sealer.keyOf(row.person), row);
      opened++;
    } catch {
      // Another key, or another place than the one it was sealed for.
    }
  }
  return opened;
}

/** Does not stop at the id of a root key, which is no secret. */
function guessing(own: KeyWrapper): KeyWrapper {
  return {
    currentId: () => own.currentId(),
    wrap: (person, key) => own.wrap(person, key),
    async unwrap(person, key) {
      const { rootKeyId } = await own.wrap(person, randomBytes(32));
      return own.unwrap(person, { ...key, rootKeyId });
    },
  };
}

/** Everything in the wrapped keys that is as long as a key, tried as one: it was not kept in clear by mistake. */
function opensWithPieces(
  column: Column,
  rows: readonly Row[],
  wrapped: readonly { wrapped: Buffer }[],
): number {
  const pieces = wrapped.flatMap(({ wrapped: bytes }) =>
    Array.from({ length: bytes.length - 31 }, (_, i) => bytes.subarray(i, i + 32)),
  );
  return rows.filter((row) =>
    pieces.some((piece) => {
      try {
        return column.open(new PersonKey(row.person, piece), row) !== undefined;
      } catch {
        return false;
      }
    }),
  ).length;
}

/** Another key that calls itself the same. */
function withIdOf({ newest }: PayloadKeys): PayloadKeys {
  const key = { id: newest.id, key: randomBytes(32) };
  return { newest: key, byId: new Map([[key.id, key]]) };
}

/** All rows of all tables as text, bytes in hexadecimal, as in a dump. */
async function dumpOf({ ds }: SmallWorld): Promise<string> {
  const tables = await ds.query<{ name: string }[]>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => ds.query<{ row: string }[]>(`select t::text as row from ${name} t`)),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join('\n');
}
