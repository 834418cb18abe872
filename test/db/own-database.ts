import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { APPLICATION_ROLE } from '../../src/db/application-role.ts';
import { createDataSource, type DatabaseOptions } from '../../src/db/data-source.ts';

export interface OwnDatabase {
  url: string;
  /** As the owner of the tables. */
  connect(options?: Omit<DatabaseOptions, 'url'>): Promise<DataSource>;
  /** As the product connects: with the rights of the application role, and no others. */
  connectAsProduct(options?: Omit<DatabaseOptions, 'url'>): Promise<DataSource>;
  drop(): Promise<void>;
}

/** A database for one test file, on the PostgreSQL that all files share: empty, or a copy of another one. */
export async function ownDatabase(template = 'template1'): Promise<OwnDatabase> {
  const adminUrl = process.env['TEST_POSTGRES_URL'];
  if (!adminUrl) throw new Error('TEST_POSTGRES_URL is not set: run the tests through npm test');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await runSql(adminUrl, `create database ${name} template ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const connected: DataSource[] = [];
  const open = async (options: DatabaseOptions) => {
    const ds = await createDataSource(options).initialize();
    connected.push(ds);
    return ds;
  };
  return {
    url: url.href,
    connect: (options = {}) => open({ ...options, url: url.href }),
    connectAsProduct(options = {}) {
      const asRole = new URL(url);
      asRole.searchParams.set('options', `-c role=${APPLICATION_ROLE}`);
      return open({ ...options, url: asRole.href });
    },
    async drop() {
      for (const ds of connected) if (ds.isInitialized) await ds.destroy();
      await runSql(adminUrl, `drop database ${name} with (force)`);
    },
  };
}

/** One statement over a connection of its own, past everything that the product forbids. */
export async function runSql<Row>(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<Row & object>(text, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}
