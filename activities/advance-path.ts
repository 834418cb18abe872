import type { DataSource } from 'typeorm';
import type { AdvanceInput, AdvanceResult, PathActivities } from '../src/contract/activities.ts';
import type { Advanced } from '../src/domain/path/advance.ts';
import type { Steps } from '../src/domain/path/words.ts';
import type { Rules } from '../src/domain/policy/rules.ts';
import { prepared, type Statement } from '../src/db/prepared.ts';
import type { Sealer } from '../src/sealing/sealer.ts';
import { decideTurn } from './decide-turn.ts';
import { neutrally } from './neutral-error.ts';
import { writePath } from './write-path.ts';

export interface AdvanceDeps {
  ds: DataSource;
  sealer: Sealer;
  /** The packs of this release, by hash. */
  rulesOf: (packHash: string) => Rules | undefined;
  stepsOf: (rules: Rules) => Steps;
  /** Says whether the steps changed since a path was last looked at. */
  stepsHash: string;
}

/** A path whose rules cannot be read, or turn in a circle, looks again after this time: a release may have mended it. */
const LOOK_AGAIN_MS = 600_000;

/** One turn of a path: what follows from its acts is decided purely, and written in one transaction. */
export function createAdvance(deps: AdvanceDeps): PathActivities['advance'] {
  return (input) =>
    neutrally(async () => {
      const { rulesOf, stepsOf, stepsHash } = deps;
      const decided = decideTurn(input, (hash) => {
        const rules = rulesOf(hash);
        return rules && { steps: stepsOf(rules), rules, stepsHash };
      });
      if (decided === 'pack-unknown') return waitForRules(deps.ds, input, decided);
      if (!decided) return waitForRules(deps.ds, input, 'steps-turn-in-a-circle');
      if (decided.advanced.entries.length > 0) await writePath(deps, decided);
      return resultOf(decided.advanced);
    });
}

function resultOf({ refused, appended, wakeAt, done, open, basis }: Advanced): AdvanceResult {
  return {
    refused,
    appended,
    ...(wakeAt === undefined ? {} : { wakeAt }),
    done,
    open,
    basis,
  };
}

/** Changes nothing of the path but its sign: everything that was asked is refused, and can be asked again. */
async function waitForRules(
  ds: DataSource,
  { path, acts, now, basis }: AdvanceInput,
  problem: string,
): Promise<AdvanceResult> {
  const lookAgainAt = now + LOOK_AGAIN_MS;
  await prepared(ds, WAIT_FOR_RULES, [path, problem, new Date(lookAgainAt)]);
  return {
    refused: acts.map(({ id }) => ({ id, code: 'path-waits-for-rules' as const })),
    appended: [],
    wakeAt: lookAgainAt,
    done: false,
    ...(basis ? { basis } : {}),
  };
}

const WAIT_FOR_RULES: Statement = {
  name: 'wait-for-rules',
  text: `update path set state = 'waiting', problem = $2, next_wake_at = $3 where id = $1 and state <> 'done'`,
};
