import { prefixOf, ruleKeyOf } from '../../src/domain/path/keys.ts';
import type { FactValue } from '../../src/domain/path/ledger.ts';
import { entryOf, withLedger, type Invariant, type Lived } from './invariant.ts';

/** A task whose outcome moves somebody, and what has to stand in the ledger, in the same round, before it is asked for. */
export interface Move {
  task: string;
  /** Earlier answers: her wish heard, the note on the risks, the acceptance of whoever receives her. */
  after: Record<string, string[] | 'any'>;
  /** Facts that say that the wish stands; the opposite takes the move away. */
  wish?: { fact: string; value: FactValue; takenBack: FactValue };
  /** Heard only from an age on; below, somebody decides in her best interest. */
  heardFrom?: { fact: string; task: string };
}

export const MOVES: readonly Move[] = [
  {
    task: 'reunion/decide-return',
    after: {
      'assess-parents': ['fit'],
      'hear-child': ['wants-contact', 'not-sure'],
      'plan-slow-contact': ['met'],
      'write-return-note': 'any',
      'accept-return': ['accepted'],
    },
    heardFrom: { fact: 'of-age-to-be-heard', task: 'hear-child' },
    wish: { fact: 'consent.family-contact', value: true, takenBack: false },
  },
  {
    task: 'safe-return/travel-together',
    after: {
      'hear-return-wish': ['wants'],
      'note-return-risk': 'any',
      'accept-return': ['accepted'],
    },
    wish: { fact: 'wants-return', value: true, takenBack: false },
  },
  {
    task: 'referral/accompany',
    after: { 'contact-receiver': ['accepted'] },
    wish: { fact: 'consent.referral', value: true, takenBack: false },
  },
];

/** 2: a move is asked for after a wish that was heard, a note on the risks and an acceptance; and for as long as the wish stands. */
export const nobodyIsMoved: Invariant = {
  name: '2 nobody is moved',
  broken: (lived) =>
    MOVES.flatMap((move) => [...tooEarly(lived, move), ...notTakenBack(lived, move)]),
};

function tooEarly({ view, lines }: Lived, move: Move): string[] {
  const { task, after, heardFrom } = move;
  const isTooYoung = heardFrom !== undefined && view.fact(heardFrom.fact) === false;
  return keysOf(view.wanted, task).flatMap((key) =>
    Object.entries(after).flatMap(([name, codes]) => {
      const answer = lines.outcomes.get(prefixOf(key) + name)?.[0]?.outcome;
      if (answer === 'not-asked' || (isTooYoung && name === heardFrom.task)) return [];
      const isGiven = answer !== undefined && (codes === 'any' || codes.includes(answer));
      return isGiven ? [] : [`${key} is wanted although ${name} says ${answer ?? 'nothing'}`];
    }),
  );
}

function notTakenBack(lived: Lived, { task, wish, heardFrom }: Move): string[] {
  const { view, ledger } = lived;
  if (!wish || keysOf(view.wanted, task).length === 0) return [];
  // Where the child is too young to be asked, there is no wish of her own to take back.
  if (heardFrom && view.fact(heardFrom.fact) === false) return [];
  const { fact: name, takenBack: value } = wish;
  const after = withLedger(lived, [...ledger, entryOf(lived, { kind: 'fact', name, value })]);
  return keysOf(after.view.wanted, task).map(
    (key) => `${key} goes on although ${name} is ${value}`,
  );
}

function keysOf(wanted: readonly { key: string }[], task: string): string[] {
  return wanted.map(({ key }) => key).filter((key) => ruleKeyOf(key) === task);
}
