import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placesAbove } from '../domain/policy/desk-place.ts';
import type { Rules } from '../domain/policy/rules.ts';
import { readCalendars } from './calendars.ts';
import { loadPack } from './load-pack.ts';
import type { Pack, Texts } from './pack.ts';
import { PackError, type Problem } from './problem.ts';
import { releasedFile, type Released } from './schema.ts';

/** All packs of a release of the product, by their hash: a path keeps the one it was started under. */
export interface Packs {
  /** Rules of every pack that can be used. */
  all: readonly Rules[];
  /** The same with what people see of them. */
  packs: readonly Pack[];
  /** What is wrong with the others. A path that stands on one of them waits. */
  problems: readonly Problem[];
  /** Those of them on which a path may be put: released, and as they were then. */
  released: readonly Pack[];
  byHash(hash: string): Rules | undefined;
  pack(hash: string): Pack | undefined;
  /** The released pack for a place on a civil date. */
  forStart(place: string, date: string): Rules | undefined;
  texts(hash: string): Texts | undefined;
  forms(hash: string): Pack['forms'] | undefined;
}

export function openPacks(folder: string = policiesFolder()): Packs {
  const calendars = readCalendars(join(folder, 'calendars'));
  const problems: Problem[] = [];
  const packs = packFolders(folder).flatMap((path) => {
    try {
      return [loadPack(path, calendars)];
    } catch (thrown) {
      if (!(thrown instanceof PackError)) throw thrown;
      problems.push(...thrown.problems);
      return [];
    }
  });
  return collect(packs, { problems, released: readReleased(folder) });
}

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

function collect(
  packs: readonly Pack[],
  { problems, released }: { problems: readonly Problem[]; released: Released },
): Packs {
  const byHash = new Map(packs.map((pack) => [pack.rules.hash, pack]));
  const hashes = new Set(released.map(({ sha256 }) => sha256));
  const open = packs.filter(({ rules }) => hashes.has(rules.hash)).sort(latestFirst);
  return {
    all: packs.map((pack) => pack.rules),
    packs,
    problems,
    released: open,
    byHash: (hash) => byHash.get(hash)?.rules,
    pack: (hash) => byHash.get(hash),
    forStart: (place, date) => open.find((pack) => isFor(pack, place, date))?.rules,
    texts: (hash) => byHash.get(hash)?.texts,
    forms: (hash) => byHash.get(hash)?.forms,
  };
}

function isFor({ rules, meta }: Pack, place: string, date: string): boolean {
  const { effectiveFrom, effectiveTo, province } = meta;
  const isInForce = effectiveFrom <= date && (effectiveTo === undefined || date <= effectiveTo);
  return isInForce && place in rules.places && placesAbove(rules, place).includes(province);
}

function latestFirst(a: Pack, b: Pack): number {
  if (a.meta.effectiveFrom !== b.meta.effectiveFrom) {
    return a.meta.effectiveFrom < b.meta.effectiveFrom ? 1 : -1;
  }
  return b.rules.version.localeCompare(a.rules.version, 'en', { numeric: true });
}
