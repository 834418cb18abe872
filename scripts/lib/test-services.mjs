import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { gatherCrew } from './crew.mjs';
import { startPostgres } from './postgres.mjs';
import { findTemporal, startTemporal } from './temporal.mjs';
import { testFolder } from './test-folder.mjs';

/**
 * One PostgreSQL and one Temporal for a run of the tests, on ports and data of their own. Not
 * durable on purpose: the data are gone with the run, and the disk is not waited for.
 */
export async function startServices() {
  const dir = testFolder();
  const crew = gatherCrew();
  const postgres = await startPostgres({
    dir: join(dir, 'postgres'),
    log: join(dir, 'postgres.log'),
    fsync: false,
    onStart: crew.watch,
  });
  crew.add('PostgreSQL', postgres);
  const { binary } = await findTemporal({ dataDir: dir, env: withoutAddress() });
  const temporalLog = join(dir, 'temporal.log');
  const temporal = await startTemporal({
    binary,
    log: temporalLog,
    logLevel: 'debug',
    onStart: crew.watch,
  });
  crew.add('Temporal', temporal);
  return {
    dir,
    adminUrl: postgres.adminUrl,
    env: {
      TEST_POSTGRES_URL: postgres.adminUrl,
      TEST_TEMPORAL_ADDRESS: temporal.address,
      TEST_TEMPORAL_BINARY: binary,
      TEST_TEMPORAL_LOG: temporalLog,
    },
    async stop() {
      await crew.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A test never talks to a server that somebody else uses. */
function withoutAddress() {
  const env = { ...process.env };
  delete env.TEMPORAL_ADDRESS;
  return env;
}
