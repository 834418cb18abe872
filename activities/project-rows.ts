import { deskOf, type DeskAddress } from '../src/domain/path/desk-of.ts';
import type { Desk, Opening } from '../src/domain/path/desk.ts';
import { ruleKeyOf, stepOf, taskOf } from '../src/domain/path/keys.ts';
import { byHappened, type Entry, type FactValue } from '../src/domain/path/ledger.ts';
import { PLACE } from '../src/domain/path/place-of.ts';
import { timeLines, valueAt, type Point, type TimeLines } from '../src/domain/path/time-lines.ts';
import type { View, Wanted } from '../src/domain/path/view.ts';
import { timeZoneOf } from '../src/domain/policy/desk-place.ts';
import type { Rules, TaskRule } from '../src/domain/policy/rules.ts';
import type { CivilDate, Instant } from '../src/domain/time/instant.ts';
import { civilDateAt } from '../src/domain/time/zone.ts';
import { taskId } from '../src/db/uuid8.ts';

export interface Projected {
  placeId: string;
  ownerId: string;
  startedAt: Instant;
  seq: number;
  head: string;
  isDone: boolean;
  tasks: ProjectedTask[];
  ledger: ProjectedEntry[];
}

export interface ProjectedTask {
  id: string;
  key: string;
  opening: number;
  step: string;
  task: string;
  department: string;
  placeId: string;
  state: 'open' | 'done' | 'withdrawn';
  outcome?: string;
  openedAt: Instant;
  lastDay?: CivilDate;
  dueAt?: Instant;
  provisional: boolean;
  happenedAt?: Instant;
  recordedAt?: Instant;
  handling?: string;
  rung?: string;
  /** What the department may see of the person, while the task is open. */
  disclosed?: Record<string, FactValue>;
}

export interface ProjectedEntry {
  seq: number;
  entry: Entry;
  taskId?: string;
}

export interface PathAsItIs {
  id: string;
  entries: readonly Entry[];
  desk: Desk;
  view: View;
  rules: Rules;
  now: Instant;
}

/** A part of the rows: entries behind one, open tasks, and ended tasks of some keys. */
export interface Part {
  behind: number;
  touches: (key: string) => boolean;
}

const WHOLE: Part = { behind: 0, touches: () => true };

/**
 * All rows of a path, or a part of them. Pure: they follow from the ledger, the rules and the time, so they can be made again from the
 * ledger alone. Rows of ended tasks do not depend on the time at which one looks.
 */
export function projectRows(path: PathAsItIs, part = WHOLE): Projected {
  const [first] = path.entries;
  const head = path.entries.at(-1);
  if (!first || !head) throw new Error('a path without entries has no rows');
  const look = lookAt(path);
  const openings = [...path.desk.values()].flat();
  return {
    placeId: placeAt(look, path.now),
    ownerId: first.by.id,
    startedAt: look.lines.started,
    seq: path.entries.length,
    head: head.id,
    isDone: path.view.done,
    tasks: openings
      .filter((opening) => opening.open || part.touches(opening.key))
      .map((opening) => taskRow(path, look, opening)),
    ledger: entryRows(path, part.behind),
  };
}

interface Look {
  lines: TimeLines;
  places: Point[];
  wanted: ReadonlyMap<string, Wanted>;
  /** When an entry was voided, by its id. */
  voidedAt: ReadonlyMap<string, Instant>;
}

function lookAt({ entries, rules, now, view }: PathAsItIs): Look {
  const voids = entries.flatMap((e) => (e.kind === 'void' ? [[e.of, e.recordedAt] as const] : []));
  const voidedAt = new Map(voids);
  return {
    lines: timeLines(entries, rules, now),
    places: placeLine(entries, voidedAt),
    wanted: new Map(view.wanted.map((wanted) => [wanted.key, wanted])),
    voidedAt,
  };
}

/** Where every place was voided the last one holds on: on no desk at all, nobody would ever see the path again. */
function placeLine(entries: readonly Entry[], voidedAt: ReadonlyMap<string, Instant>): Point[] {
  const places = [...entries].sort(byHappened).flatMap((e) => {
    if (e.kind !== 'fact' || e.name !== PLACE) return [];
    return [{ at: e.happenedAt, value: e.value, id: e.id }];
  });
  const standing = places.filter(({ id }) => !voidedAt.has(id));
  return standing.length > 0 ? standing : places.slice(-1);
}

/** Before the first known place a path was there already. */
function placeAt({ places }: Look, at: Instant): string {
  return String(valueAt(places, at) ?? places[0]?.value ?? '');
}

function taskRow(path: PathAsItIs, look: Look, opening: Opening): ProjectedTask {
  const { key, n, openedAt } = opening;
  const row = {
    id: taskId(path.id, key, n),
    key,
    opening: n,
    step: stepOf(key),
    task: taskOf(key),
    openedAt,
    ...(opening.rungs.length > 0 ? { rung: opening.rungs.at(-1) ?? '' } : {}),
    ...handlingOf(opening),
  };
  return opening.open
    ? { ...row, ...openState(path, look, opening) }
    : { ...row, ...endedState(path, look, opening) };
}

function handlingOf(opening: Opening): { handling?: string } {
  const last = opening.handling.at(-1);
  if (!last) return {};
  return { handling: last.to === undefined ? last.what : `${last.what} ${last.to}` };
}

function openState(path: PathAsItIs, look: Look, opening: Opening) {
  const { rules, now } = path;
  const rule = rules.tasks[ruleKeyOf(opening.key)];
  const wanted = look.wanted.get(opening.key);
  const derived = wanted?.dueAt === opening.dueAt ? wanted : undefined;
  return {
    ...desk(path, { key: opening.key, place: placeAt(look, now), now }),
    state: 'open' as const,
    ...due(opening, timeZoneOf(rules, placeAt(look, now))),
    ...(derived?.lastDay === undefined ? {} : { lastDay: derived.lastDay }),
    provisional: derived?.provisional ?? false,
    ...disclosedBy(rule, look.lines, now),
  };
}

/** What was voided counts as never done: the opening is gone, whoever had answered it. */
function endedState(path: PathAsItIs, look: Look, opening: Opening) {
  const { outcome } = opening;
  const endedAt = opening.endedAt ?? opening.openedAt;
  const place = placeAt(look, endedAt);
  const voidedAt = outcome && look.voidedAt.get(outcome.id);
  const isDone = outcome !== undefined && voidedAt === undefined;
  return {
    ...desk(path, { key: opening.key, place, now: endedAt }),
    ...due(opening, timeZoneOf(path.rules, place)),
    provisional: false,
    recordedAt: voidedAt ?? endedAt,
    ...(isDone
      ? { state: 'done' as const, outcome: outcome.outcome, happenedAt: outcome.happenedAt }
      : { state: 'withdrawn' as const }),
  };
}

/** A task that the pack no longer knows stays where its path is, under no department. */
function desk(
  { rules }: PathAsItIs,
  { key, ...at }: { key: string; place: string; now: Instant },
): { department: string; placeId: string } {
  const rule = rules.tasks[ruleKeyOf(key)];
  const nobody: DeskAddress = { department: '', place: at.place };
  const { department, place } = rule ? deskOf(rules, { key, rule }, at) : nobody;
  return { department, placeId: place };
}

/** A day ends at the first instant of the next one. */
function due({ dueAt }: Opening, timeZone: string): { dueAt?: Instant; lastDay?: CivilDate } {
  if (dueAt === undefined) return {};
  const justBefore = (dueAt - 1) as Instant; // still a moment of the same years
  return { dueAt, lastDay: civilDateAt(justBefore, timeZone) };
}

function disclosedBy(rule: TaskRule | undefined, lines: TimeLines, now: Instant) {
  const known = (rule?.discloses ?? []).flatMap(({ field }) => {
    const value = valueAt(lines.facts.get(field), now);
    return value === undefined ? [] : [[field, value] as const];
  });
  return known.length > 0 ? { disclosed: Object.fromEntries(known) } : {};
}

function entryRows(path: PathAsItIs, behind: number): ProjectedEntry[] {
  return path.entries.slice(behind).map((entry, i) => {
    const opening = openingOf(path, entry);
    const seq = behind + i + 1;
    if (!opening) return { seq, entry };
    return { seq, entry, taskId: taskId(path.id, opening.key, opening.n) };
  });
}

/** The opening that an entry opened, moved, handled or ended; of a void, the one of what it voids. */
function openingOf(path: PathAsItIs, entry: Entry): { key: string; n: number } | undefined {
  switch (entry.kind) {
    case 'told':
    case 'desk':
      return entry;
    case 'outcome':
      return path.desk.get(entry.key)?.find(({ outcome }) => outcome?.id === entry.id);
    case 'void': {
      const voided = path.entries.find(({ id }) => id === entry.of);
      return voided && voided.kind !== 'void' ? openingOf(path, voided) : undefined;
    }
    case 'fact':
    case 'hold':
    case 'extension':
      return undefined;
  }
}
