import { advance, type Advanced, type Code, type Turn } from '../../src/domain/path/advance.ts';
import type { TimedAct } from '../../src/domain/path/act.ts';
import type { Rules } from '../../src/domain/policy/rules.ts';
import type { Lived } from './invariant.ts';

const known = new WeakMap<Lived, Advanced>();

/** The turn in which people are told what a random life asks of them. */
export function toldOf(lived: Lived): Advanced {
  const { ledger, now } = lived;
  const told = known.get(lived) ?? advance(codeOf(lived), { entries: ledger, acts: [], now, idOf });
  known.set(lived, told);
  return told;
}

/** The next turn, with what somebody does in it, or under other rules. */
export function nextTurn(
  lived: Lived,
  acts: TimedAct[],
  other: Partial<Turn & Code> = {},
): Advanced {
  const { entries, basis, now } = toldOf(lived);
  const turn = { entries, acts, now, basis, idOf, ...other };
  return advance({ ...codeOf(lived), ...other }, turn);
}

export function codeOf({ steps, rules }: { steps: Lived['steps']; rules: Rules }): Code {
  return { steps, rules, stepsHash: 'the same' };
}

const idOf = (text: string) => `told-${text}`;
