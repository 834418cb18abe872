import { expect } from '@jest/globals';
import { evaluate } from '../../src/domain/path/evaluate.ts';
import { stepOf } from '../../src/domain/path/keys.ts';
import {
  STARTED,
  type Entry,
  type EntryBody,
  type FactValue,
} from '../../src/domain/path/ledger.ts';
import type { View } from '../../src/domain/path/view.ts';
import type { Rules } from '../../src/domain/policy/rules.ts';
import { civilDateAt } from '../../src/domain/time/zone.ts';
import { DAY_MS, type Instant } from '../../src/domain/time/instant.ts';
import { openPacks } from '../../src/policy/packs.ts';
import { stepsOf } from '../../workflows/steps/index.ts';

/** Monday 2 March 2026, 09:00 in Yunnan: day 0 of every story. */
const START = Date.UTC(2026, 2, 2, 1) as Instant;
const ZONE = 'Asia/Shanghai';

/**
 * On a day, a task with its outcome (the usual one where none is named), or facts that became so. A task of another step
 * bears the name of that step: `/follow-up/agree-contact`.
 */
export type Line = [day: number, task: string, outcome?: string] | [day: number, facts: Facts];
type Facts = Record<string, FactValue>;

export interface Story {
  step: string;
  /** What is known on day 0. */
  facts?: Facts;
  then?: readonly Line[];
  /** Day on which the path is looked at: that of the last line, where nothing is said. */
  on?: number;
}

export interface Expected {
  /** Tasks of the step that are wanted, without its name. */
  wanted?: string[];
  /** Last days of wanted tasks. */
  due?: Record<string, string>;
  /** Facts and clocks that the step waits for. */
  waits?: string[];
  orphans?: string[];
  result?: string | undefined;
}

const { all, problems } = openPacks('policies');
if (problems.length > 0) throw new Error(JSON.stringify(problems));

export function yunnan(): Rules {
  const rules = all.find(({ id }) => id === 'yunnan-2008');
  if (!rules) throw new Error('the pack is not there');
  return rules;
}

/** The one door of all step tests: a story, and what the step makes of it. Only what is named is compared. */
export function check(story: Story, expected: Expected): void {
  const view = seen(story);
  const own = view.wanted.filter((wanted) => wanted.step === story.step);
  const short = (key: string) => key.slice(story.step.length + 1);
  const due = own.map(({ key, lastDay }) => [short(key), lastDay ?? 'none'] as const);
  const actual: Required<Expected> = {
    wanted: own.map(({ key }) => short(key)).sort(),
    due: Object.fromEntries(due.filter(([task]) => expected.due?.[task] !== undefined)),
    waits: view.waiting
      .filter((waiting) => waiting.step === story.step)
      .map(({ fact, rule }) => fact ?? rule ?? '')
      .sort(),
    orphans: view.orphans.filter((o) => stepOf(o.key) === story.step).map((o) => short(o.key)),
    result: view.results[story.step],
  };
  const sorted = {
    ...expected,
    ...(expected.wanted ? { wanted: expected.wanted.toSorted() } : {}),
    ...(expected.waits ? { waits: expected.waits.toSorted() } : {}),
  };
  expect(pick(actual, Object.keys(sorted))).toEqual(sorted);
}

/** The civil date of a day of a story. */
export function dateOf(day: number): string {
  return civilDateAt(instant(day), ZONE);
}

export function seen({ step, facts = {}, then = [], on }: Story): View {
  const rules = yunnan();
  const entries = ledgerOf(step, [[0, { place: '530102', ...facts }], ...then]);
  const last = Math.max(0, ...then.map(([day]) => day));
  const now = (instant(on ?? last) + DAY_MS / 24) as Instant;
  return evaluate(stepsOf(rules), entries, rules, now);
}

/** Lines are recorded in the order in which they stand: an earlier day further down was typed in late. */
function ledgerOf(step: string, lines: readonly Line[]): Entry[] {
  const by = { id: 'example', role: 'caseworker', place: '530102' };
  const bodies = lines.flatMap(([day, what, outcome]): [number, EntryBody][] =>
    typeof what === 'string'
      ? [[day, answer(what.startsWith('/') ? what.slice(1) : `${step}/${what}`, outcome)]]
      : Object.entries(what).map(([name, value]) => [day, { kind: 'fact', name, value }]),
  );
  const started: EntryBody = { kind: 'fact', name: STARTED, value: 'yunnan-2008@1.0.0' };
  const all: [number, EntryBody][] = [[0, started], ...bodies];
  let latest = 0;
  return all.map(([day, body], i) => {
    latest = Math.max(latest, day);
    const recordedAt = (instant(latest) + i) as Instant; // milliseconds apart, within the years
    const id = `entry-${String(i).padStart(3, '0')}`;
    return { v: 1, id, happenedAt: instant(day), recordedAt, by, ...body };
  });
}

function answer(key: string, outcome: string | undefined): EntryBody {
  const rule = yunnan().tasks[`${stepOf(key)}/${key.slice(key.lastIndexOf('/') + 1)}`];
  const named = rule?.outcomes.find((o) => (outcome === undefined ? o.usual : o.code === outcome));
  if (!named) throw new Error(`the pack has no ${key} ${outcome ?? ''}`);
  return { kind: 'outcome', key, outcome: named.code };
}

function instant(day: number): Instant {
  return (START + day * DAY_MS) as Instant;
}

function pick<T extends object>(from: T, names: readonly string[]): Partial<T> {
  const chosen = Object.entries(from).filter(([name]) => names.includes(name));
  return Object.fromEntries(chosen) as Partial<T>; // a part of the same object
}
