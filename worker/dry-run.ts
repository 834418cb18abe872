import { ConfigError, loadConfig } from '../src/config.ts';
import { productNow } from '../src/db/clock-offset.ts';
import { createDataSource } from '../src/db/data-source.ts';
import { besides } from '../src/policy/command/besides.ts';
import { Misused, NotThere } from '../src/policy/command/command.ts';
import { keyOptionsOf } from '../src/sealing/open-key-wrapper.ts';
import { readWish } from './dry-run/read-wish.ts';
import { runDry } from './dry-run/run.ts';
import { endThreads, startThreads, type Thread } from './dry-run/threads.ts';
import { untold } from './untold.ts';

/** Of a page, on a machine that has other things to do. */
const READ_MS_MAX = 60_000;

/**
 * Says what another pack would change for the open paths that stand on one, and changes nothing. Ends with 0 where nothing
 * would change, 1 where something would, 2 where it could not be told.
 */
async function main(args: readonly string[]): Promise<number> {
  const threads = startThreads();
  try {
    return await runWith(threads, args);
  } finally {
    await endThreads(threads);
  }
}

async function runWith(threads: readonly Thread[], args: readonly string[]): Promise<number> {
  const wish = readWish(args);
  const config = loadConfig(process.env);
  const { DATABASE_URL: url } = config;
  const ds = createDataSource({ url, max: 1, queryTimeoutMs: READ_MS_MAX, service: 'dry-run' });
  try {
    await ds.initialize();
    const now = await productNow(ds);
    const tally = await runDry(ds, wish, { threads, keys: keyOptionsOf(config), now });
    if (tally.failed > 0) return 2;
    return tally.changed > 0 || tally.refused.size > 0 ? 1 : 0;
  } finally {
    if (ds.isInitialized) await ds.destroy();
  }
}

function sentence(thrown: unknown): string {
  if (thrown instanceof ConfigError || thrown instanceof NotThere) return thrown.message;
  const isOfArguments = thrown instanceof TypeError && 'code' in thrown;
  if (thrown instanceof Misused || isOfArguments) return besides['dry-run'];
  return untold(thrown);
}

// Whoever reads only the first lines closes the pipe.
process.stdout.on('error', () => {});
main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (thrown: unknown) => {
    console.error(sentence(thrown));
    process.exitCode = 2;
  },
);
