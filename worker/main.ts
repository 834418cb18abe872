import { ConfigError, loadConfig } from '../src/config.ts';
import { runWorker } from './run-worker.ts';

/** The worker process: takes the paths' work, and repairs what was lost on the way. */
async function main(): Promise<void> {
  await runWorker(loadConfig(process.env));
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  console.error('The worker ended, because something that it needs failed.');
  process.exit(1);
});
