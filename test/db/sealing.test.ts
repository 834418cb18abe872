import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { rootKeyWrapper } from '../../src/sealing/key-wrapper.ts';
import { createSealer, type Sealer } from '../../src/sealing/sealer.ts';
import { ownDatabase, type OwnDatabase } from './own-database.ts';

const rootKey = randomBytes(32);
const secret = Buffer.from('阿梅, 昆明, 138');
const place = { table: 'person', field: 'sealed', row: 'a' };

describe('what is sealed with the key of a person', () => {
  let database: OwnDatabase;
  let ds: DataSource;
  let sealer: Sealer;

  beforeAll(async () => {
    database = await ownDatabase();
    ds = await database.connect();
    await ds.runMigrations();
    sealer = createSealer(ds, rootKeyWrapper([rootKey]), 2);
  });
  afterAll(() => database.drop());

  async function somebody(): Promise<string> {
    const id = randomUUID();
    const { wrapped, rootKeyId } = await sealer.newKey(id);
    await ds.query(`insert into person values ($1, '', now())`, [id]);
    await ds.query('insert into person_key values ($1, $2, $3)', [id, wrapped, rootKeyId]);
    return id;
  }

  it('opens for her where it was sealed', async () => {
    const her = await somebody();
    const sealed = await sealer.seal(her, place, secret);

    expect(sealed.includes(secret)).toBe(false);
    expect(await sealer.open(her, place, sealed)).toEqual(secret);
  });

  it.each([
    ['another table', { ...place, table: 'body' }],
    ['another field', { ...place, field: 'other' }],
    ['another row', { ...place, row: 'b' }],
    ['no row', { table: 'person', field: 'sealed' }],
  ])('does not open in %s', async (_, elsewhere) => {
    const her = await somebody();
    const sealed = await sealer.seal(her, place, secret);

    await expect(sealer.open(her, elsewhere, sealed)).rejects.toThrow();
  });

  it('does not open for somebody else, even with her own wrapped key in the row', async () => {
    const [her, him] = [await somebody(), await somebody()];
    const sealed = await sealer.seal(her, place, secret);
    await expect(sealer.open(him, place, sealed)).rejects.toThrow('another key');

    await ds.query(
      `update person_key set wrapped = (select wrapped from person_key where person_id = $1)
       where person_id = $2`,
      [her, him],
    );
    sealer.forget(him);
    await expect(sealer.open(him, place, sealed)).rejects.toThrow();
  });

  it('does not open after one bit has changed, wherever it is', async () => {
    const her = await somebody();
    const sealed = await sealer.seal(her, place, secret);
    for (let i = 0; i < sealed.length; i++) {
      const broken = Buffer.from(sealed);
      broken.writeUInt8(broken.readUInt8(i) ^ 1, i);
      await expect(sealer.open(her, place, broken)).rejects.toThrow();
    }
  });

  it('never looks the same twice, while its mark does', async () => {
    const key = await sealer.keyOf(await somebody());
    const other = await sealer.keyOf(await somebody());

    expect(key.seal(place, secret)).not.toEqual(key.seal(place, secret));
    expect(key.mark(secret)).toEqual(key.mark(secret));
    expect(key.mark(secret)).not.toEqual(other.mark(secret));
  });

  it('cannot be read by anybody once her key is gone', async () => {
    const her = await somebody();
    const sealed = await sealer.seal(her, place, secret);
    await ds.query('delete from person_key where person_id = $1', [her]);
    sealer.forget(her);

    await expect(sealer.open(her, place, sealed)).rejects.toThrow('the key of this person is gone');
  });

  it('is not opened by another root key', async () => {
    const her = await somebody();
    const stranger = createSealer(ds, rootKeyWrapper([randomBytes(32)]));

    await expect(stranger.keyOf(her)).rejects.toThrow('another root key');
  });

  it('keeps no more keys in memory than it was allowed', async () => {
    const [first, ...others] = [await somebody(), await somebody(), await somebody()];
    for (const id of [first, ...others]) await sealer.keyOf(id ?? '');
    await ds.query('delete from person_key where person_id = any($1)', [[first, ...others]]);

    await expect(sealer.keyOf(first ?? '')).rejects.toThrow('gone');
    await expect(sealer.keyOf(others[1] ?? '')).resolves.toBeDefined();
  });

  it('wants a root key of 32 bytes', () => {
    expect(() => rootKeyWrapper([randomBytes(31)])).toThrow('32 bytes');
  });
});
