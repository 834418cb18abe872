import { outdatedLine } from '../consent/outdated.ts';
import { taskRule } from '../policy/task-rule.ts';
import type { FactRule, Rules } from '../policy/rules.ts';
import { timeZoneOf } from '../policy/desk-place.ts';
import { birthdayInstant } from './birthday.ts';
import type { Instant } from '../time/instant.ts';
import {
  byHappened,
  byRecorded,
  STARTED,
  voidedIds,
  type Entry,
  type EntryOf,
  type FactValue,
} from './ledger.ts';
import { isRelease } from './holds.ts';
import { stepOf, undoKey } from './keys.ts';

export interface Point {
  at: Instant;
  value: FactValue;
}

export interface Pause {
  from: Instant;
  to?: Instant;
}

/** A ledger as the steps read it: independent of the order in which its entries arrived. */
export interface TimeLines {
  started: Instant;
  /** By key, in order of record; the first one counts. Without what was voided or undone. */
  outcomes: ReadonlyMap<string, EntryOf<'outcome'>[]>;
  facts: ReadonlyMap<string, Point[]>;
  holds: ReadonlyMap<string, Pause[]>;
  extensions: ReadonlyMap<string, EntryOf<'extension'>[]>;
  /** Outcomes that were undone by the task that the pack names for it. */
  undone: ReadonlySet<string>;
}

/** Reads a ledger as it stands at `now`: what happens later is not yet there. */
export function timeLines(ledger: readonly Entry[], rules: Rules, now: Instant): TimeLines {
  const voided = voidedIds(ledger);
  const live = ledger.filter((e) => !voided.has(e.id) && e.happenedAt <= now).sort(byHappened);
  const all = group(live, 'outcome', (e) => e.key);
  const undone = undoneIds(all, rules);
  const outcomes = new Map<string, EntryOf<'outcome'>[]>();
  for (const [key, entries] of all) {
    const standing = entries.filter((e) => !undone.has(e.id)).sort(byRecorded);
    if (standing.length > 0) outcomes.set(key, standing);
  }
  const start = live.find((e) => e.kind === 'fact' && e.name === STARTED) ?? live[0];
  return {
    started: start?.happenedAt ?? now,
    outcomes,
    facts: factLines(live, rules),
    holds: new Map(
      [...group(live, 'hold', (e) => e.key)].map(([key, holds]) => [key, pauses(holds)]),
    ),
    extensions: group(live, 'extension', (e) => e.key),
    undone,
  };
}

/** The value of a fact as it stood at an instant. */
export function valueAt(line: readonly Point[] | undefined, at: Instant): FactValue | undefined {
  return line?.findLast((point) => point.at <= at)?.value;
}

function group<K extends Entry['kind']>(
  live: readonly Entry[],
  kind: K,
  keyOf: (entry: EntryOf<K>) => string,
): Map<string, EntryOf<K>[]> {
  const groups = new Map<string, EntryOf<K>[]>();
  for (const entry of live) {
    if (entry.kind !== kind) continue;
    // The kind was just compared; the compiler cannot narrow a generic union by it.
    const own = entry as EntryOf<K>;
    const list = groups.get(keyOf(own));
    if (list) list.push(own);
    else groups.set(keyOf(own), [own]);
  }
  return groups;
}

/** Undone is what the undoing task, named by the pack for this outcome, has answered as it usually does. */
function undoneIds(all: Map<string, EntryOf<'outcome'>[]>, rules: Rules): Set<string> {
  const undone = new Set<string>();
  for (const [key, entries] of all) {
    const undo = taskRule(rules, key)?.undo ?? {};
    for (const entry of entries) {
      const task = undo[entry.outcome];
      if (task === undefined) continue;
      const done = all.get(undoKey(key, entry.id, task)) ?? [];
      const usual = rules.tasks[`${stepOf(key)}/${task}`]?.outcomes.find((o) => o.usual)?.code;
      if ([...done].sort(byRecorded)[0]?.outcome === usual) undone.add(entry.id);
    }
  }
  return undone;
}

function pauses(holds: readonly EntryOf<'hold'>[]): Pause[] {
  return holds.flatMap((hold, i) => {
    if (isRelease(hold)) return [];
    const release = holds.slice(i + 1).find(isRelease);
    const ends = [hold.until, release?.happenedAt].filter((end) => end !== undefined);
    return [{ from: hold.happenedAt, ...(ends.length > 0 ? { to: least(ends) } : {}) }];
  });
}

function least(instants: readonly Instant[]): Instant {
  return instants.reduce((a, b) => (b < a ? b : a));
}

/** What was recorded, and what outcomes establish; undoing one later does not rewrite that it was so. */
function factLines(live: readonly Entry[], rules: Rules): Map<string, Point[]> {
  const lines = new Map<string, Point[]>();
  const add = (name: string, at: Instant, value: FactValue) => {
    const line = lines.get(name);
    if (line) line.push({ at, value });
    else lines.set(name, [{ at, value }]);
  };
  for (const entry of live) {
    if (entry.kind === 'fact') add(entry.name, entry.happenedAt, entry.value);
    if (entry.kind !== 'outcome') continue;
    const rule = taskRule(rules, entry.key)?.outcomes.find((o) => o.code === entry.outcome);
    for (const [name, value] of Object.entries(rule?.sets ?? {})) {
      add(name, entry.happenedAt, value);
    }
  }
  addDerived(lines, rules);
  for (const name of followingFacts(rules).outdated) lines.set(name, outdatedLine(live, rules));
  for (const [name, line] of lines) lines.set(name, lastOfEachInstant(line));
  return lines;
}

/** What was recorded later for the same instant is what stood there. */
function lastOfEachInstant(line: readonly Point[]): Point[] {
  return line.filter((point, i) => line[i + 1]?.at !== point.at);
}

interface Following {
  derived: { name: string; fact: FactRule; of: string }[];
  /** Those that say that an older text was agreed to. */
  outdated: string[];
}
const followingByRules = new WeakMap<Rules, Following>();

/** The few of a pack's facts that follow from others. Remembered: every evaluation asks. */
function followingFacts(rules: Rules): Following {
  const known = followingByRules.get(rules);
  if (known) return known;
  const all = Object.entries(rules.facts);
  const found = {
    derived: all.flatMap(([name, fact]) =>
      fact.derived ? [{ name, fact, of: fact.derived.of }] : [],
    ),
    outdated: all.flatMap(([name, { follows }]) => (follows ? [name] : [])),
  };
  followingByRules.set(rules, found);
  return found;
}

function addDerived(lines: Map<string, Point[]>, rules: Rules): void {
  const places = lines.get('place');
  for (const { name, fact, of } of followingFacts(rules).derived) {
    const source = lines.get(of);
    if (!source) continue;
    const derived = courseOf(fact, source, (birth, age) => {
      const timeZone = timeZoneOf(rules, placeAt(places, birth.at));
      return birthdayInstant(String(birth.value), age, { calendar: rules.calendar, timeZone });
    });
    // What somebody established for the same instant stands after what follows from the birth date.
    const merged = [...derived, ...(lines.get(name) ?? [])];
    lines.set(
      name,
      merged.sort((a, b) => a.at - b.at),
    );
  }
}

/**
 * A person is born once: the date that was established last holds from the day on which any was known, so that one which
 * was taken for hers for a while has ended or begun nothing.
 */
function courseOf(
  fact: FactRule,
  births: readonly Point[],
  turns: (birth: Point, age: number) => Instant | undefined,
): Point[] {
  const [first, last] = [births[0], births.at(-1)];
  if (!first || !last) return [];
  const course = changes(fact, (age) => turns(last, age));
  const standing = valueAt(course, first.at);
  const later = course.filter((point) => point.at > first.at);
  return standing === undefined ? later : [{ at: first.at, value: standing }, ...later];
}

function placeAt(places: readonly Point[] | undefined, at: Instant): string | undefined {
  const place = valueAt(places, at) ?? places?.[0]?.value;
  return typeof place === 'string' ? place : undefined;
}

const EVER = -8.64e15 as Instant;

/** The whole course of a derived fact over a life, from birth on. */
function changes(fact: FactRule, turns: (age: number) => Instant | undefined): Point[] {
  const { from, below, bands } = fact.derived ?? { of: '' };
  const points: Point[] = [];
  const add = (at: Instant | undefined, value: FactValue) => {
    if (at !== undefined) points.push({ at, value });
  };
  if (bands) {
    let since: Instant | undefined = EVER;
    for (const band of bands) {
      add(since, band.code);
      since = band.below === undefined ? undefined : turns(band.below);
    }
    return points;
  }
  add(EVER, from === undefined);
  if (from !== undefined) add(turns(from), true);
  if (below !== undefined) add(turns(below), false);
  return points;
}
