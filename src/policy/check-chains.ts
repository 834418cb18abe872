import { dayAfter } from './day-after.ts';
import type { Pack } from './pack.ts';
import type { Problem } from './problem.ts';

/** Packs follow each other in time: for every place there is one on every day, and never two. */
export function checkChains(packs: readonly Pack[]): Problem[] {
  const byName = new Map(packs.map((pack) => [nameOf(pack), pack]));
  return [
    ...packs.flatMap((pack) => checkPredecessor(byName, pack)),
    ...checkTerritories(packs.map(latestOf(packs)).filter(isFirst)),
  ];
}

function checkPredecessor(byName: ReadonlyMap<string, Pack>, pack: Pack): Problem[] {
  const { supersedes, territory } = pack.meta;
  if (supersedes === undefined) return [];
  const before = byName.get(supersedes);
  if (!before) return [problem(pack, '/supersedes', `there is no pack ${supersedes}`)];
  if (before.meta.territory !== territory) {
    const message = `${supersedes} is for ${before.meta.territory}, and this pack for ${territory}`;
    return [problem(pack, '/supersedes', message)];
  }
  const trail = [nameOf(pack)];
  for (let next: string | undefined = supersedes; next !== undefined;) {
    const isCircle = trail.includes(next);
    trail.push(next);
    if (isCircle) return [problem(pack, '/supersedes', `supersedes itself: ${trail.join(' -> ')}`)];
    next = byName.get(next)?.meta.supersedes;
  }
  return [];
}

/** One after the other in each territory. */
function checkTerritories(packs: readonly Pack[]): Problem[] {
  const territories = [...new Set(packs.map(({ meta }) => meta.territory))];
  return territories.flatMap((territory) => {
    const own = packs.filter(({ meta }) => meta.territory === territory).sort(byStart);
    return own.flatMap((pack, i) => {
      const before = own[i - 1];
      return before ? checkPair(before, pack) : [];
    });
  });
}

function checkPair(before: Pack, pack: Pack): Problem[] {
  const { effectiveFrom, supersedes, territory } = pack.meta;
  const { effectiveTo } = before.meta;
  const name = nameOf(before);
  const begin = (message: string) => [problem(pack, '/effectiveFrom', message)];
  if (effectiveTo === undefined) {
    return begin(`from ${effectiveFrom} on ${name}, which has no last day, is in force too`);
  }
  if (effectiveTo >= effectiveFrom) {
    return begin(`from ${effectiveFrom} to ${effectiveTo} ${name} is in force too`);
  }
  const gap = [dayAfter(effectiveTo), dayAfter(effectiveFrom, -1)] as const;
  if (gap[0] !== effectiveFrom) {
    return begin(`from ${gap[0]} to ${gap[1]} no pack is in force for ${territory}`);
  }
  if (supersedes?.split('@')[0] === before.rules.id) return [];
  return [problem(pack, '', `follows ${name} and does not say so: supersedes`)];
}

/** Versions of one pack take each other's place: the latest speaks. */
function latestOf(packs: readonly Pack[]): (pack: Pack) => Pack {
  return ({ rules }) => {
    const versions = packs.filter((pack) => pack.rules.id === rules.id);
    return versions.reduce((a, b) => (isLater(b, a) ? b : a));
  };
}

function isLater(a: Pack, b: Pack): boolean {
  return a.rules.version.localeCompare(b.rules.version, 'en', { numeric: true }) > 0;
}

function isFirst(pack: Pack, i: number, all: readonly Pack[]): boolean {
  return all.indexOf(pack) === i;
}

function byStart(a: Pack, b: Pack): number {
  return a.meta.effectiveFrom < b.meta.effectiveFrom ? -1 : 1;
}

function problem({ rules }: Pack, path: string, message: string): Problem {
  return { file: `${rules.id}/${rules.version}/pack.yaml`, path, message };
}

function nameOf({ rules }: Pack): string {
  return `${rules.id}@${rules.version}`;
}
