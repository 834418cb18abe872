import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { ensure } from '../ensure.mjs';
import { readConfig } from './config.mjs';
import { endLeftCrew, gatherCrew } from './crew.mjs';
import { prepareDatabase } from './database.mjs';
import { demonstrate } from './demonstrate.mjs';
import { holderOf, takeLock } from './lock.mjs';
import { whyNotFree } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { lastWords } from './processes.mjs';
import { migrate, productEnv, startProgram, untilReady } from './product.mjs';
import { inRoot, Sentence, timed } from './root.mjs';
import { runQuietly } from './run.mjs';
import { untilSignal } from './signals.mjs';
import { findTemporal, startTemporal } from './temporal.mjs';

/** A new cluster, its log of changes, and some weeks of logs. */
const freeMegabytesMin = 250;

/** One command: everything that the product needs, the product, and at the end none of it left. */
export async function start() {
  const from = performance.now();
  const config = readConfig();
  const lock = await lockDataDir(config.dataDir);
  try {
    checkSpace(config.dataDir);
    await endLeftCrew(crewFile(config));
    await checkPort(config.port);
    await ensure();
    await lookOutside(config);
    await runCrew(config, from);
  } finally {
    lock.release();
  }
}

const crewFile = ({ dataDir }) => join(dataDir, 'crew.json');

async function runCrew(config, from) {
  const crew = gatherCrew(crewFile(config));
  const signal = untilSignal(crew);
  const started = startAll(config, crew).then((env) => {
    announce(config, from);
    return config.demo === 'all' ? demonstrate({ config, env, crew }) : undefined;
  });
  try {
    await Promise.race([signal, fall(crew), started.then(() => forever)]);
    console.log('\nStopping; once more Ctrl-C ends everything at once');
  } finally {
    crew.abort();
    // What is just starting joins the crew first, so that it is stopped with it.
    await started.catch(() => {});
    await crew.stop((name) => console.log(`  ${name} stopped`));
  }
}

async function startAll(config, crew) {
  const { embedded, temporalAddress } = config;
  // Before anything runs: it is what most often cannot be had.
  const binary = embedded.temporal ? (await findTemporal(config)).binary : undefined;
  const urls = embedded.postgres ? await embeddedPostgres(config, crew) : outsideDatabase(config);
  const address = embedded.temporal
    ? await embeddedTemporal({ ...config, binary }, crew)
    : temporalAddress;
  const env = productEnv(config, { appUrl: urls.appUrl, address });
  const logOf = (name) => join(config.dataDir, 'logs', `${name}.log`);
  await migrateIfOwner({ config, env, ownerUrl: urls.ownerUrl, crew });
  await timed('Worker and API ready', async () => {
    for (const [name, file] of [
      ['worker', 'dist/worker/main.js'],
      ['api', 'dist/src/main.js'],
    ]) {
      const log = logOf(name);
      crew.add(name, startProgram({ program: inRoot(file), env, log }), log);
    }
    await untilReady(config.port, crew.stopping);
  });
  return env;
}

/** What somebody else runs is looked at first: nothing is started beside what cannot be used. */
async function lookOutside({ databaseUrl, ownerUrl, temporalAddress, namespace, mode }) {
  const outside = {
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: databaseUrl && ownerUrl,
    TEMPORAL_ADDRESS: temporalAddress,
  };
  if (!databaseUrl && !temporalAddress) return;
  const env = { ...process.env, MODE: mode, TEMPORAL_NAMESPACE: namespace };
  for (const [name, value] of Object.entries(outside)) env[name] = value ?? '';
  const look = await runQuietly(process.execPath, [inRoot('dist/src/preflight.js')], { env });
  if (!look.ok) throw new Sentence(look.output.trim());
}

async function embeddedPostgres({ dataDir }, crew) {
  const log = join(dataDir, 'logs', 'postgres.log');
  const postgres = await timed('PostgreSQL ready', () =>
    startPostgres({ dir: join(dataDir, 'postgres'), log, onStart: crew.watch }),
  );
  crew.add('PostgreSQL', postgres, log);
  return prepareDatabase(postgres, dataDir);
}

async function embeddedTemporal({ dataDir, binary }, crew) {
  const log = join(dataDir, 'logs', 'temporal.log');
  const dbFile = join(dataDir, 'temporal', 'temporal.db');
  const temporal = await timed('Temporal ready', () =>
    startTemporal({ binary, dbFile, log, onStart: crew.watch }),
  );
  crew.add('Temporal', temporal, log);
  return temporal.address;
}

/** For training one login may do both; in production the product's login owns nothing. */
const outsideDatabase = ({ databaseUrl, ownerUrl, mode }) => ({
  appUrl: databaseUrl,
  ownerUrl: ownerUrl ?? (mode === 'training' ? databaseUrl : undefined),
});

async function migrateIfOwner({ config, env, ownerUrl, crew }) {
  if (!ownerUrl) {
    console.log('Not migrated: DATABASE_OWNER_URL, the login that owns the tables, is not set');
    return;
  }
  const log = join(config.dataDir, 'logs', 'migrate.log');
  const program = inRoot('dist/src/db/migrate.js');
  await timed('Database migrated', () =>
    migrate({ program, env, ownerUrl, log, onStart: crew.watch }),
  );
  crew.stopping.throwIfAborted();
}

function announce({ port, dataDir, mode, demo }, from) {
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`
Ready after ${seconds} s, MODE=${mode}
  Pages      http://127.0.0.1:${port}/
  API        http://127.0.0.1:${port}/api
  Browse it  http://127.0.0.1:${port}/api/docs
${demo === 'none' ? '' : `  Accounts   ${join(dataDir, 'accounts.json')}\n`}  Logs       ${join(dataDir, 'logs')}
Ctrl-C ends every process that was started.`);
}

const forever = new Promise(() => {});

async function fall(crew) {
  const { name, log, code, signal, error } = await crew.fallen;
  const how = error?.message ?? (signal ? `signal ${signal}` : `code ${code}`);
  throw new Sentence(`${lastWords(log, 8)}\n\n${name} ended by itself (${how}): ${log}`);
}

async function lockDataDir(dataDir) {
  const file = join(dataDir, 'lock');
  const lock = await takeLock(file);
  if (lock) return lock;
  throw new Sentence(
    `It runs already on ${dataDir} (process ${holderOf(file).pid}). Stop that one, or set another DATA_DIR and PORT.`,
  );
}

async function checkPort(port) {
  const why = await whyNotFree(port);
  if (!why) return;
  throw new Sentence(
    why === 'EACCES'
      ? `Port ${port} may be opened by root alone. Set PORT to one above 1023.`
      : `Port ${port} is in use by another program. Set PORT to a free one.`,
  );
}

/** A server whose disk fills up stops in the middle of its work: better not to begin. */
function checkSpace(dataDir) {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  if (free >= freeMegabytesMin) return;
  throw new Sentence(
    `The disk of ${dataDir} is almost full: ${free} MB are free, and ${freeMegabytesMin} are needed. Make room, or set DATA_DIR to another disk.`,
  );
}
