import type { DataSource } from 'typeorm';
import type { Pool, QueryResult } from 'pg';
import { asService, scopeNow, type Service } from './scope.ts';
import { scopedQuery } from './scoped-query.ts';

export interface Statement {
  /** Under this name the server keeps its plan, one for each connection. */
  name: string;
  text: string;
}

/**
 * Runs plain SQL as a prepared statement, in the scope of whoever asks: for the statements of the write path and the
 * boards, planning takes longer than running. An error closes the connection, so nothing half done is handed on.
 */
export async function prepared<Row>(
  ds: DataSource,
  statement: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  const config = { ...statement, values: [...values] };
  const scope = scopeNow();
  // The pool hands a query that is made already to the connection as it is, as it does with a cursor.
  const query = scope ? (scopedQuery(config, scope) as unknown as typeof config) : config;
  const { rows }: QueryResult<Row & object> = await poolOf(ds).query<Row & object>(query);
  return rows;
}

/** The same in the product's own name: a caller gets less than what it reads. */
export function preparedAs<Row>(
  service: Service,
  ds: DataSource,
  asked: { statement: Statement; values: readonly unknown[] },
): Promise<Row[]> {
  return asService(service, () => prepared<Row>(ds, asked.statement, asked.values));
}

function poolOf(ds: DataSource): Pool {
  // TypeORM calls the pool of its PostgreSQL driver `master`, and does not declare it on the driver's interface.
  const { master } = ds.driver as unknown as { master?: Pool };
  if (!master) throw new Error('the database is not connected');
  return master;
}
