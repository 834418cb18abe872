import { join } from 'node:path';
import { packFolders, readReleased } from './pack-folders.ts';
import { chainOf, packHash } from './pack-chain.ts';
import type { Problem } from './problem.ts';

/** A released pack is what paths stand on: it is there, and says what it said, as does every pack that it extends. */
export function checkReleased(folder: string): Problem[] {
  const folders = packFolders(folder);
  const hashes = new Map(
    readReleased(folder).map(({ id, version, sha256 }) => [`${id}@${version}`, sha256]),
  );
  return [
    ...[...hashes.keys()].flatMap((name) => checkOne(name, { folder, folders, hashes })),
    ...folders.flatMap((path) => checkBase(path, hashes)),
  ];
}

interface Known {
  folder: string;
  folders: readonly string[];
  hashes: ReadonlyMap<string, string>;
}

function checkOne(name: string, { folder, folders, hashes }: Known): Problem[] {
  const path = join(folder, ...name.split('@'));
  const problem = (message: string) => [{ file: name.replace('@', '/'), path: '', message }];
  if (!folders.includes(path)) return problem('was released, and is gone');
  if (packHash(path) === hashes.get(name)) return [];
  const [, base] = chainOf(path).layers;
  if (base && packHash(base.folder) !== hashes.get(base.name)) {
    return problem(`extends ${base.name}, which is not what it was when this pack was released`);
  }
  return problem('was released, and has been changed since: copy it to the next version instead');
}

/** What could still change is nothing to build on. */
function checkBase(path: string, hashes: ReadonlyMap<string, string>): Problem[] {
  const [own, base] = chainOf(path).layers;
  if (!base || hashes.has(base.name)) return [];
  const file = `${own.name.replace('@', '/')}/pack.yaml`;
  return [{ file, path: '/extends', message: `${base.name} has not been released` }];
}
