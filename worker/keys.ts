import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { ConfigError, loadConfig, type Config } from '../src/config.ts';
import { createDataSource } from '../src/db/data-source.ts';
import { openKeyWrapper } from '../src/sealing/open-key-wrapper.ts';
import { exportKeys, importKeys } from './keys/copy.ts';
import { rotateKeys } from './keys/rotate.ts';
import { payloadKeysInUse, rootKeysInUse } from './keys/status.ts';
import { runCommand } from './run-command.ts';

const USAGE = 'usage: npm run keys -- status | rotate | export <file> | import <file>';
const READ_MS_MAX = 60_000;

/**
 * Says which keys are in use, and wraps the data keys of persons by the newest root key, beside the running product. Ends
 * with 0 where the newest wraps all of them, 1 where it does not, 2 where it could not be told.
 */
async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const work = workOf(positionals);
  if (!work) throw new ConfigError(USAGE);
  const config = loadConfig(process.env);
  const { DATABASE_URL: url } = config;
  const ds = createDataSource({ url, max: 2, queryTimeoutMs: READ_MS_MAX, service: 'keys' });
  try {
    await ds.initialize();
    return await work(ds, config);
  } finally {
    if (ds.isInitialized) await ds.destroy();
  }
}

type Work = (ds: DataSource, config: Config) => Promise<number>;

function workOf([command, file, ...rest]: readonly string[]): Work | undefined {
  if (rest.length > 0) return undefined;
  if (file === undefined) return { status, rotate }[command ?? ''];
  if (command === 'export') {
    return async (ds) => {
      console.log(`Wrote the wrapped keys of ${await exportKeys(ds, file)} persons.`);
      return 0;
    };
  }
  if (command !== 'import') return undefined;
  return async (ds, config) => {
    console.log(`Brought back the wrapped keys of ${await importKeys(ds, file)} persons.`);
    return status(ds, config);
  };
}

async function rotate(ds: DataSource, config: Config): Promise<number> {
  const begin = performance.now();
  const wrapper = openKeyWrapper(config);
  const { wrapped } = await rotateKeys(ds, wrapper, (n) => console.error(`${n} persons`));
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`Wrapped anew the keys of ${wrapped} persons in ${seconds} s.`);
  return status(ds, config);
}

async function status(ds: DataSource, config: Config): Promise<number> {
  const wrapper = openKeyWrapper(config);
  const uses = await rootKeysInUse(ds, wrapper);
  for (const { id, isCurrent, persons } of uses) {
    console.log(`root key ${id}${isCurrent ? ', current' : ''}: ${persons} persons`);
  }
  const payloads = await payloadKeysInUse(ds, config.PAYLOAD_KEY_FILE);
  for (const { id, isNewest, isHere, intents } of payloads) {
    const what = `${isNewest ? ', newest' : ''}${isHere ? '' : ', not in the file'}`;
    console.log(`payload key ${id}${what}: ${intents} intents`);
  }
  const isWhole = uses.every(({ isCurrent }) => isCurrent) && payloads.every((key) => key.isHere);
  if (isWhole) console.log('The current root key wraps everybody; older lines can be taken out.');
  return isWhole ? 0 : 1;
}

runCommand(main, USAGE);
