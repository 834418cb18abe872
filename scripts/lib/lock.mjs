import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRunning, startOf } from './processes.mjs';
import { pause, readJson } from './root.mjs';

/** Undefined when another living process holds the lock; a dead holder's lock is taken over. */
export async function takeLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, start: startOf(process.pid) });
  if (!place(file, mine)) {
    if (isRunning(holderOf(file))) return undefined;
    rmSync(file, { force: true });
    if (!place(file, mine)) return undefined;
    // Two may take over the same dead lock: the one that wrote last has it.
    await pause(50);
  }
  if (!holds(file, mine)) return undefined;
  return { release: () => holds(file, mine) && rmSync(file, { force: true }) };
}

/** What a power cut has left of it may be no record at all: then nobody holds it. */
export const holderOf = (file) => readJson(file, {}) ?? {};

export async function withLock(file, work, onWait = () => {}) {
  let lock = await takeLock(file);
  if (!lock) onWait(holderOf(file));
  for (; !lock; lock = await takeLock(file)) await pause(250);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** A link appears with its content or not at all; a file opened for writing is empty for a moment. */
function place(file, content) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function holds(file, content) {
  try {
    return readFileSync(file, 'utf8') === content;
  } catch {
    return false;
  }
}
