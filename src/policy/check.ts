import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stepsOf } from '../../workflows/steps/index.ts';
import { StepsInCircle } from '../domain/path/words.ts';
import { checkChains } from './check-chains.ts';
import { checkClasses } from './check-classes.ts';
import { checkConsentTexts } from './check-consent-texts.ts';
import { checkReleased } from './check-released.ts';
import { checkSteps } from './check-steps.ts';
import { withLine } from './line-of.ts';
import type { Pack } from './pack.ts';
import { packHash } from './pack-chain.ts';
import { packFolders, packName } from './pack-folders.ts';
import { openPacks } from './packs.ts';
import type { Problem } from './problem.ts';

/** What is to be said of one pack: it is sound, or why it is not. */
export interface Checked {
  /** `<id>@<version>`, as its folders are called. */
  name: string;
  /** Missing where it cannot be read. */
  pack?: Pack;
  problems: Problem[];
}

/** Every pack by itself, against the steps, and against what was released. */
export function checkPacks(folder: string): Checked[] {
  const packs = openPacks(folder);
  const rest = [
    ...packs.problems,
    ...checkReleased(folder),
    ...checkChains(packs.packs),
    ...checkConsentTexts(packs.packs),
    ...checkClasses(folder, packs.packs),
  ];
  const folders = new Map(packFolders(folder).map((path) => [packName(folder, path), path]));
  const names = new Set([...folders.keys(), ...rest.map(ownerOf)]);
  return [...names].sort().map((name) => {
    const path = folders.get(name);
    const pack = path === undefined ? undefined : packs.pack(packHash(path));
    const own = rest.filter((problem) => ownerOf(problem) === name);
    const problems = [...own, ...(pack ? checkUse(pack, name) : [])];
    return { name, ...(pack ? { pack } : {}), problems: problems.map((one) => lined(folder, one)) };
  });
}

/** A copy that still bears the old version would stand under the name of the pack that it was copied from. */
function checkUse(pack: Pack, name: string): Problem[] {
  const { id, version } = pack.rules;
  if (`${id}@${version}` === name) return checkWithSteps(pack);
  const message = `says that it is ${id}@${version}, which is not the name of its folder`;
  const path = name.startsWith(`${id}@`) ? '/version' : '/id';
  return [{ file: `${name.replace('@', '/')}/pack.yaml`, path, message }];
}

/** A service of the pack may wait for a step that has a file, and that for the service. */
function checkWithSteps(pack: Pack): Problem[] {
  const { id, version, steps } = pack.rules;
  try {
    return checkSteps(pack, stepsOf(pack.rules));
  } catch (thrown) {
    if (!(thrown instanceof StepsInCircle)) throw thrown;
    const service = thrown.trail.find((step) => steps[step]?.after !== undefined) ?? '';
    const file = `${id}/${version}/steps/${service}.yaml`;
    return [{ file, path: '/after', message: thrown.message }];
  }
}

function ownerOf({ file, of }: Problem): string {
  return of ?? file.split('/').slice(0, 2).join('@');
}

function lined(folder: string, problem: Problem): Problem {
  const file = join(folder, problem.file);
  return /\.(yaml|json)$/.test(file) && existsSync(file)
    ? withLine(problem, readFileSync(file, 'utf8'))
    : problem;
}
