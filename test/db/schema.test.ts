import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ownDatabase, type OwnDatabase } from './own-database.ts';

describe('the tables', () => {
  let database: OwnDatabase;
  let ds: DataSource;

  beforeAll(async () => {
    database = await ownDatabase();
    ds = await database.connect();
    await ds.runMigrations();
  });
  afterAll(() => database.drop());

  it('are after all migrations exactly what the entities say', async () => {
    const drift = await ds.driver.createSchemaBuilder().log();

    expect(drift.upQueries.map((query) => query.query)).toEqual([]);
  });

  it('would show it if an entity said something else', async () => {
    await ds.query('alter table person add column nickname text');
    const drift = await ds.driver.createSchemaBuilder().log();
    await ds.query('alter table person drop column nickname');

    expect(drift.upQueries.map((query) => query.query)).toEqual([
      'ALTER TABLE "person" DROP COLUMN "nickname"',
    ]);
  });

  it('go away with the migrations and come back the same', async () => {
    const columns = `select table_name, column_name, data_type, is_nullable from information_schema.columns
      where table_schema = 'public' order by 1, 2`;
    const before: unknown = await ds.query(columns);
    while ((await ds.query<unknown[]>('select from migration')).length > 0) {
      await ds.undoLastMigration();
    }
    const left = await ds.query<{ tablename: string }[]>(
      `select tablename from pg_tables where schemaname = 'public'`,
    );
    await ds.runMigrations();

    expect(left).toEqual([{ tablename: 'migration' }]);
    expect(await ds.query(columns)).toEqual(before);
  });
});
