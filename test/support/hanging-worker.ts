import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AdvanceDeps } from '../../activities/advance-path.ts';
import { createActivities } from '../../activities/index.ts';
import { loadConfig } from '../../src/config.ts';
import type { PathActivities } from '../../src/contract/activities.ts';
import { runWorker } from '../../worker/run-worker.ts';

/**
 * The worker of the product, to be killed between the commit of a turn and its record: while the file `hang` lies in
 * its data folder, a turn that took an act is committed, told of in the file `committed`, and never comes back.
 */
const config = loadConfig(process.env);
await runWorker(config, (deps: AdvanceDeps) => {
  const { advance } = createActivities(deps);
  return { advance: hangAfter(advance) };
});

function hangAfter(advance: PathActivities['advance']): PathActivities['advance'] {
  return async (input) => {
    const result = await advance(input);
    if (input.acts.length === 0 || !existsSync(join(config.DATA_DIR, 'hang'))) return result;
    writeFileSync(join(config.DATA_DIR, 'committed'), input.path);
    return new Promise<never>(() => {});
  };
}
