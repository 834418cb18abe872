import { join } from 'node:path';
import { readConfig } from './config.mjs';
import { appUrlOf } from './database.mjs';
import { commandOf } from './processes.mjs';
import { productEnv } from './product.mjs';
import { readJson, Sentence } from './root.mjs';

/** Beside the product that runs: with its configuration, and where `npm start` brought servers of its own, with those. */
export function besideEnv() {
  const config = readConfig();
  const appUrl = config.embedded.postgres ? appUrlOf(config.dataDir) : config.databaseUrl;
  if (!appUrl) throw notRunning(config.dataDir);
  const address = config.embedded.temporal ? embeddedAddress(config) : config.temporalAddress;
  return productEnv(config, { appUrl, address });
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
