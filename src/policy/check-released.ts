import { join } from 'node:path';
import { packFolders, readReleased } from './packs.ts';
import type { Problem } from './problem.ts';
import { hashOf, readFolder } from './read-files.ts';

/** A released pack is what paths stand on: it is there, and says what it said. */
export function checkReleased(folder: string): Problem[] {
  const folders = packFolders(folder);
  return readReleased(folder).flatMap(({ id, version, sha256 }) => {
    const path = join(folder, id, version);
    const problem = (message: string) => [{ file: `${id}/${version}`, path: '', message }];
    if (!folders.includes(path)) return problem('was released, and is gone');
    if (hashOf(readFolder(path)) === sha256) return [];
    return problem('was released, and has been changed since: copy it to the next version instead');
  });
}
