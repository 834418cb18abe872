import { openPacks } from '../../src/policy/packs.ts';
import type { Steps } from '../../src/domain/path/words.ts';
import type { Rules } from '../../src/domain/policy/rules.ts';
import { stepsOf } from '../../workflows/steps/index.ts';

/** The founding pack with its steps, as the product runs them; or that of another place. */
export function examplePack(place = '530102'): { steps: Steps; rules: Rules } {
  const rules = openPacks('policies').forStart(place, '2026-03-01');
  if (!rules) throw new Error('no pack for the place of the examples');
  return { steps: stepsOf(rules), rules };
}
