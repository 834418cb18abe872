import { join } from 'node:path';
import { stepsOf } from '../../../workflows/steps/index.ts';
import { readCalendars } from '../calendars.ts';
import { checkReleased } from '../check-released.ts';
import { checkSteps } from '../check-steps.ts';
import { loadPack } from '../load-pack.ts';
import { packName, policiesFolder } from '../pack-folders.ts';
import { PackError, problemText, type Problem } from '../problem.ts';
import { NotThere } from './command.ts';
import { findPack } from './find-pack.ts';

/** A pack by its name, or a draft by its folder, as paths could stand on it; else all that is wrong with it. */
export function soundPack(word: string) {
  const path = findPack(word);
  try {
    const pack = loadPack(path, readCalendars(join(policiesFolder(), 'calendars')));
    const problems = [...changedSince(path), ...checkSteps(pack, stepsOf(pack.rules))];
    if (problems.length === 0) return pack;
    throw new PackError(problems);
  } catch (thrown) {
    if (!(thrown instanceof PackError)) throw thrown;
    const sentences = thrown.problems.map((problem) => `  ${problemText(problem)}`);
    throw new NotThere([`${word} is not sound:`, ...sentences].join('\n'));
  }
}

function changedSince(path: string): Problem[] {
  const folder = policiesFolder();
  const name = packName(folder, path);
  return checkReleased(folder).filter(({ file }) => file.replace('/', '@') === name);
}
