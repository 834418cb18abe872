import { ensure } from './ensure.mjs';
import { aside, runBuilt, runTelling } from './lib/aside.mjs';
import { besideEnv } from './lib/beside.mjs';
import { changePacks } from './lib/change-packs.mjs';
import { inRoot, PacksWrong } from './lib/root.mjs';

/** Words that ask the running product's database; all others need nothing but the packs. */
const beside = { 'dry-run': 'dist/worker/dry-run.js' };

/** A pack that is wrong does not build, and is what this command is asked about. */
async function policy([word = '', ...args]) {
  const env = Object.hasOwn(beside, word) ? besideEnv() : process.env;
  try {
    await aside(ensure);
  } catch (error) {
    if (!(error instanceof PacksWrong)) throw error;
  }
  if (word === 'migrate') {
    process.exitCode = await changePacks(args);
    return;
  }
  const program = Object.hasOwn(beside, word)
    ? [inRoot(beside[word]), ...args]
    : [inRoot('dist/src/policy/command/main.js'), ...(word === '' ? [] : [word]), ...args];
  // npm goes to the project's folder; paths are meant from where it was called.
  await runBuilt(program, { env, cwd: process.env.INIT_CWD ?? process.cwd() });
}

void runTelling(() => policy(process.argv.slice(2)));
