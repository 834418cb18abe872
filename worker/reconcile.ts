import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '../src/config.ts';
import { createDataSource } from '../src/db/data-source.ts';
import { openParts } from './parts.ts';
import { reconcileAll, type Outcome } from './reconcile/run.ts';
import { runCommand } from './run-command.ts';

const USAGE = 'usage: npm run reconcile -- [--repair] [--path <id>]';
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** Counting all open tasks takes longer than anybody at a desk would wait. */
const COUNT_MS_MAX = 120_000;

/**
 * Compares what boards show with what the ledgers say, beside the running product. Ends with 0 where all is as it
 * should be, 1 where something differs (also where it was then repaired), 2 where it could not be told.
 */
async function main(): Promise<number> {
  const { path, repair } = readArgs();
  const config = loadConfig(process.env);
  const parts = openParts(config);
  const slow = createDataSource({
    url: config.DATABASE_URL,
    max: 1,
    queryTimeoutMs: COUNT_MS_MAX,
    service: 'worker',
  });
  try {
    await parts.ds.initialize();
    await slow.initialize();
    const outcome = await reconcileAll(parts, slow, {
      ...(path === undefined ? {} : { path }),
      isRepair: repair,
      tell: (line) => console.log(line),
      progress: (line) => console.error(line),
    });
    console.log(summary(outcome, repair));
    if (outcome.failed > 0) return 2;
    return outcome.differences > 0 ? 1 : 0;
  } finally {
    if (slow.isInitialized) await slow.destroy();
    await parts.close();
  }
}

function readArgs(): { path: string | undefined; repair: boolean } {
  const { values } = parseArgs({
    options: { repair: { type: 'boolean', default: false }, path: { type: 'string' } },
  });
  const { path, repair } = values;
  if (path !== undefined && !UUID.test(path)) {
    throw new ConfigError('The id of a path is a UUID, as the address of its page shows it.');
  }
  return { path: path?.toLowerCase(), repair };
}

function summary({ paths, differences, failed, left }: Outcome, isRepair: boolean): string {
  const repaired = isRepair && differences > 0 ? [`${left} paths could not be repaired`] : [];
  const missed = failed > 0 ? [`${failed} paths could not be compared`] : [];
  return [`${paths} paths, ${differences} differences`, ...repaired, ...missed].join('; ');
}

runCommand(main, USAGE);
