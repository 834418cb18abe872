import { deskPlace } from '../policy/desk-place.ts';
import type { Rules, Rung, RungAddressee } from '../policy/rules.ts';
import { taskRule } from '../policy/task-rule.ts';
import { dueInstant } from '../time/due-at.ts';
import { isOfficeTime } from '../time/office-time.ts';
import { HOUR_MS, MINUTE_MS, type Instant } from '../time/instant.ts';
import { deskOf } from './desk-of.ts';
import { holderOf, type Opening } from './desk.ts';
import type { Addressee, FactValue, ToldBody } from './ledger.ts';
import type { Wanted } from './view.ts';

/** Where a path stands while its ladders are looked at. */
export interface Surroundings {
  rules: Rules;
  now: Instant;
  /** A fact as it stands now. */
  fact: (name: string) => FactValue | undefined;
  place: string;
}

export interface DatedRung {
  rule: Rung;
  at: Instant;
}

/** A rung that acts this much later than it should have says so: the product, or the path, was out of reach. */
const DELAY_MS = HOUR_MS;

/** The ladder of a date as it was told. One of which every rung lay before that is climbed from then on. */
export function ladderFrom(
  around: Surroundings,
  wanted: Wanted,
  { dueAt, toldAt }: { dueAt: Instant | undefined; toldAt: Instant },
): DatedRung[] {
  const ladder = ladderOf(around, wanted, dueAt);
  return ladder.some(({ at }) => at > toldAt) ? ladder : ladderOf(around, wanted, dueAt && toldAt);
}

/**
 * The rungs that a task climbs once it is overdue, each with its instant; of a date that lies ahead only those up to one
 * that acts on that date, for none acts sooner. A rung of the law is not for a clock that no norm knows; one for the night
 * is not for a task that became due by day.
 */
export function ladderOf(
  around: Surroundings,
  wanted: Wanted,
  dueAt: Instant | undefined,
): DatedRung[] {
  const { rules, now } = around;
  const ladder = rules.ladders[taskRule(rules, wanted.key)?.ladder ?? ''];
  if (!ladder || dueAt === undefined) return [];
  const kind = wanted.rule?.kind ?? 'default';
  const dated: DatedRung[] = [];
  for (const rule of ladder) {
    if (rule.kinds && !rule.kinds.includes(kind)) continue;
    const at = rungAt(rules, rule, { dueAt, timeZone: wanted.timeZone });
    const isAwake = rule.atNightOnly === true && isOfficeTime(rules, at, wanted.timeZone);
    if (!isAwake) dated.push({ rule, at });
    if (!isAwake && at === dueAt && dueAt > now) break;
  }
  return dated;
}

function rungAt(
  rules: Rules,
  { after, minutes }: Rung,
  { dueAt, timeZone }: { dueAt: Instant; timeZone: string },
): Instant {
  if (minutes !== undefined) return (dueAt + minutes * MINUTE_MS) as Instant; // an instant moved by minutes
  if (after.n === 0) return dueAt;
  const { calendar } = rules;
  // What is due at 24:00 is due on the day before: the days after that one are counted.
  const from = after.unit === 'hour' ? dueAt : ((dueAt - 1) as Instant);
  const clock = { ...after, from, roll: false, calendar, timeZone, holds: [] };
  return dueInstant(clock, { explain: false }).dueAt ?? dueAt;
}

/**
 * Only the highest rung that is due acts, and each once in an opening; none acts for a time before the date was told,
 * nor one that asks whether somebody has taken the task where somebody has. `owed`: what should have acted by the date
 * that moves now, and did not, for an outage; it acts if it is due by the new date too.
 */
export function dueRung(
  around: Surroundings,
  ladder: readonly DatedRung[],
  { wanted, opening, owed }: { wanted: Wanted; opening: Opening; owed: readonly DatedRung[] },
): ToldBody | undefined {
  const { now } = around;
  const isTaken = holderOf(opening) !== undefined;
  const due = ladder.filter(({ rule, at }) => {
    const isOwed = owed.some((one) => one.rule.rung === rule.rung);
    const isNew = (isOwed || at > opening.toldAt) && !opening.rungs.includes(rule.rung);
    return at <= now && isNew && !(isTaken && rule.unlessTaken === true);
  });
  const last = due.at(-1);
  if (!last) return undefined;
  const passed = due.slice(0, -1).map(({ rule }) => rule.rung);
  return {
    kind: 'told',
    key: opening.key,
    n: opening.n,
    what: 'rung',
    rung: last.rule.rung,
    to: addresseeOf(around, last.rule, wanted),
    ...channelOf(around, due),
    ...(passed.length > 0 ? { passed } : {}),
    ...(now - last.at > DELAY_MS ? { since: last.at } : {}),
  };
}

/** By night the person on duty, where the rung knows one; by day the desk. */
function addresseeOf(around: Surroundings, rule: Rung, wanted: Wanted): Addressee {
  const { rules, now } = around;
  const isNight = !isOfficeTime(rules, now, wanted.timeZone);
  return deskOfRung(around, (isNight ? rule.byNight : undefined) ?? rule.to, wanted.key);
}

/** Who answers for a desk of casework, where there is no head of a department. */
const HEADS: Readonly<Record<string, string>> = {
  caseworker: 'case-supervisor',
  'case-supervisor': 'coordination-office',
  'coordination-office': 'coordination-office',
};

function deskOfRung(around: Surroundings, to: RungAddressee, key: string): Addressee {
  const { rules, now, place } = around;
  const rule = taskRule(rules, key);
  const desk = rule && deskOf(rules, { key, rule }, { place, now });
  const at = to.level ? deskPlace(rules, to.level, place) : (desk?.place ?? place);
  if (to.role !== 'department-head') return { role: to.role, place: at };
  const department = desk?.department ?? '';
  const head = HEADS[department];
  return head ? { role: head, place: at } : { role: to.role, department, place: at };
}

/**
 * The lawful way to press an office, which depends on who the person is; the last of the list is for whoever is left. A
 * draft is prepared also where its own rung was passed.
 */
function channelOf({ fact }: Surroundings, due: readonly DatedRung[]): { channel?: string } {
  const channels = due.flatMap(({ rule }) => rule.channels ?? []);
  const found = channels.find(({ when = [] }) => when.every((one) => fact(one.fact) === one.value));
  return found ? { channel: found.code } : {};
}
