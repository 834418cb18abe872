import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensure } from '../ensure.mjs';
import { gatherCrew } from './crew.mjs';
import { prepareDatabase } from './database.mjs';
import { startPostgres } from './postgres.mjs';

/** Measures on a PostgreSQL and in a folder of its own, both gone afterwards, whatever becomes of it. */
export async function benchOnPostgres(startWorld, report) {
  await ensure();
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const crew = gatherCrew();
  const log = (name) => join(dataDir, 'logs', `${name}.log`);
  const onStart = crew.watch;
  try {
    const postgres = crew.add(
      'PostgreSQL',
      await startPostgres({ dir: join(dataDir, 'postgres'), log: log('postgres'), onStart }),
    );
    const urls = await prepareDatabase(postgres, dataDir);
    await report(await startWorld({ dataDir, crew, log, onStart, postgres, urls }));
  } finally {
    await crew.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
