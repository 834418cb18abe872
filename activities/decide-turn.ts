import type { AdvanceInput } from '../src/contract/activities.ts';
import type { TimedAct } from '../src/domain/path/act.ts';
import { advance, type Advanced, type Code, type Turn } from '../src/domain/path/advance.ts';
import { FuelSpent } from '../src/domain/path/fuel.ts';
import { upcast } from '../src/domain/path/ledger.ts';
import { packOf } from '../src/domain/path/pack-of.ts';
import type { Rules } from '../src/domain/policy/rules.ts';
import type { Instant } from '../src/domain/time/instant.ts';
import { uuid8 } from '../src/db/uuid8.ts';

export interface Decided {
  input: AdvanceInput;
  /** By which the path goes on. */
  rules: Rules;
  advanced: Advanced;
}

/** The code of this release by the hash of a pack. */
export type CodeOf = (packHash: string) => Code | undefined;

/**
 * What follows from the acts of a turn; nothing where the path turned in a circle before any of them. The workflow keeps
 * the pack of its start: on which one the path stands is in its ledger.
 */
export function decideTurn(
  input: AdvanceInput,
  codeOf: CodeOf,
): Decided | 'pack-unknown' | undefined {
  const code = codeOf(packOf(input.entries, input.pack).hash);
  if (!code) return 'pack-unknown';
  try {
    const advanced = advance(code, { ...turnOf(input), codeOf });
    return { input, rules: advanced.rules, advanced };
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
