import type { AdvanceInput } from '../src/contract/activities.ts';
import type { TimedAct } from '../src/domain/path/act.ts';
import { advance, type Advanced, type Code, type Turn } from '../src/domain/path/advance.ts';
import { FuelSpent } from '../src/domain/path/fuel.ts';
import { upcast } from '../src/domain/path/ledger.ts';
import type { Rules } from '../src/domain/policy/rules.ts';
import type { Instant } from '../src/domain/time/instant.ts';
import { uuid8 } from '../src/db/uuid8.ts';

export interface Decided {
  input: AdvanceInput;
  rules: Rules;
  advanced: Advanced;
}

/** What follows from the acts of a turn; nothing where the path turned in a circle before any of them. */
export function decideTurn(code: Code, input: AdvanceInput): Decided | undefined {
  const { rules } = code;
  try {
    return { input, rules, advanced: advance(code, turnOf(input)) };
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
