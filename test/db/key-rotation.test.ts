import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { grantToApplication } from '../../src/db/application-role.ts';
import { fileKeyWrapper } from '../../src/sealing/file-key-wrapper.ts';
import type { KeyWrapper } from '../../src/sealing/key-wrapper.ts';
import { createSealer, type Sealer } from '../../src/sealing/sealer.ts';
import { rotateKeys } from '../../worker/keys/rotate.ts';
import { rootKeysInUse } from '../../worker/keys/status.ts';
import { ownDatabase, type OwnDatabase } from './own-database.ts';

const PLACE = { table: 'person', field: 'sealed' };
const SECRET = Buffer.from('阿梅, 花园路七号');
/** More than two batches. */
const PEOPLE = 1_200;

describe('when the root key is changed', () => {
  let database: OwnDatabase;
  let owner: DataSource;
  /** As the command connects: it sees wrapped keys and nothing else. */
  let keys: DataSource;
  let dir: string;
  let file: string;
  const [first, second] = [randomBytes(32), randomBytes(32)];

  beforeAll(async () => {
    database = await ownDatabase();
    owner = await database.connect();
    await owner.runMigrations();
    await grantToApplication(owner);
    keys = await database.connectAsProduct({ service: 'keys' });
  });
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'root-keys-'));
    file = join(dir, 'person-root.key');
    write(first);
  });
  afterEach(async () => {
    rmSync(dir, { recursive: true, force: true });
    await owner.query('truncate person, person_key cascade');
  });
  afterAll(() => database.drop());

  const write = (...roots: Buffer[]) =>
    writeFileSync(file, roots.map((root) => root.toString('base64')).join('\n'));
  /** A process that keeps no key in memory asks the root key each time. */
  const process = () => createSealer(owner, fileKeyWrapper(file), 0);

  async function somebody(sealer: Sealer): Promise<string> {
    const id = randomUUID();
    const { key, wrapped, rootKeyId } = await sealer.newKey(id);
    await owner.query('insert into person values ($1, $2, now())', [id, key.seal(PLACE, SECRET)]);
    await owner.query('insert into person_key values ($1, $2, $3)', [id, wrapped, rootKeyId]);
    return id;
  }

  /** Of what is sealed, byte for byte. */
  async function marks(): Promise<string[]> {
    const rows = await owner.query<{ mark: string }[]>(
      'select md5(id::text || sealed::text) as mark from person',
    );
    return rows.map(({ mark }) => mark);
  }

  async function many(sealer: Sealer): Promise<void> {
    for (let i = 0; i < PEOPLE; i++) await somebody(sealer);
  }

  async function readable(sealer: Sealer): Promise<number> {
    const rows = await owner.query<{ id: string; sealed: Buffer }[]>(
      'select id, sealed from person',
    );
    let opened = 0;
    // One after the other: a thousand at once wait for a connection until that is refused.
    for (const { id, sealed } of rows) {
      const plain = await sealer.open(id, PLACE, sealed).catch(() => undefined);
      if (plain?.equals(SECRET)) opened++;
    }
    return opened;
  }

  it('everybody stays readable meanwhile, new persons too, and afterwards without the old one', async () => {
    const running = process();
    await many(running);
    const sealed = await marks();
    write(second, first);
    let isDone = false;
    let opened = 0;
    const work = async () => {
      while (!isDone) {
        const id = await somebody(running);
        const [row] = await owner.query<{ sealed: Buffer }[]>(
          'select sealed from person where id = $1',
          [id],
        );
        expect(await running.open(id, PLACE, row?.sealed ?? Buffer.alloc(0))).toEqual(SECRET);
        opened++;
      }
    };
    const meanwhile = work();
    const { away } = await rotateKeys(keys, fileKeyWrapper(file));
    isDone = true;
    await meanwhile;
    write(second);

    expect(away).toBe(0);
    expect(opened).toBeGreaterThan(0);
    expect(await readable(running)).toBe(PEOPLE + opened);
    const after = new Set(await marks());
    expect(sealed.filter((mark) => !after.has(mark))).toEqual([]);
    write(first);
    expect(await readable(process())).toBe(0);
  });

  it('goes on where it was stopped, and twice at once does no harm', async () => {
    await many(process());
    write(second, first);
    await expect(rotateKeys(keys, failingAfter(700, fileKeyWrapper(file)))).rejects.toThrow('gone');
    const [current, older] = await rootKeysInUse(keys, fileKeyWrapper(file)).then((uses) =>
      uses.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent)),
    );
    expect(current?.persons).toBe(500);
    expect(older?.persons).toBe(PEOPLE - 500);

    const both = [fileKeyWrapper(file), fileKeyWrapper(file)];
    await Promise.all(both.map((wrapper) => rotateKeys(keys, wrapper)));
    write(second);
    expect(await readable(process())).toBe(PEOPLE);
  });

  it('whoever waits for another root key keeps nobody waiting', async () => {
    write(randomBytes(32));
    await somebody(process());
    write(first);
    await somebody(process());
    write(second, first);

    expect(await rotateKeys(keys, fileKeyWrapper(file))).toEqual({ wrapped: 1, away: 1 });
    expect(await readable(process())).toBe(1);
  });

  it('a running process takes the new one, and survives a file that is half written', async () => {
    const running = process();
    const id = await somebody(running);
    writeFileSync(file, 'half');
    expect(await running.keyOf(id)).toBeDefined();
    rmSync(file);
    expect(await running.keyOf(id)).toBeDefined();
    write(second, first);
    const { rootKeyId } = await running.newKey(randomUUID());

    expect(rootKeyId).toBe(await fileKeyWrapper(file).currentId());
    expect(rootKeyId).not.toBe(await onlyOf(first).currentId());
  });

  function onlyOf(root: Buffer): KeyWrapper {
    const own = join(dir, 'other.key');
    writeFileSync(own, root.toString('base64'));
    return fileKeyWrapper(own);
  }
});

/** A key service that is gone in the middle. */
function failingAfter(times: number, wrapper: KeyWrapper): KeyWrapper {
  let left = times;
  return {
    ...wrapper,
    unwrap(person, key) {
      if (left-- <= 0) throw new Error('gone');
      return wrapper.unwrap(person, key);
    },
  };
}
