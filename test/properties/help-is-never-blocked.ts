import { ruleKeyOf, stepOf } from '../../src/domain/path/keys.ts';
import type { Entry } from '../../src/domain/path/ledger.ts';
import { taskRule } from '../../src/domain/policy/task-rule.ts';
import {
  answersTo,
  entryOf,
  everWas,
  isClosed,
  isWanted,
  lookAt,
  withLedger,
  type Invariant,
  type Lived,
} from './invariant.ts';

/** Help that begins by itself: asked for or answered, unless she needs or wants none. Papers are no excuse. */
interface Help {
  tasks: string[];
  /** Whether this person needs it: facts of her life and her own will only. */
  isNeeded?: (lived: Lived) => boolean;
}

const isChild = (lived: Lived) =>
  !everWas(lived, 'adult', true) &&
  !everWas(lived, 'guardian', true) &&
  !everWas(lived, 'care', 'with-parents');

const needsBed = (lived: Lived) =>
  !everWas(lived, 'safe-bed', true) &&
  !everWas(lived, 'wants-bed', false) &&
  !everWas(lived, 'whereabouts', 'left-freely');

const talkWasHeld = (lived: Lived) =>
  answersTo(lived, 'intake/first-talk').some(({ outcome }) => outcome === 'held');

export const HELP: readonly Help[] = [
  { tasks: ['intake/screen-safety'] },
  { tasks: ['intake/check-health'] },
  { tasks: ['intake/receive'] },
  { tasks: ['intake/assess-risk'] },
  { tasks: ['welfare/give-emergency-aid'] },
  { tasks: ['shelter/find-bed', 'shelter/find-bed-elsewhere'], isNeeded: needsBed },
  { tasks: ['guardianship/begin-temporary-care'], isNeeded: isChild },
  {
    tasks: ['intake/arrange-interpreter'],
    isNeeded: (lived) => lived.view.fact('needs-interpreter') === true && !talkWasHeld(lived),
  },
  {
    tasks: ['school/find-seat', 'school/urge-admission', 'school/first-day-in-class'],
    isNeeded: (lived) =>
      lived.view.fact('of-school-age') === true && lived.view.results['school'] === undefined,
  },
  { tasks: ['immediate-needs/find-bed'] },
  { tasks: ['immediate-needs/see-doctor'] },
  { tasks: ['immediate-needs/find-interpreter'] },
  { tasks: ['risk-assessment/assess-risk'] },
  {
    tasks: ['child-protection/place-safely'],
    isNeeded: (lived) => lived.view.fact('adult') === false,
  },
  {
    tasks: ['crisis-intervention/offer-crisis-bed'],
    isNeeded: (lived) => lived.view.fact('in-crisis') === true,
  },
];

const isHelp = new Set(HELP.flatMap(({ tasks }) => tasks));
/** Consents, plans and decisions: what the help of the first days waits for never. */
const PAPER = /^consent\.|^plan$|-decision$|^legal-basis$|^identity-known$|^wish$/;

/** 1: bed, food, health, interpreter, guardian and school seat wait for no paper, consent, plan, opinion or decision. */
export const helpIsNeverBlocked: Invariant = {
  name: '1 help is never blocked',
  broken: (lived) => [
    ...helpMissing(lived, 'of this path'),
    ...helpMissing(withoutPapers(lived), 'where every paper is missing'),
  ],
};

function helpMissing(lived: Lived, where: string): string[] {
  if (isClosed(lived)) return [];
  const { rules } = lived;
  return HELP.flatMap(({ tasks, isNeeded }) => {
    const known = tasks.filter((task) => rules.tasks[task]);
    if (known.length === 0 || isNeeded?.(lived) === false) return [];
    const isThere = known.some((t) => isWanted(lived, t) || answersTo(lived, t).length > 0);
    return isThere ? [] : [`${known.join(' or ')} is neither wanted nor answered ${where}`];
  });
}

/** As if nobody had signed, agreed, decided or answered anything but the help itself. */
export function withoutPapers(lived: Lived): Lived {
  return withLedger(
    lived,
    lived.ledger.filter((entry) => {
      if (entry.kind === 'outcome') return isHelp.has(ruleKeyOf(entry.key));
      return entry.kind !== 'fact' || !PAPER.test(entry.name);
    }),
  );
}

const NOT_YET_FOUND =
  'joint notice of civil affairs and police, 2015: to the institution after the paper on the search';
const NOT_FOUND =
  'Minors Protection Law art. 94, joint notice of 2015: for the long term after the search has ended; care goes on';

/** What rightly waits for a paper of the police, with what makes it wait. The child is in care all the time. */
export const WAITS_FOR_POLICE: Readonly<Record<string, string>> = {
  'guardianship/transfer-to-institution': NOT_YET_FOUND,
  'guardianship/hear-child-on-care': NOT_FOUND,
  'guardianship/decide-long-term': NOT_FOUND,
  'guardianship/ask-child-for-adoption': NOT_FOUND,
  'guardianship/choose-other-care': NOT_FOUND,
  'guardianship/publish-adoption-notice': NOT_FOUND,
  'guardianship/register-adoption': NOT_FOUND,
  'guardianship/appoint-guardian': NOT_FOUND,
};

/** 10: with every task of the police unanswered for ever, nothing of the other offices is lost. */
export const nothingWaitsForPolice: Invariant = {
  name: '10 no service waits for the police',
  broken: (lived) => {
    const without = withoutPolice(lived);
    return [
      ...helpMissing(without, 'without the police'),
      ...lostOf(lived, without).map((task) => `${task} waits for the police`),
    ];
  },
};

/** What the police know stays known; what they were to answer is not answered. */
function withoutPolice(lived: Lived): Lived {
  const { rules, ledger } = lived;
  const kept = ledger.flatMap((entry): Entry[] => {
    if (entry.kind !== 'outcome') return [entry];
    const rule = taskRule(rules, entry.key);
    if (rule?.lead !== 'police') return [entry];
    const sets = rule.outcomes.find(({ code }) => code === entry.outcome)?.sets ?? {};
    return Object.entries(sets).map(([name, value]) => ({
      ...entryOf(lived, { kind: 'fact', name, value }, entry),
      id: entry.id,
    }));
  });
  return withLedger(lived, kept);
}

/** Lost is what no other office can bring on: the step asks for nothing but what the police are to do. */
function lostOf(whole: Lived, without: Lived): string[] {
  if (isClosed(without) || isClosed(whole)) return [];
  const there = new Set(inForce(without));
  const asking = without.view.wanted.filter(
    ({ key }) => taskRule(without.rules, key)?.lead !== 'police',
  );
  const open = new Set(asking.map(({ step }) => step));
  return [...new Set(inForce(whole))].filter(
    (task) =>
      !there.has(task) &&
      !WAITS_FOR_POLICE[task] &&
      !open.has(stepOf(task)) &&
      !wasAnsweredInAnotherRound(without, task),
  );
}

/** Without the police it was called for when it was answered, only under another number of its round. */
function wasAnsweredInAnotherRound({ steps, rules, ledger }: Lived, task: string): boolean {
  const answers = ledger.filter(
    (entry) => entry.kind === 'outcome' && ruleKeyOf(entry.key) === task,
  );
  return answers.some((answer) => {
    const before = ledger.filter(({ recordedAt }) => recordedAt < answer.recordedAt);
    return isWanted(lookAt({ steps, rules, ledger: before, now: answer.recordedAt }), task);
  });
}

/** What is called for: wanted, or answered and not without ground. Undoing follows from an answer alone. */
function inForce({ view, lines, rules }: Lived): string[] {
  const orphans = new Set(view.orphans.map(({ key }) => key));
  const done = [...lines.outcomes.keys()].filter((key) => !orphans.has(key));
  const keys = [...view.wanted.map(({ key }) => key), ...done];
  return keys
    .filter((key) => !key.includes('/undo.') && taskRule(rules, key)?.lead !== 'police')
    .map(ruleKeyOf);
}
