import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { policiesFolder } from './pack-folders.ts';
import type { Problem } from './problem.ts';
import { hashOf, readFolder, type Files } from './read-files.ts';
import { soundFiles } from './sound-files.ts';

/** A pack as it lies in its folder, without what it takes over from another one. */
export interface Layer {
  folder: string;
  /** `<id>@<version>`, as its folders are called. */
  name: string;
  files: Files;
}

export interface Chain {
  /** The pack itself, then what it extends, and so on. */
  layers: readonly [Layer, ...Layer[]];
  /** Why the way down ends too early. */
  problem?: Problem;
}

/** A pack and those that it extends, one below the other. */
export function chainOf(folder: string): Chain {
  const layers: [Layer, ...Layer[]] = [layerIn(folder)];
  for (;;) {
    const last = layers.at(-1) ?? layers[0];
    const name = baseName(last.files);
    if (name === undefined) return { layers };
    const problem = (message: string) => ({ file: 'pack.yaml', path: '/extends', message });
    const names = layers.map((layer) => layer.name);
    if (names.includes(name)) {
      return { layers, problem: problem(`extends itself: ${[...names, name].join(' -> ')}`) };
    }
    const base = folderOf(name, folder);
    if (base === undefined) return { layers, problem: problem(`there is no pack ${name}`) };
    layers.push(layerIn(base));
  }
}

/** Of all that the pack says: its own files, and what it extends. */
export function packHash(folder: string): string {
  return hashOfChain(chainOf(folder));
}

export function hashOfChain({ layers }: Pick<Chain, 'layers'>): string {
  return layers.reduceRight((base, { files }) => hashOf(files, base), '');
}

function layerIn(folder: string): Layer {
  const name = `${basename(dirname(folder))}@${basename(folder)}`;
  return { folder, name, files: readFolder(folder) };
}

/** Read before anything is checked: whatever else is wrong with the file is said where it is read by its schema. */
export function baseName(files: Files): string | undefined {
  try {
    const content = files.get('pack.yaml') ?? '';
    const pack: unknown = soundFiles.known(content) ?? parse(content);
    if (typeof pack !== 'object' || pack === null || !('extends' in pack)) return undefined;
    return typeof pack.extends === 'string' ? pack.extends : undefined;
  } catch {
    return undefined;
  }
}

/** Beside the pack; a draft that lies elsewhere extends one of the project. */
function folderOf(name: string, folder: string): string | undefined {
  if (!/^[a-z0-9-]+@[0-9.]+$/.test(name)) return undefined;
  const beside = dirname(dirname(folder));
  const isAmongPacks = existsSync(join(beside, 'released.json'));
  const homes = isAmongPacks ? [beside] : [beside, policiesFolder()];
  const folders = homes.map((home) => join(home, ...name.split('@')));
  return folders.find((path) => existsSync(join(path, 'pack.yaml')));
}
