import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Sentence } from './root.mjs';

/** A random secret that stays the same: made once, readable by its owner alone. */
export function keptSecret(file, make = () => randomBytes(24).toString('base64url')) {
  const kept = read(file);
  if (kept) return kept;
  if (kept === '') {
    throw new Sentence(
      `${file} is empty. Bring it back from a copy; or, if nothing was kept with it yet, remove it to get a new one.`,
    );
  }
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, make(), { mode: 0o600, flush: true });
  try {
    // A link never replaces: of two that start at once, both use the key of the first.
    linkSync(draft, file);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read(file);
}

/** 32 bytes, as both AES-256 and the wrapping of keys want them. */
export const keptKeyFile = (file) => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  keptSecret(file, () => randomBytes(32).toString('base64'));
  return file;
};

function read(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
