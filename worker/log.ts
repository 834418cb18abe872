import { DefaultLogger } from '@temporalio/worker';

/** One line of JSON an event: facts are ids, codes and numbers, never what belongs to a person. */
export type Log = (event: string, facts?: Record<string, string | number>) => void;

export const log: Log = (event, facts = {}) => {
  console.log(JSON.stringify({ at: new Date().toISOString(), event, ...facts }));
};

/**
 * What failed, by its name and code. Messages are left out: a driver's message may quote the value that it could not
 * take.
 */
export function nameOf(thrown: unknown): { error: string } {
  if (!(thrown instanceof Error)) return { error: 'unknown' };
  const code: unknown = Reflect.get(thrown, 'code');
  return { error: isPlain(code) ? `${thrown.name} ${code}` : thrown.name };
}

function isPlain(code: unknown): code is string | number {
  return typeof code === 'string' || typeof code === 'number';
}

/** Temporal's own messages carry ids and codes alone, because failures are made so; from warnings upwards. */
export function temporalLogger(): DefaultLogger {
  return new DefaultLogger('WARN', ({ level, message, meta }) => {
    const ids = ['workflowId', 'activityType', 'attempt'].flatMap((name) => {
      const value: unknown = meta?.[name];
      return isPlain(value) ? [[name, value] as const] : [];
    });
    log('temporal', { level, message, ...Object.fromEntries(ids), ...errorIn(meta) });
  });
}

function errorIn(meta: Record<string, unknown> | undefined): Record<string, string> {
  const { error } = meta ?? {};
  return error instanceof Error ? { error: error.stack ?? error.message } : {};
}
