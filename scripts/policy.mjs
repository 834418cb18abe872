import { ensure } from './ensure.mjs';
import { aside, runBuilt, runTelling } from './lib/aside.mjs';
import { inRoot, PacksWrong } from './lib/root.mjs';

/** A pack that is wrong does not build, and is what this command is asked about. */
async function policy() {
  try {
    await aside(ensure);
  } catch (error) {
    if (!(error instanceof PacksWrong)) throw error;
  }
  const args = [inRoot('dist/src/policy/command/main.js'), ...process.argv.slice(2)];
  // npm goes to the project's folder; paths are meant from where it was called.
  await runBuilt(args, { cwd: process.env.INIT_CWD ?? process.cwd() });
}

void runTelling(policy);
