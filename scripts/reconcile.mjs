import { join } from 'node:path';
import { ensure } from './ensure.mjs';
import { aside, runBuilt, runTelling } from './lib/aside.mjs';
import { readConfig } from './lib/config.mjs';
import { appUrlOf } from './lib/database.mjs';
import { commandOf } from './lib/processes.mjs';
import { productEnv } from './lib/product.mjs';
import { inRoot, readJson, Sentence } from './lib/root.mjs';

/** Beside the product that runs: with its configuration, and where `npm start` brought servers of its own, with those. */
async function reconcile() {
  const config = readConfig();
  const appUrl = config.embedded.postgres ? appUrlOf(config.dataDir) : config.databaseUrl;
  if (!appUrl) throw notRunning(config.dataDir);
  const address = config.embedded.temporal ? embeddedAddress(config) : config.temporalAddress;
  await aside(ensure);
  const args = [inRoot('dist/worker/reconcile.js'), ...process.argv.slice(2)];
  const env = productEnv(config, { appUrl, address });
  await runBuilt(args, { env, cwd: inRoot() });
}

function embeddedAddress({ dataDir }) {
  const { pid } = readJson(join(dataDir, 'temporal', 'temporal.db.pid'), {});
  const port = /--port (\d+)/.exec(commandOf(pid))?.[1];
  if (!port) throw notRunning(dataDir);
  return `127.0.0.1:${port}`;
}

const notRunning = (dataDir) =>
  new Sentence(
    `No product runs on ${dataDir}. Start it with npm start, or set DATABASE_URL and TEMPORAL_ADDRESS.`,
  );

void runTelling(reconcile);
