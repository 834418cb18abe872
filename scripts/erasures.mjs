import { ensure } from './ensure.mjs';
import { aside, runBuilt, runTelling } from './lib/aside.mjs';
import { besideEnv } from './lib/beside.mjs';
import { inRoot } from './lib/root.mjs';

async function erasures() {
  const env = besideEnv();
  await aside(ensure);
  const args = [inRoot('dist/worker/erasures.js'), ...process.argv.slice(2)];
  await runBuilt(args, { env, cwd: inRoot() });
}

void runTelling(erasures);
