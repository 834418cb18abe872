import fc from 'fast-check';
import { openPacks } from '../../src/policy/packs.ts';
import { stepsOf } from '../../workflows/steps/index.ts';
import { choicesUpTo, live } from '../support/random-path.ts';
import { invariants } from './all.ts';
import { lookAt, type Invariant } from './invariant.ts';
import { print } from './print.ts';

/**
 * Lives random paths under one released pack and checks every invariant on each. Arguments: pack, seed, ledgers. Prints one
 * line of JSON, with the smallest ledger for each invariant that does not hold.
 */
const [pack = '', seed = '0', ledgers = '0'] = process.argv.slice(2);
const DECISIONS_MAX = 20;
const SMALLER_MAX = 300;

const found = openPacks('policies').released.find(
  ({ rules }) => `${rules.id}@${rules.version}` === pack,
);
if (!found) throw new Error(`no released pack ${pack}`);
const { rules } = found;
const steps = stepsOf(rules);
const began = performance.now();
let entries = 0;
let lived = 0;
const failures: string[] = [];

/** What fails is left out and the others are looked at again, so that one fault hides no other. */
for (let left: readonly Invariant[] = invariants; left.length > 0;) {
  const failed = firstFailure(left);
  if (failed === undefined) break;
  left = left.filter((invariant) => invariant !== failed);
}

const seconds = Math.round((performance.now() - began) / 100) / 10;
const average = Math.round(entries / Math.max(1, lived));
console.log(
  JSON.stringify({ pack, seed: Number(seed), ledgers: lived, average, seconds, failures }),
);

function firstFailure(left: readonly Invariant[]): Invariant | undefined {
  let failed: Invariant | undefined;
  let smaller = 0;
  [entries, lived] = [0, 0];
  const property = fc.property(choicesUpTo(DECISIONS_MAX), (decisions) => {
    // Smaller and smaller, but not for ever.
    if (failed && (smaller += 1) > SMALLER_MAX) return;
    const path = lookAt({ steps, rules, ...live({ steps, rules }, decisions) });
    entries += path.ledger.length;
    lived += 1;
    // While a failure is made smaller, only the invariant that failed counts.
    for (const invariant of failed ? [failed] : left) {
      const broken = invariant.broken(path);
      if (broken.length === 0) continue;
      failed = invariant;
      throw new Error(`${invariant.name}: ${broken.join('; ')}\n${print(path)}`);
    }
  });
  const details = fc.check(property, { seed: Number(seed), numRuns: Number(ledgers) });
  if (!details.failed) return undefined;
  const { errorInstance } = details;
  failures.push(errorInstance instanceof Error ? errorInstance.message : 'failed');
  return failed;
}
