import { DataSource } from 'typeorm';
import { entities } from './entities/index.ts';
import { DroppingClient } from './dropping-client.ts';
import { migrations } from './migrations/index.ts';
import type { Service } from './scope.ts';

export interface DatabaseOptions {
  url: string;
  /** Connections at most; 2 cores serve no more than a handful at once. */
  max?: number;
  /** Client side: the only limit that ends a query on a silent connection. */
  queryTimeoutMs?: number;
  applicationName?: string;
  /** What every connection is for, where the product reads and writes for itself and for no caller. */
  service?: Service;
  /** Told of an idle connection that broke; without a listener the process would end. */
  onPoolError?: (error: Error) => void;
}

/** What the worker calls itself, so that others see whether it is there. */
export const WORKER = 'reintegration-worker';

const CONNECTIONS_MAX = 10;
/** A request has five seconds in all: one try that fails, and time to say so. */
const QUERY_TIMEOUT_MS = 3_000;
const CONNECT_TIMEOUT_MS = 2_000;

/** TypeORM on PostgreSQL: tables come from migrations alone, never from entities. */
export function createDataSource(options: DatabaseOptions): DataSource {
  const queryTimeoutMs = options.queryTimeoutMs ?? QUERY_TIMEOUT_MS;
  return new DataSource({
    type: 'postgres',
    url: urlOf(options),
    applicationName: options.applicationName ?? 'reintegration',
    entities,
    migrations,
    migrationsTableName: 'migration',
    synchronize: false,
    // A logged query shows its parameters.
    logging: false,
    installExtensions: false,
    poolErrorHandler: (error: Error) => options.onPoolError?.(error),
    extra: {
      Client: DroppingClient,
      max: options.max ?? CONNECTIONS_MAX,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: queryTimeoutMs,
      // The server stops as well, a moment before the client turns away.
      statement_timeout: queryTimeoutMs - Math.min(500, queryTimeoutMs / 4),
      idle_in_transaction_session_timeout: 10_000,
      keepAlive: true,
    },
  });
}

/** Said when the connection is made, it costs no statement; without it row security shows nothing. */
function urlOf({ url, service }: DatabaseOptions): string {
  if (service === undefined) return url;
  const known = new URL(url);
  const options = known.searchParams.get('options') ?? '';
  known.searchParams.set('options', `${options} -c reintegration.service=${service}`.trim());
  return known.href;
}
