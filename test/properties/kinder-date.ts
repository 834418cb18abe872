import { placeOf } from '../../src/domain/path/place-of.ts';
import type { Advanced } from '../../src/domain/path/advance.ts';
import type { Rules } from '../../src/domain/policy/rules.ts';
import { taskRule } from '../../src/domain/policy/task-rule.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import { openPacks } from '../../src/policy/packs.ts';
import { stepsOf } from '../../workflows/steps/index.ts';
import type { Invariant, Lived } from './invariant.ts';
import { codeOf, nextTurn, toldOf } from './turns.ts';

/** 4: when only the rules changed, an office keeps the earlier date and a person the later one. */
export const kinderDate: Invariant = {
  name: '4 the kinder date',
  broken: (lived) => {
    const before = toldOf(lived);
    return before.done ? [] : lessKind(before, underOthers(lived));
  },
};

/** The dates that became worse for the person between what was told and what is told now. */
export function lessKind(before: Advanced, after: Advanced): string[] {
  return after.open.flatMap(({ key, n }) => {
    const told = dueIn(before, key, n);
    const dueAt = dueIn(after, key, n);
    if (told === undefined) return [];
    const isRight = taskRule(after.rules, key)?.due?.side === 'person';
    // Without an end: the latest date of a right, and none at all of a duty.
    const isKinder = isRight ? (dueAt ?? told) >= told : (dueAt ?? Infinity) <= told;
    return isKinder ? [] : [`${key} was due at ${told}, and is at ${dueAt} under other rules`];
  });
}

function dueIn({ desk }: Advanced, key: string, n: number): Instant | undefined {
  return desk.get(key)?.find((opening) => opening.n === n)?.dueAt;
}

/** Other clocks, another calendar, or another pack of the same place: each ledger meets one of them. */
function underOthers(lived: Lived): Advanced {
  const { rules, steps, ledger, now } = lived;
  switch (ledger.length % 3) {
    case 0: {
      const next = packBeside(lived);
      if (next) {
        const { id, version, hash } = next;
        const by = { id: 'example-supervisor', role: 'case-supervisor', place: '530102' };
        const body = { kind: 'pack', pack: { id, version, hash } } as const;
        const act = { id: 'pack', by, happenedAt: now, recordedAt: now, body };
        const other = codeOf({ steps: stepsOf(next), rules: next });
        return nextTurn(lived, [act], { codeOf: () => other });
      }
      return nextTurn(lived, [], { rules: otherClocks(rules) });
    }
    case 1:
      return nextTurn(lived, [], { rules: withoutCalendar(rules) });
    default:
      return nextTurn(lived, [], { rules: otherClocks(rules), steps });
  }
}

const packs = openPacks('policies').released.map((pack) => pack.rules);

function packBeside({ rules, ledger, now }: Lived): Rules | undefined {
  const place = placeOf(ledger, now) ?? '';
  return packs.find((other) => other.hash !== rules.hash && Object.hasOwn(other.places, place));
}

const clocks = new WeakMap<Rules, Rules>();

/** The same tasks, every other one with a longer clock and the others with a shorter one. */
export function otherClocks(rules: Rules): Rules {
  const made = clocks.get(rules);
  if (made) return made;
  const tasks = Object.entries(rules.tasks).map(([key, task], i) => {
    const n = task.due && (i % 2 === 0 ? task.due.n * 2 + 1 : Math.floor(task.due.n / 2));
    return [key, task.due && n !== undefined ? { ...task, due: { ...task.due, n } } : task];
  });
  const other = {
    ...rules,
    hash: `${rules.hash} clocks`,
    tasks: Object.fromEntries(tasks) as Rules['tasks'],
  };
  clocks.set(rules, other);
  return other;
}

const calendars = new WeakMap<Rules, Rules>();

/** As if no holiday had been published. */
function withoutCalendar(rules: Rules): Rules {
  const made = calendars.get(rules);
  if (made) return made;
  const calendar = { ...rules.calendar, years: {} };
  const other = { ...rules, calendar, calendarHash: `${rules.calendarHash} none` };
  calendars.set(rules, other);
  return other;
}
