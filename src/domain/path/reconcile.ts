import { factOfConsent } from '../consent/purpose.ts';
import type { Disclosed, Rules } from '../policy/rules.ts';
import { taskRule } from '../policy/task-rule.ts';
import type { Instant } from '../time/instant.ts';
import { lastOpening, newOpening, type Desk, type Opening } from './desk.ts';
import { dueRung, ladderFrom, ladderOf, type Surroundings } from './ladder.ts';
import type { ToldBody } from './ledger.ts';
import { PLACE } from './place-of.ts';
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
 * rungs of the ladder, each once in an opening. A date that the rules moved stays at the kinder of the two.
 */
export function reconcile(desk: Desk, views: Views, now: Instant): Reconciliation {
  const earlier = new Map(views.before.wanted.map((wanted) => [wanted.key, wanted]));
  const told: ToldBody[] = [...concealments(desk, views), ...withdrawals(desk, views.after)];
  const wakes: Instant[] = [];
  const around = surroundings(views, now);
  for (const wanted of views.after.wanted) {
    const last = lastOpening(desk, wanted.key);
    const opening = last?.open ? last : open(wanted, last, now);
    if (opening !== last) told.push({ ...head(opening), what: 'opened', ...dateOf(opening) });
    const date =
      opening === last ? dateNow(wanted, earlier.get(wanted.key), opening) : dateOf(opening);
    const isMoved = date.dueAt !== opening.dueAt;
    if (isMoved) told.push({ ...head(opening), what: 'moved', ...date });
    const toldAt = isMoved ? now : opening.toldAt;
    const before = isMoved ? ladderOf(around, wanted, opening.dueAt) : [];
    const owed = before.filter(({ at }) => at > opening.toldAt && at <= now);
    const ladder =
      owed.length > 0
        ? ladderOf(around, wanted, date.dueAt)
        : ladderFrom(around, wanted, { dueAt: date.dueAt, toldAt });
    const present = { wanted, opening: { ...opening, toldAt }, owed };
    const rung = dueRung(around, ladder, present);
    if (rung) told.push(rung);
    wakes.push(...ladder.flatMap(({ at }) => (at > now ? [at] : [])));
  }
  if (wakes.length === 0) return { told };
  return { told, wakeAt: wakes.reduce((a, b) => (b < a ? b : a)) };
}

function withdrawals(desk: Desk, view: View): ToldBody[] {
  const wanted = new Set(view.wanted.map((w) => w.key));
  return [...desk.values()].flatMap((openings) => {
    const last = openings.at(-1);
    if (!last?.open || wanted.has(last.key)) return [];
    return [{ ...head(last), what: 'withdrawn' }];
  });
}

/** A yes was taken back: whoever was shown something by it alone hears once that it may no longer be used. */
function concealments(desk: Desk, { before, after, rules }: Views): ToldBody[] {
  const ended = Object.keys(rules.consents?.purposes ?? {}).filter((purpose) => {
    const fact = factOfConsent(purpose);
    return before.fact(fact) === true && after.fact(fact) !== true;
  });
  if (ended.length === 0) return [];
  const isShown = ({ consent }: Disclosed) => consent !== undefined && ended.includes(consent);
  return [...desk.values()].flatMap((openings) => {
    const last = openings.at(-1);
    if (!last || !taskRule(rules, last.key)?.discloses.some(isShown)) return [];
    return [{ ...head(last), what: 'concealed' }];
  });
}

/** The first opening keeps the date of the path; one that is opened again gets a date of its own. */
function open(wanted: Wanted, last: Opening | undefined, now: Instant): Opening {
  const opening = newOpening({ key: wanted.key, n: (last?.n ?? 0) + 1, at: now });
  const dueAt = derived(wanted, opening);
  return dueAt === undefined ? opening : { ...opening, dueAt };
}

/** What the rules say of an opening, whatever people were told. */
export function derived(wanted: Wanted, opening: Opening): Instant | undefined {
  const isOwn = opening.n > 1 || wanted.fromOpening;
  return isOwn ? wanted.dueFrom(opening.openedAt).dueAt : wanted.dueAt;
}

interface ToldDate {
  dueAt?: Instant;
  kinderBy?: number;
}

/**
 * Entries move a date by as much as they say. How much kinder the date told was than that of the rules stays, also over
 * a hold that gives no date for a while.
 */
function dateNow(wanted: Wanted, before: Wanted | undefined, opening: Opening): ToldDate {
  const after = derived(wanted, opening);
  const byRules = before ? derived(before, opening) : after;
  const told = opening.dueAt;
  const kinderBy =
    told !== undefined && byRules !== undefined ? told - byRules : (opening.kinderBy ?? 0);
  // A hold took the date; that the rules gave one up, or let an earlier hold take it, moves nothing that was told.
  const isByRules = before !== undefined && byRules === undefined && wanted.rule?.side !== 'person';
  if (after === undefined && (wanted.rule === undefined || isByRules)) return dateOf(opening);
  if (after === undefined) return kinderBy === 0 ? {} : { kinderBy };
  const isFirstDate = told === undefined && opening.kinderBy === undefined;
  if (isFirstDate) return { dueAt: after };
  return { dueAt: kinder(wanted, after, (after + kinderBy) as Instant) }; // an instant moved by ms
}

/** An office's duty keeps the earlier date, a person's right the later one. */
function kinder(wanted: Wanted, a: Instant, b: Instant): Instant {
  const [earlier, later] = a < b ? [a, b] : [b, a];
  return wanted.rule?.side === 'person' ? later : earlier;
}

function dateOf({ dueAt }: Opening): ToldDate {
  return dueAt === undefined ? {} : { dueAt };
}

function head({ key, n }: Opening) {
  return { kind: 'told', key, n } as const;
}

function surroundings({ rules, after }: Views, now: Instant): Surroundings {
  return { rules, now, fact: after.fact, place: String(after.fact(PLACE) ?? '') };
}
