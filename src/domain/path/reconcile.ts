import { ruleKeyOf } from './keys.ts';
import type { Rules, Rung } from '../policy/rules.ts';
import { timeZoneOf } from '../policy/desk-place.ts';
import { dueInstant } from '../time/due-at.ts';
import type { Instant } from '../time/instant.ts';
import { lastOpening, newOpening, type Desk, type Opening } from './desk.ts';
import type { ToldBody } from './ledger.ts';
import type { View, Wanted } from './view.ts';

export interface Reconciliation {
  told: ToldBody[];
  /** The next instant at which a rung acts. */
  wakeAt?: Instant;
}

export interface Views {
  /** The ledger as it was, under today's rules: what differs from what was told came from the rules. */
  before: View;
  /** With what has happened now: what differs from `before` came from the entries. */
  after: View;
  rules: Rules;
}

/**
 * What people have to be told so that the desk says what the view says: tasks opened, moved, withdrawn, and the
 * rungs of the ladder, each once in an opening. A date that only the rules moved stays at the kinder of the two.
 */
export function reconcile(desk: Desk, views: Views, now: Instant): Reconciliation {
  const earlier = new Map(views.before.wanted.map((wanted) => [wanted.key, wanted]));
  const told: ToldBody[] = withdrawals(desk, views.after);
  const wakes: Instant[] = [];
  for (const wanted of views.after.wanted) {
    const last = lastOpening(desk, wanted.key);
    const opening = last?.open ? last : open(wanted, last, now);
    if (opening !== last) told.push(openedEntry(opening));
    const dueAt = last?.open ? dueOf(wanted, earlier.get(wanted.key), last) : opening.dueAt;
    if (dueAt !== opening.dueAt) told.push(movedEntry(opening, dueAt));
    const ladder = ladderOf(views.rules, wanted.key, dueAt);
    const toldAt = dueAt === opening.dueAt ? opening.toldAt : now;
    const act = dueRungs(ladder, { ...opening, toldAt }, now);
    if (act) told.push(act);
    wakes.push(...ladder.flatMap((rung) => (rung.at > now ? [rung.at] : [])));
  }
  if (wakes.length === 0) return { told };
  return { told, wakeAt: wakes.reduce((a, b) => (b < a ? b : a)) };
}

function withdrawals(desk: Desk, view: View): ToldBody[] {
  const wanted = new Set(view.wanted.map((w) => w.key));
  return [...desk.values()].flatMap((openings) => {
    const last = openings.at(-1);
    if (!last?.open || wanted.has(last.key)) return [];
    return [{ kind: 'told', key: last.key, n: last.n, what: 'withdrawn' }];
  });
}

/** The first opening keeps the date of the path; one that is opened again gets a date of its own. */
function open(wanted: Wanted, last: Opening | undefined, now: Instant): Opening {
  const anew = last !== undefined || wanted.fromOpening;
  const { dueAt } = anew ? wanted.dueFrom(now) : wanted;
  const opening = newOpening({ key: wanted.key, n: (last?.n ?? 0) + 1, at: now });
  return dueAt === undefined ? opening : { ...opening, dueAt };
}

function dueOf(wanted: Wanted, before: Wanted | undefined, opening: Opening): Instant | undefined {
  const derived = (w: Wanted) =>
    opening.n > 1 || w.fromOpening ? w.dueFrom(opening.openedAt).dueAt : w.dueAt;
  const after = derived(wanted);
  const byRules = before ? derived(before) : after;
  if (after !== byRules) return after;
  return kinder(wanted, opening.dueAt, byRules);
}

/** An office's duty keeps the earlier date, a person's right the later one; no date at all is the latest. */
function kinder(wanted: Wanted, told?: Instant, derived?: Instant): Instant | undefined {
  if (told === derived) return told;
  const [a, b] = [told ?? Infinity, derived ?? Infinity];
  const toldIsKinder = wanted.rule?.side === 'person' ? a >= b : a <= b;
  return toldIsKinder ? told : derived;
}

function openedEntry({ key, n, dueAt }: Opening): ToldBody {
  return { kind: 'told', key, n, what: 'opened', ...(dueAt === undefined ? {} : { dueAt }) };
}

function movedEntry({ key, n }: Opening, dueAt: Instant | undefined): ToldBody {
  return { kind: 'told', key, n, what: 'moved', ...(dueAt === undefined ? {} : { dueAt }) };
}

interface DatedRung {
  rung: string;
  at: Instant;
}

function ladderOf(rules: Rules, key: string, dueAt: Instant | undefined): DatedRung[] {
  const ladder = rules.ladders[rules.tasks[ruleKeyOf(key)]?.ladder ?? ''];
  if (!ladder || dueAt === undefined) return [];
  return ladder.map((rung) => ({ rung: rung.rung, at: rungAt(rules, rung, dueAt) }));
}

function rungAt(rules: Rules, { after }: Rung, dueAt: Instant): Instant {
  if (after.n === 0) return dueAt;
  const { calendar } = rules;
  const timeZone = timeZoneOf(rules, undefined);
  const clock = { ...after, from: dueAt, roll: false, calendar, timeZone, holds: [] };
  return dueInstant(clock, { explain: false }).dueAt ?? dueAt;
}

/** Only the highest rung that is due acts; none acts for a time before the date was told. */
function dueRungs(
  ladder: readonly DatedRung[],
  opening: Opening,
  now: Instant,
): ToldBody | undefined {
  const due = ladder.filter(
    (r) => r.at <= now && r.at > opening.toldAt && !opening.rungs.includes(r.rung),
  );
  const rung = due.at(-1)?.rung;
  if (rung === undefined) return undefined;
  const passed = due.slice(0, -1).map((r) => r.rung);
  const { key, n } = opening;
  const entry: ToldBody = { kind: 'told', key, n, what: 'rung', rung };
  return passed.length > 0 ? { ...entry, passed } : entry;
}
