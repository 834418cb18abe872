import { stepsOf } from '../../workflows/steps/index.ts';
import { checkReleased } from './check-released.ts';
import { checkSteps } from './check-steps.ts';
import { openPacks, policiesFolder } from './packs.ts';
import { problemText, type Problem } from './problem.ts';

/** `node dist/src/policy/check.js`: every pack by itself, against the steps, and against what was released. */
function main(folder: string): number {
  const packs = openPacks(folder);
  const problems: Problem[] = [...packs.problems, ...checkReleased(folder)];
  for (const pack of packs.packs) problems.push(...checkSteps(pack, stepsOf(pack.rules)));
  for (const problem of problems) console.error(problemText(problem));
  if (problems.length > 0) return 1;
  console.info(`${packs.all.length} packs are sound.`);
  return 0;
}

process.exitCode = main(policiesFolder());
