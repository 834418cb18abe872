import { DefaultLogger } from '@temporalio/worker';
import { isPlain, log } from './log.ts';

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
