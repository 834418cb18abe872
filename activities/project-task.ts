import { shownBy } from '../src/domain/consent/shown.ts';
import { taskRule } from '../src/domain/policy/task-rule.ts';
import { holderOf, unanswered, type Opening } from '../src/domain/path/desk.ts';
import { stepOf, taskOf } from '../src/domain/path/keys.ts';
import type { FactValue } from '../src/domain/path/ledger.ts';
import type { TimeLines } from '../src/domain/path/time-lines.ts';
import { timeZoneOf } from '../src/domain/policy/desk-place.ts';
import type { TaskRule } from '../src/domain/policy/rules.ts';
import type { CivilDate, Instant } from '../src/domain/time/instant.ts';
import { lastDayBefore } from '../src/domain/time/zone.ts';
import { taskId } from '../src/db/uuid8.ts';
import { placeAt, type Look, type PathAsItIs } from './look-at-path.ts';
import { deskAt, rulesThen } from './rules-then.ts';

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
  /** Account of whoever has taken it; while the task is open. */
  takenBy?: string;
  rung?: string;
  /** By when the soonest of what was urged or ordered is answered; while the task is open. */
  answerDueAt?: Instant;
  /** Channel of the draft that waits for a named human; while the task is open. */
  draft?: string;
  /** What the department may see of the person, while the task is open. */
  disclosed?: Record<string, FactValue>;
}

/** One opening of a task as departments see it. */
export function taskRow(path: PathAsItIs, look: Look, opening: Opening): ProjectedTask {
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
  const rule = taskRule(rules, opening.key);
  const wanted = look.wanted.get(opening.key);
  const derived = wanted?.dueAt === opening.dueAt ? wanted : undefined;
  return {
    ...deskAt(path, { key: opening.key, place: placeAt(look, now), now }),
    state: 'open' as const,
    ...askedOf(opening),
    ...takerOf(opening),
    ...due(opening, timeZoneOf(rules, placeAt(look, now))),
    ...(derived?.lastDay === undefined ? {} : { lastDay: derived.lastDay }),
    provisional: derived?.provisional ?? false,
    ...disclosedBy(rule, look.lines, now),
  };
}

function takerOf(opening: Opening): { takenBy?: string } {
  const holder = holderOf(opening);
  return holder ? { takenBy: holder.id } : {};
}

function askedOf(opening: Opening): { answerDueAt?: Instant; draft?: string } {
  const dueAt = unanswered(opening)[0]?.dueAt;
  return {
    ...(dueAt === undefined ? {} : { answerDueAt: dueAt }),
    ...(opening.draft ? { draft: opening.draft.channel } : {}),
  };
}

/** What was voided counts as never done: the opening is gone, whoever had answered it. */
function endedState(path: PathAsItIs, look: Look, opening: Opening) {
  const { outcome } = opening;
  const endedAt = opening.endedAt ?? opening.openedAt;
  const place = placeAt(look, endedAt);
  const voidedAt = outcome && look.voidedAt.get(outcome.id);
  const isDone = outcome !== undefined && voidedAt === undefined;
  const rules = rulesThen(path, { key: opening.key, at: endedAt });
  return {
    ...deskAt({ rules }, { key: opening.key, place, now: endedAt }),
    ...due(opening, timeZoneOf(rules, place)),
    provisional: false,
    recordedAt: voidedAt ?? endedAt,
    ...(isDone
      ? { state: 'done' as const, outcome: outcome.outcome, happenedAt: outcome.happenedAt }
      : { state: 'withdrawn' as const }),
  };
}

function due({ dueAt }: Opening, timeZone: string): { dueAt?: Instant; lastDay?: CivilDate } {
  if (dueAt === undefined) return {};
  return { dueAt, lastDay: lastDayBefore(dueAt, timeZone) };
}

function disclosedBy(rule: TaskRule | undefined, lines: TimeLines, now: Instant) {
  const known = shownBy(rule, lines, now).map(({ disclosed, value }) => {
    return [disclosed.field, value] as const;
  });
  return known.length > 0 ? { disclosed: Object.fromEntries(known) } : {};
}
