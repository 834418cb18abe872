import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, readJson } from './root.mjs';
import { temporalVersion } from './temporal-wheel.mjs';

const downloadMsMax = 180_000;

/**
 * The last way: the Temporal SDK can download the CLI and start it. Its server is ended again at
 * once; ours is started from the downloaded program, with our own flags and our own watch over it.
 */
export async function downloadBySdk(target) {
  const folder = mkdtempSync(`${target}-sdk-`);
  try {
    await withDeadline(startAndStop(folder));
    const [name] = readdirSync(folder);
    if (!name) throw new Error('it left no program behind');
    renameSync(join(folder, name), target);
    return target;
  } catch (error) {
    // The rest of the message repeats addresses.
    throw new Error(error.message.split(' (')[0]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startAndStop(downloadDir) {
  const { Runtime, DefaultLogger } = await import('@temporalio/worker');
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
  const runtime = Runtime.instance();
  const server = await runtime.createEphemeralServer(options(downloadDir));
  await runtime.shutdownEphemeralServer(server);
}

const options = (downloadDir) => ({
  type: 'dev-server',
  exe: {
    type: 'cached-download',
    downloadDir,
    version: `v${temporalVersion}`,
    ttl: 0,
    sdkName: 'sdk-typescript',
    sdkVersion: readJson(inRoot('node_modules/@temporalio/worker/package.json'), {}).version,
  },
  namespace: 'default',
  ip: '127.0.0.1',
  port: null,
  uiPort: null,
  dbFilename: null,
  ui: false,
  log: { format: 'json', level: 'error' },
  extraArgs: [],
});

function withDeadline(work) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error('it took too long')), downloadMsMax);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
