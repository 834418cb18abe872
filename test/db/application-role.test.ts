import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { APPLICATION_ROLE, grantToApplication } from '../../src/db/application-role.ts';
import { ownDatabase, type OwnDatabase } from './own-database.ts';

describe('the role that the product works under', () => {
  let database: OwnDatabase;
  let owner: DataSource;
  let product: DataSource;

  beforeAll(async () => {
    database = await ownDatabase();
    owner = await database.connect();
    await owner.runMigrations();
    await grantToApplication(owner);
    product = await database.connectAsProduct();
  });
  afterAll(() => database.drop());

  it('owns nothing, and row security would bind it', async () => {
    const owned = await owner.query(
      `select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = $1`,
      [APPLICATION_ROLE],
    );
    const role = await owner.query(
      'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = $1',
      [APPLICATION_ROLE],
    );

    expect(owned).toEqual([]);
    expect(role).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
    ]);
  });

  it.each([
    'create table mine (id int)',
    'alter table task add column mine int',
    'drop table task',
    'truncate audit',
    'delete from audit',
    `update audit set role = 'nobody'`,
    `update ledger set kind = 'fact'`,
    'delete from path',
    'delete from person_key',
    'update person_key set person_id = null',
    `update account set disabled_at = null`,
    'delete from migration',
    'delete from erasure',
    `select erase_person('00000000-0000-4000-8000-000000000000')`,
  ])('may not: %s', async (sql) => {
    await expect(product.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(['select * from account', 'update clock set offset_ms = 0', 'delete from count_delta'])(
    'may: %s',
    async (sql) => {
      await expect(product.query(sql)).resolves.toBeDefined();
    },
  );

  it('has a right on every table, so that none was forgotten', async () => {
    const bare = await owner.query(
      `select tablename from pg_tables where schemaname = 'public'
         and not has_table_privilege($1, format('%I.%I', schemaname, tablename), 'select')`,
      [APPLICATION_ROLE],
    );

    expect(bare).toEqual([]);
  });
});
