import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file below the given files and folders, sorted; what does not exist counts as empty. */
export function filesBelow(paths) {
  return paths
    .flatMap((path) => {
      const found = statSync(path, { throwIfNoEntry: false });
      if (!found) return [];
      if (!found.isDirectory()) return [path];
      return filesBelow(readdirSync(path).map((name) => join(path, name)));
    })
    .sort();
}

/** Names are hashed beside contents, so a renamed file changes the digest as well. */
export function digest(base, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(file);
    hash
      .update(`${relative(base, file).replaceAll('\\', '/')}\0${content.length}\0`)
      .update(content);
  }
  return hash.digest('hex');
}
