import type { Actor } from '../path/ledger.ts';

/**
 * Classes of what is kept of a person. Which fact, task and field is of which class is data: `policies/classes.yaml`.
 * `unclassified` is what nobody has thought about: no role reads it.
 */
export const dataClasses = [
  'basic',
  'location',
  'contact',
  'health',
  'care',
  'safety',
  'money',
  'school-and-work',
  'rights',
  'law-enforcement',
  'representative',
  'dealings',
  'unclassified',
] as const;
export type DataClass = (typeof dataClasses)[number];

/**
 * How much of it is shown, the least first: nothing, and no hint of it · that there is something, withheld · neutral title
 * and dates · the result as well, as a code · and what people wrote to it.
 */
const levels = ['absent', 'exists', 'dates', 'result', 'all'] as const;
export type Level = (typeof levels)[number];

type Seen = Readonly<Partial<Record<DataClass, Level>>>;

const CLASSIFIED = dataClasses.filter((one) => one !== 'unclassified');
const each = (level: Level): Seen =>
  Object.fromEntries(CLASSIFIED.map((one): [string, Level] => [one, level]));

// Her own people need what happened in order to help. What the police write down for a case against others is theirs: casework
// is told what came of it. That something nobody has classified is there, it must know.
const OWN_PEOPLE: Seen = { ...each('all'), 'law-enforcement': 'result', unclassified: 'exists' };
// Tasks, dates and counts, and what the offices press each other for; no result, and nothing of a person.
const WATCH: Seen = { ...each('dates'), dealings: 'all' };
// On the way, or at the door: what is to be done where and when.
const BESIDE: Seen = { ...each('dates'), dealings: 'absent' };

/**
 * Who is shown how much of which class: the one table. What it does not name is absent: an office sees nothing of tasks
 * that it does not lead, nor does a cooperating one before it is asked.
 */
const seen: Readonly<Record<string, Seen>> = {
  caseworker: OWN_PEOPLE,
  'case-supervisor': OWN_PEOPLE,
  'oversight-officer': WATCH,
  'coordination-office': WATCH,
  'duty-officer': WATCH,
  'follow-up-worker': { ...BESIDE, contact: 'result' },
  escort: BESIDE,
  // What the person herself may know, but for what was noted about people who would speak for her, what the police search
  // for, and what offices say to each other. That her safety was judged is no secret; how, is for her ears alone.
  representative: {
    ...each('result'),
    safety: 'exists',
    'law-enforcement': 'absent',
    representative: 'absent',
    dealings: 'absent',
  },
};
// Who reads in an emergency needs to know what is so; of what the police and the offices do, that there is something.
const GLASS_SEEN: Seen = {
  ...each('result'),
  'law-enforcement': 'exists',
  dealings: 'exists',
  unclassified: 'exists',
};
/** Whoever has to do a task sees the whole of it, of whatever class: help is never blocked. */
const LEAD: Level = 'all';

/** How much of a class somebody is shown of a path or task that she reaches at all. Default deny. */
export function levelOf(
  { role }: Pick<Actor, 'role'>,
  dataClass: DataClass,
  { isLead = false, isGlass = false } = {},
): Level {
  if (isLead) return LEAD;
  if (isGlass) return GLASS_SEEN[dataClass] ?? 'absent';
  const own = Object.hasOwn(seen, role) ? seen[role] : undefined;
  return own?.[dataClass] ?? 'absent';
}

/** What is of two classes is shown as the stricter one says. */
export function stricter(one: Level, other: Level): Level {
  return levels.indexOf(one) < levels.indexOf(other) ? one : other;
}

export function isAtLeast(level: Level, least: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(least);
}
