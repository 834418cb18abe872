import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder of the project, whatever the caller's own folder is. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Held while this checkout is installed or built: two at once would destroy each other's work. */
export const checkoutLock = join(root, '.data', 'checkout.lock');
export const inRoot = (...parts) => join(root, ...parts);

/** A sentence for the person at the terminal; anything else that is thrown is a bug and keeps its stack. */
export class Sentence extends Error {}
/** Everything else was built. */
export class PacksWrong extends Sentence {}

export const isMain = (url) =>
  process.argv[1] !== undefined && url === pathToFileURL(realpathSync(process.argv[1])).href;

export async function runMain(main) {
  // A closed terminal or a pipe that nobody reads must not end the process before it has ended the others.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  try {
    checkNode();
    await main();
  } catch (error) {
    const sentence = error instanceof Sentence ? error.message : ofMachine(error);
    console.error(sentence ? `\n${sentence}` : error);
    process.exitCode = 1;
  }
}

/** What a disk or its rights refuse is nobody's bug, and has a remedy. */
function ofMachine({ code, path }) {
  const reason = refusals[code];
  return reason && `${path || 'A file'} cannot be used (${code}): ${reason}, and start again.`;
}

const otherPlace = 'or set DATA_DIR to a folder elsewhere';
const refusals = {
  ENOSPC: `the disk is full. Make room, ${otherPlace}`,
  EDQUOT: `the quota of the disk is used up. Make room, ${otherPlace}`,
  EROFS: `the file system is read-only. Make it writable, ${otherPlace}`,
  EACCES: `this user may not. Start as the user whom it belongs to, ${otherPlace}`,
  EPERM: `this user may not. Start as the user whom it belongs to, ${otherPlace}`,
  ENOTDIR: `something that is no folder is in the way. Move it away, ${otherPlace}`,
  EEXIST: `something that is no folder is in the way. Move it away, ${otherPlace}`,
  EMFILE: 'too many files are open. Raise the limit (ulimit -n)',
};

/** Node 20.19 is the first that may `require` an ES module, which the Temporal worker does. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Sentence(
    `This needs Node 20.19 or later; this is Node ${process.versions.node}. Install a newer Node and try again.`,
  );
}

export function readJson(file, fallback) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return fallback;
  }
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function timed(label, work) {
  const from = performance.now();
  const result = await work();
  console.log(`${label} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
  return result;
}
