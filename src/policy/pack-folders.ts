import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PackError } from './problem.ts';
import { releasedFile, type Released } from './schema.ts';

/** Of the project, wherever it was compiled to; another one for tests and for trying out a pack. */
export function policiesFolder(): string {
  const { POLICIES_DIR } = process.env;
  if (POLICIES_DIR) return POLICIES_DIR;
  const [source, built] = ['../../policies', '../../../policies'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  return source !== undefined && existsSync(source) ? source : (built ?? '');
}

/** `<id>/<version>` of every pack, in order. */
export function packFolders(folder: string): string[] {
  const below = (path: string) =>
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(path, entry.name))
      .sort();
  return below(folder)
    .flatMap(below)
    .filter((path) => /^\d+\.\d+\.\d+$/.test(basename(path)));
}

/** `<id>@<version>`, as the two folders are called. */
export function packName(folder: string, path: string): string {
  return relative(folder, path).replaceAll('\\', '/').replace('/', '@');
}

export function readReleased(folder: string): Released {
  const file = join(folder, 'released.json');
  if (!existsSync(file)) return [];
  try {
    return releasedFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    const message = 'is not a list of released packs with their hashes';
    throw new PackError([{ file: 'released.json', path: '', message }]);
  }
}
