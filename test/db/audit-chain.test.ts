import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createHeadsExport, readHeads } from '../../worker/audit/heads.ts';
import { readAuditKeys, type AuditKeys } from '../../worker/audit/keys.ts';
import { createSealing } from '../../worker/audit/seal.ts';
import { verifyAudit, type Verified } from '../../worker/audit/verify.ts';
import { grantToApplication } from '../../src/db/application-role.ts';
import { eventually } from '../support/program.ts';
import { ownDatabase, type OwnDatabase } from './own-database.ts';

const ROWS = 60;

/** Everything below the chain may be changed by whoever owns the database; nothing of it unseen. */
describe('the audit', () => {
  let database: OwnDatabase;
  let owner: DataSource;
  let product: DataSource;
  let auditor: DataSource;
  let folder: string;
  let keys: AuditKeys;
  let file: string;
  beforeAll(async () => {
    database = await ownDatabase();
    owner = await database.connect({ service: 'worker' });
    await owner.runMigrations();
    await grantToApplication(owner);
    product = await database.connectAsProduct({ service: 'worker' });
    auditor = await database.connectAsProduct({ service: 'audit' });
    folder = mkdtempSync(join(tmpdir(), 'audit-'));
    keys = newKeys();
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    await owner.query('truncate audit, audit_seal, audit_head');
    await owner.query('update audit_horizon set (xid, audit_id) = row(0, 0)');
    file = join(folder, `${randomUUID()}.jsonl`);
  });

  function newKeys(): AuditKeys {
    const keyFile = join(folder, `${randomUUID()}.key`);
    writeFileSync(keyFile, randomBytes(32).toString('base64'));
    return readAuditKeys(keyFile);
  }

  const read = (count: number) =>
    product.query(
      `insert into audit (at, actor_id, role, action)
       select now(), gen_random_uuid(), 'caseworker', 'read-path' from generate_series(1, $1)`,
      [count],
    );
  const seal = (by: AuditKeys = keys) => createSealing(product, by)();
  /** A transaction of any other test holds it up for as long as it runs. */
  const sealAll = async (count: number, by: AuditKeys = keys) => {
    let sealed = 0;
    await eventually(`${count} rows are chained`, async () => {
      sealed += await seal(by);
      return sealed === count || undefined;
    });
  };
  const exportHeads = () => createHeadsExport(product, { file, keys })();
  const verify = (): Promise<Verified> => verifyAudit(auditor, keys, readHeads(file, keys).lines);
  /** Written, chained and exported, twice. */
  const written = async () => {
    for (let i = 0; i < 2; i++) {
      await read(ROWS / 2);
      await sealAll(ROWS / 2);
      await exportHeads();
    }
    expect(await verify()).toEqual({ rows: ROWS, places: 1 });
  };
  const idOf = async (seq: number): Promise<string> => {
    const [row] = await owner.query<{ id: string }[]>(
      'select audit_id as id from audit_seal where seq = $1',
      [seq],
    );
    return row?.id ?? '';
  };

  it('is chained once, whatever runs beside, and a row that is still being written not before it is there', async () => {
    const open = new pg.Client(database.url);
    await open.connect();
    await open.query(`set reintegration.service = 'worker'`);
    await open.query('begin');
    await open.query(
      `insert into audit (at, actor_id, role, action) values (now(), gen_random_uuid(), 'clerk', 'read-task')`,
    );
    await read(10);
    expect(await seal()).toBe(0);
    await open.query('commit');
    await open.end();
    await Promise.all([seal(), seal(), seal()]);
    await eventually('all are chained', async () => {
      await seal();
      return (await verify()).rows === 11 || undefined;
    });

    expect(await verify()).toEqual({ rows: 11, places: 1 });
    expect(await seal()).toBe(0);
  });

  it('is read and added to by the product, and changed by it in no way', async () => {
    await written();
    for (const sql of [
      'update audit set role = role',
      'delete from audit',
      'truncate audit',
      'update audit_seal set seq = seq',
      'delete from audit_seal',
    ]) {
      await expect(product.query(sql)).rejects.toThrow(/permission denied/);
    }
  });

  it.each<[string, string, number, string]>([
    [
      'another person read',
      `update audit set actor_id = gen_random_uuid() where id = $1`,
      7,
      'changed',
    ],
    [
      'at another time',
      `update audit set at = at + interval '1 microsecond' where id = $1`,
      7,
      'changed',
    ],
    ['a row is gone', 'delete from audit where id = $1', 7, 'gone'],
    ['its seal is gone', 'delete from audit_seal where audit_id = $1', 7, 'seal-gone'],
    [
      'its link is another one',
      `update audit_seal set link = sha256(link) where audit_id = $1`,
      7,
      'changed',
    ],
    [
      'it changed places with another one',
      `update audit_seal set audit_id = case seq when 7 then -1 else audit_id end where audit_id = $1`,
      7,
      'gone',
    ],
    [
      'both are gone, and those after it moved up',
      `with a as (delete from audit_seal where audit_id = $1), b as (delete from audit where id = $1)
       update audit_seal set seq = -seq where seq > 7`,
      7,
      'changed',
    ],
  ])('shows that %s', async (_, sql, seq, why) => {
    await written();
    await owner.query(sql, [await idOf(seq)]);
    if (why === 'changed' && sql.includes('-seq')) {
      await owner.query('update audit_seal set seq = -seq - 1 where seq < 0');
    }
    expect((await verify()).bad).toMatchObject({ placeId: '', seq, why });
  });

  it('shows that its end was cut off', async () => {
    await written();
    const id = await idOf(50);
    await owner.query('delete from audit_seal where seq >= 50');
    await owner.query('delete from audit where id >= $1', [id]);
    await owner.query('update audit_head set seq = 49');
    expect((await verify()).bad).toEqual({ placeId: '', seq: 50, why: 'end-cut-off' });
  });

  it('shows the first row of a chain that was made anew with another key', async () => {
    await written();
    await owner.query(`update audit set role = 'auditor' where id = $1`, [await idOf(12)]);
    await owner.query('truncate audit_seal, audit_head');
    await owner.query('update audit_horizon set (xid, audit_id) = row(0, 0)');
    await sealAll(ROWS, newKeys());
    expect((await verify()).bad).toMatchObject({ seq: 1, why: 'changed' });
  });

  it('shows the row from which on a chain was made anew by whoever stole its key', async () => {
    await written();
    await owner.query(`update audit set role = 'auditor' where id = $1`, [await idOf(42)]);
    await owner.query('truncate audit_seal, audit_head');
    await owner.query('update audit_horizon set (xid, audit_id) = row(0, 0)');
    await sealAll(ROWS);
    // All up to the head that was exported before are as they were.
    expect((await verify()).bad).toMatchObject({ seq: ROWS, why: 'not-as-exported' });
  });

  it('shows a row that was put in among the others', async () => {
    await written();
    await owner.query(
      `insert into audit (at, actor_id, role, action, xid)
       select at, gen_random_uuid(), role, action, xid from audit where id = $1`,
      [await idOf(9)],
    );
    await seal();
    expect((await verify()).bad).toMatchObject({ placeId: '', why: 'never-chained' });
  });

  it('shows that a line of the exported heads was changed, or is gone', async () => {
    await written();
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('"at":"2', '"at":"3'));
    expect(readHeads(file, keys)).toEqual({ lines: [], problem: expect.stringMatching(/line 1/) });
    writeFileSync(file, whole.split('\n').slice(1).join('\n'));
    expect(readHeads(file, keys)).toEqual({ lines: [], problem: expect.stringMatching(/is gone/) });
    writeFileSync(file, whole);
    expect(readHeads(file, keys)).toEqual({ lines: [expect.anything(), expect.anything()] });
  });

  it('goes on after a restore, in which transactions are numbered anew', async () => {
    await written();
    await owner.query('update audit_horizon set xid = xid + 1000000');
    await read(5);

    await sealAll(5);
    expect(await verify()).toEqual({ rows: ROWS + 5, places: 1 });
  });
});
