import type { DataSource } from 'typeorm';
import type { AdvanceInput, AdvanceResult, PathActivities } from '../src/contract/activities.ts';
import { advance as advancePure, type Advanced, type Turn } from '../src/domain/path/advance.ts';
import type { TimedAct } from '../src/domain/path/act.ts';
import { upcast } from '../src/domain/path/ledger.ts';
import { FuelSpent } from '../src/domain/path/fuel.ts';
import type { Steps } from '../src/domain/path/words.ts';
import type { Rules } from '../src/domain/policy/rules.ts';
import type { Instant } from '../src/domain/time/instant.ts';
import { prepared, type Statement } from '../src/db/prepared.ts';
import { uuid8 } from '../src/db/uuid8.ts';
import type { Sealer } from '../src/sealing/sealer.ts';
import { neutrally } from './neutral-error.ts';
import { projectRows } from './project-rows.ts';
import { replacePath } from './replace-path.ts';
import { touchedPart, type Decided } from './touched-part.ts';
import { linesOfTurn } from './turn-lines.ts';
import { valuesOf, WRITE_TURN } from './write-turn.ts';

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
      const rules = deps.rulesOf(input.pack.hash);
      if (!rules) return waitForRules(deps.ds, input, 'pack-unknown');
      const advanced = decide(deps, rules, input);
      if (!advanced) return waitForRules(deps.ds, input, 'steps-turn-in-a-circle');
      if (advanced.entries.length > 0) await write(deps, { input, rules, advanced });
      return resultOf(advanced);
    });
}

function decide(deps: AdvanceDeps, rules: Rules, input: AdvanceInput): Advanced | undefined {
  const { stepsHash } = deps;
  try {
    return advancePure({ steps: deps.stepsOf(rules), rules, stepsHash }, turnOf(input));
  } catch (thrown) {
    if (thrown instanceof FuelSpent) return undefined;
    throw thrown;
  }
}

/** The workflow counts in plain milliseconds, and keeps entries of any age as they were written. */
function turnOf({ path, entries, acts, now, basis }: AdvanceInput): Turn {
  return {
    entries: entries.map((entry) => upcast({ ...entry })),
    // Stamped by the workflow: its milliseconds are instants.
    acts: acts as ((typeof acts)[number] & TimedAct)[],
    now: now as Instant,
    ...(basis ? { basis } : {}),
    idOf: (text) => uuid8(path, text),
  };
}

async function write({ ds, sealer }: AdvanceDeps, decided: Decided): Promise<void> {
  const { input, rules, advanced } = decided;
  const { entries, desk, view } = advanced;
  const now = lookedAt(input);
  const key = await sealer.keyOf(input.person);
  const path = { id: input.path, entries, desk, view, rules, now };
  const turn = { ...decided, now, key, projected: projectRows(path, touchedPart(decided)) };
  const written = await prepared(ds, WRITE_TURN, valuesOf(linesOfTurn(turn)));
  if (written.length > 0) return;
  await replacePath(ds, { ...turn, projected: projectRows(path) });
}

/** The time at which the turn looked: never before something that it has recorded. */
function lookedAt({ entries, acts, now }: AdvanceInput): Instant {
  const times = [...entries, ...acts].map(({ recordedAt }) => recordedAt);
  // The latest of what the workflow stamped.
  return times.reduce((a, b) => Math.max(a, b), now) as Instant;
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
    open: [],
    ...(basis ? { basis } : {}),
  };
}

const WAIT_FOR_RULES: Statement = {
  name: 'wait-for-rules',
  text: `update path set state = 'waiting', problem = $2, next_wake_at = $3 where id = $1 and state <> 'done'`,
};
