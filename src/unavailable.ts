import { RootKeyAway } from './sealing/key-wrapper.ts';

/** Whether something failed only because a part of the product is away or slow just now. */
export function isUnavailable(thrown: unknown): boolean {
  if (thrown instanceof RootKeyAway) return true;
  if (thrown instanceof AggregateError) return thrown.errors.some(isUnavailable);
  if (!(thrown instanceof Error)) return false;
  const code = 'code' in thrown ? String(thrown.code) : '';
  if (NETWORK.has(code) || DATABASE.has(code) || code.startsWith('08')) return true;
  return SILENCE.some((words) => thrown.message.includes(words));
}

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'UND_ERR_SOCKET',
]);

/** PostgreSQL: shutting down, crashed, starting, too many connections, statement cancelled, no lock, deadlock. */
const DATABASE = new Set(['57P01', '57P02', '57P03', '53300', '57014', '55P03', '40001', '40P01']);

/** node-postgres gives these no code. */
const SILENCE = [
  'Query read timeout',
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error',
  // Before the first connection: ours, and that of TypeORM.
  'the database is not connected',
  'connection is not yet established',
  'Driver not Connected',
];
