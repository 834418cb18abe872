import { join } from 'node:path';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { ownDatabase, runSql, type OwnDatabase } from '../db/own-database.ts';
import { Program, root } from '../support/program.ts';
import type { TestSystem } from '../support/test-system.ts';

/** All rows of a system at one moment, in a database of their own, as a restore would bring them back. */
export class Backup {
  private constructor(
    private readonly database: OwnDatabase,
    readonly env: NodeJS.ProcessEnv,
    private readonly rows: ReadonlyMap<string, unknown[]>,
  ) {}

  static async of(system: TestSystem): Promise<Backup> {
    const tables = await system.sql<{ name: string }>(TABLES);
    const rows = new Map<string, unknown[]>();
    for (const { name } of tables) {
      const found = await system.sql<{ row: unknown }>(`select to_jsonb(t) as row from ${name} t`);
      rows.set(
        name,
        found.map(({ row }) => row),
      );
    }
    const database = await ownDatabase();
    const url = new URL(system.env['DATABASE_URL'] ?? '');
    url.pathname = new URL(database.url).pathname;
    const env = { ...system.env, DATABASE_URL: url.href };
    const backup = new Backup(database, env, rows);
    await backup.migrate();
    await backup.restore();
    return backup;
  }

  /** As it was at the moment of the backup, whatever was done with it since. */
  async restore(): Promise<void> {
    const client = new pg.Client(this.database.url);
    await client.connect();
    try {
      await client.query('set session_replication_role = replica');
      for (const [name, rows] of this.rows) {
        await client.query(`delete from ${name}`);
        const fill = `insert into ${name} select * from jsonb_populate_recordset(null::public.${name}, $1::jsonb)`;
        await client.query(fill, [JSON.stringify(rows)]);
      }
      for (const [name] of this.rows) await client.query(ADVANCE, [name]);
    } finally {
      await client.end();
    }
  }

  connect(): Promise<DataSource> {
    return this.database.connect();
  }

  async sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return runSql<Row>(this.database.url, text, values);
  }

  drop(): Promise<void> {
    return this.database.drop();
  }

  private async migrate(): Promise<void> {
    const env = { ...this.env, DATABASE_OWNER_URL: this.database.url, DEMO: 'none' };
    const program = new Program(join(root, 'dist/src/db/migrate.js'), env);
    await program.start();
    const code = await program.ended();
    await program.stop();
    if (code !== 0) throw new Error(`the migration failed:\n${program.output}`);
  }
}

/** So that the next row gets a number of its own, as a dump takes care. */
const ADVANCE = `
  select setval(pg_get_serial_sequence($1, 'id'), 1000000)
  where $1 in (select table_name from information_schema.columns
    where table_schema = 'public' and column_name = 'id' and column_default like 'nextval%')`;

const TABLES = `select tablename as name from pg_tables where schemaname = 'public' order by 1`;
