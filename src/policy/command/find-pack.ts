import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packFolders, packName, policiesFolder } from '../pack-folders.ts';
import { PackError, problemText } from '../problem.ts';
import { NotThere } from './command.ts';

/** The folder of a pack, given by name and version or by its path. */
export function findPack(word: string): string {
  const folder = policiesFolder();
  const found = packFolders(folder).find((path) => packName(folder, path) === word);
  if (found !== undefined) return found;
  const path = resolve(word);
  if (existsSync(join(path, 'pack.yaml'))) return path;
  throw new NotThere(`There is no pack ${word}; there is ${packNames().join(', ') || 'none'}.`);
}

export function packNames(): string[] {
  const folder = policiesFolder();
  return packFolders(folder).map((path) => packName(folder, path));
}

/** What reads a pack, with its problems in one sentence. */
export function opened<T>(word: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (!(thrown instanceof PackError)) throw thrown;
    const [first, ...more] = thrown.problems.map(problemText);
    const others = more.length > 0 ? ` (and ${more.length} more)` : '';
    throw new NotThere(`${word} cannot be used: ${first}${others}.`);
  }
}
