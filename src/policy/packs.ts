import { join } from 'node:path';
import { placesAbove } from '../domain/policy/desk-place.ts';
import type { Rules } from '../domain/policy/rules.ts';
import { readCalendars } from './calendars.ts';
import { packLoader } from './load-pack.ts';
import { packFolders, policiesFolder, readReleased } from './pack-folders.ts';
import { withNeighbours } from './neighbours.ts';
import type { Pack, Texts } from './pack.ts';
import { PackError, type Problem } from './problem.ts';
import type { Released } from './schema.ts';

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
  const loadPack = packLoader(readCalendars(join(folder, 'calendars')));
  const problems: Problem[] = [];
  const packs = packFolders(folder).flatMap((path) => {
    try {
      return [loadPack(path)];
    } catch (thrown) {
      if (!(thrown instanceof PackError)) throw thrown;
      problems.push(...thrown.problems);
      return [];
    }
  });
  return collect(withNeighbours(packs), { problems, released: readReleased(folder) });
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

function isFor({ rules, meta, places }: Pack, place: string, date: string): boolean {
  const { effectiveFrom, effectiveTo, territory } = meta;
  const isInForce = effectiveFrom <= date && (effectiveTo === undefined || date <= effectiveTo);
  return isInForce && Object.hasOwn(places, place) && placesAbove(rules, place).includes(territory);
}

function latestFirst(a: Pack, b: Pack): number {
  if (a.meta.effectiveFrom !== b.meta.effectiveFrom) {
    return a.meta.effectiveFrom < b.meta.effectiveFrom ? 1 : -1;
  }
  return b.rules.version.localeCompare(a.rules.version, 'en', { numeric: true });
}
