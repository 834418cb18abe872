import { execFileSync, spawnSync } from 'node:child_process';
import { Sentence } from './root.mjs';

/**
 * PostgreSQL refuses to run as root. Then it runs as `postgres`, else as `nobody`, both of which
 * exist without our making; for anybody else it runs as the one who started it.
 */
export function runUser() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const ids = ['-u', '-g'].map((which) => idOf(which, name));
    if (ids.every((id) => Number.isInteger(id))) return { uid: ids[0], gid: ids[1] };
  }
  throw new Sentence(
    'PostgreSQL does not run as root, and there is no user postgres or nobody. Start as another user, or set DATABASE_URL.',
  );
}

/** Asked by trying, since modes do not tell of access lists and mounts. */
export function mayEnter(folder, user) {
  return tries(user, 'cd "$1"', folder);
}

export function mayRun(file, user) {
  return tries(user, 'test -x "$1" && test -r "$1"', file);
}

function tries(user, script, path) {
  const shell = spawnSync('/bin/sh', ['-c', script, 'sh', path], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
  });
  return shell.status === 0;
}

function idOf(which, name) {
  try {
    const answer = execFileSync('id', [which, name], { stdio: ['ignore', 'pipe', 'ignore'] });
    return Number(String(answer).trim());
  } catch {
    return undefined;
  }
}
