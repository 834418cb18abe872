import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { startGuard } from '../../scripts/lib/guard.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { endProcess, startOf } from '../../scripts/lib/processes.mjs';
import { inRoot, Sentence } from '../../scripts/lib/root.mjs';
import { testFolder } from '../../scripts/lib/test-folder.mjs';

const linesKept = 20;
const stopSignals = [
  ['SIGINT', 30_000],
  ['SIGKILL', 5_000],
];
/** Servers and keys that the environment names are somebody's own; this product has embedded ones. */
const outside = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_NAMESPACE',
  'PAYLOAD_KEY_FILE',
  'PERSON_ROOT_KEY_FILE',
  'MODE',
  'DEMO',
];

/** `npm start` on a free port and a temporary folder, for as long as the call takes. */
export async function withOwnProduct(use) {
  const dataDir = testFolder();
  const port = await freePort();
  const product = startProduct({ dataDir, port });
  const interrupted = untilInterrupted();
  try {
    await Promise.race([product.ready, interrupted]);
    const work = use({ url: `http://127.0.0.1:${port}/api`, dataDir });
    return await Promise.race([work, product.fall, interrupted]);
  } finally {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function startProduct({ dataDir, port }) {
  const inherited = Object.entries(process.env).filter(([name]) => !outside.includes(name));
  const own = { DATA_DIR: dataDir, PORT: String(port), DEMO: 'accounts' };
  const env = { ...Object.fromEntries(inherited), ...own };
  // In a group of its own: Ctrl-C reaches us alone, and the product ends when the stories have let go of it.
  const options = { cwd: inRoot(), env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] };
  const child = spawn(process.execPath, [inRoot('scripts', 'start.mjs')], options);
  const guard = startGuard();
  guard.watch(child.pid);
  const service = { pid: child.pid, start: startOf(child.pid) };
  return {
    ...watch(child),
    async stop() {
      await endProcess(service, stopSignals);
      guard.close();
    },
  };
}

/** Its own words are shown until it is ready, and kept for the case that it falls. */
function watch(child) {
  const lines = [];
  let isReady = false;
  const fall = new Promise((_, reject) => {
    child.once('exit', () => reject(new Sentence(`${lines.join('\n')}\n\nThe product ended.`)));
  });
  fall.catch(() => {});
  const said = new Promise((resolve) => {
    const hear = (line) => {
      lines.push(line);
      lines.splice(0, lines.length - linesKept);
      isReady ||= line.startsWith('Ready after');
      if (isReady) resolve();
      else if (line !== '') console.log(`  ${line}`);
    };
    for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', hear);
  });
  return { fall, ready: Promise.race([said, fall]) };
}

function untilInterrupted() {
  const interrupted = new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.once(signal, () => reject(new Sentence('Stopped.')));
    }
  });
  interrupted.catch(() => {});
  return interrupted;
}
