import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lastWords } from './processes.mjs';
import { startProgram } from './product.mjs';
import { inRoot, readJson } from './root.mjs';

const LOOK_MS = 1_000;
/** Of the load: what is said of it while it goes on. */
const SAID_EVERY = 0.25;

/** Fills the demonstration beside the running product, and says how far it is. The pages work meanwhile. */
export async function demonstrate({ config, env, crew }) {
  const file = join(config.dataDir, 'demonstration.json');
  const before = readJson(file, undefined);
  if (before && before.done >= before.of) return;
  const log = join(config.dataDir, 'logs', 'demonstration.log');
  const program = startProgram({ program: inRoot('dist/demo/main.js'), env, log });
  crew.watch(program.pid);
  let isOver = false;
  crew.stopping.addEventListener('abort', () => void program.stopAtOnce());
  const ended = program.exit.then(({ code }) => {
    isOver = true;
    return code;
  });
  for (let said = 0; !isOver; await Promise.race([ended, pause(LOOK_MS)])) {
    const { done = 0, of = 0 } = readJson(file, {});
    if (done < of && done / of >= said + SAID_EVERY) {
      said = Math.floor(done / of / SAID_EVERY) * SAID_EVERY;
      console.log(`Demonstration: ${done} of ${of} paths`);
    }
  }
  if (crew.stopping.aborted) return;
  const { of } = readJson(file, {});
  if ((await ended) === 0) return console.log(`Demonstration: all of ${of} paths`);
  console.log(`${lastWords(log, 8)}\n\nThe demonstration is not complete: ${log}`);
}
