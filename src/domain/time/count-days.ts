import type { Calendar } from './calendar.ts';
import { addMonthsTo, LAST_DAY } from './epoch-day.ts';
import type { EpochDay } from './epoch-day.ts';
import { heldOn } from './holds.ts';
import type { HeldDays } from './holds.ts';
import { isTermProvisional, termBegins, type TermBegins } from './school-terms.ts';
import type { DayUnit, Term } from './term.ts';
import { countWorkdays, isAllPublished, isRestDay, workdayAfter } from './workdays.ts';
import type { DaySpan } from './workdays.ts';

export type DayTerm = Term & { readonly unit: DayUnit };

/** How the last day of a term was found. */
export interface Reckoning {
  readonly start: EpochDay;
  readonly held: readonly HeldDays[];
  /** The corresponding day that its month does not have, so that its last day stands in. */
  readonly monthEnd?: EpochDay;
  /** The start of the school term before which it ends, were it not for holds. */
  readonly term?: TermBegins;
  /** The last day as counted. Missing under an open hold, or beyond the year 2200. */
  readonly counted?: EpochDay;
  /** The last day after rolling. */
  readonly last?: EpochDay;
}

/**
 * The start day is not counted, the term ends with its nth day, or in the last month on the corresponding day. Days on
 * which the clock is held are left out; a term in months or years is lengthened by as many days as were held. Civil
 * Code art. 201-203.
 */
export function reckonDays(
  term: DayTerm,
  { start, held }: { start: EpochDay; held: readonly HeldDays[] },
): Reckoning {
  const length = lengthOf(term, start);
  const { n, monthEnd } = length;
  const ruler = isInWorkdays(term) ? workdayRuler(term.calendar) : DAY_RULER;
  const counted = n === undefined ? undefined : countOut(ruler, { start, n, held });
  const last = counted !== undefined && term.roll ? rolled(term.calendar, counted, held) : counted;
  return {
    start,
    held,
    ...(monthEnd === undefined ? {} : { monthEnd }),
    ...(length.term ? { term: length.term } : {}),
    ...(isInRange(counted) ? { counted } : {}),
    ...(isInRange(counted) && isInRange(last) ? { last } : {}),
  };
}

/** The stretches of days for which the calendar was asked. */
export function askedOf(term: DayTerm, { start, held, counted, last }: Reckoning): DaySpan[] {
  if (counted === undefined || last === undefined) return [];
  if (isInWorkdays(term) && term.n > 0) return unheld({ first: start + 1, last: counted }, held);
  return term.roll ? [{ first: counted, last }] : [];
}

export function isProvisional(term: DayTerm, reckoning: Reckoning): boolean {
  const { calendar } = term;
  const isAsked = askedOf(term, reckoning).some((span) => !isAllPublished(calendar, span));
  if (isAsked || !reckoning.term || reckoning.last === undefined) return isAsked;
  return isTermProvisional(calendar, reckoning.term);
}

export function isInWorkdays({ unit }: DayTerm): boolean {
  return unit === 'workday' || unit === 'cn_workday';
}

/** How many days, or working days, a term comes to from its start; nothing where its end is not known. */
interface Length {
  readonly n?: number;
  readonly monthEnd?: EpochDay;
  readonly term?: TermBegins;
}

function lengthOf(term: DayTerm, start: EpochDay): Length {
  const { unit, n } = term;
  switch (unit) {
    case 'month':
      return inMonths(start, n);
    case 'year':
    case 'anniversary':
      return inMonths(start, n * 12);
    case 'school_term':
      return n === 0 ? { n } : untilTerm(term, start);
    case 'day':
    case 'workday':
    case 'cn_workday':
      return { n };
  }
}

function inMonths(start: EpochDay, months: number): Length {
  const { day, clamped } = addMonthsTo(start, months);
  return clamped ? { n: day - start, monthEnd: day } : { n: day - start };
}

function untilTerm({ calendar, n }: DayTerm, start: EpochDay): Length {
  const term = termBegins(calendar, { after: start, n });
  return term ? { n: term.day - 1 - start, term } : {};
}

/** What is counted: every day, or working days alone. */
interface Ruler {
  nthAfter(after: EpochDay, n: number): EpochDay | undefined;
  count(span: DaySpan): number;
}

const DAY_RULER: Ruler = {
  nthAfter: (after, n) => after + n,
  count: ({ first, last }) => last - first + 1,
};

function workdayRuler(calendar: Calendar): Ruler {
  return {
    nthAfter: (after, n) => (n === 0 ? after : workdayAfter(calendar, { after, n })),
    count: (span) => countWorkdays(calendar, span),
  };
}

interface Count {
  readonly start: EpochDay;
  readonly n: number;
  readonly held: readonly HeldDays[];
}

function countOut(ruler: Ruler, { start, n, held }: Count): EpochDay | undefined {
  if (n === 0) return heldOn(held, start)?.next ?? start;
  let [after, left] = [start, n];
  for (const { first, next } of held) {
    const end = ruler.nthAfter(after, left);
    if (end === undefined || end < first) return end;
    if (first - 1 > after) left -= ruler.count({ first: after + 1, last: first - 1 });
    after = Math.max(after, next - 1);
    if (after === Infinity) return undefined;
  }
  return ruler.nthAfter(after, left);
}

function rolled(
  calendar: Calendar,
  counted: EpochDay,
  held: readonly HeldDays[],
): EpochDay | undefined {
  let day = counted;
  while (day <= LAST_DAY) {
    const hold = heldOn(held, day);
    if (!hold && !isRestDay(calendar, day)) return day;
    day = hold ? hold.next : day + 1;
  }
  return undefined;
}

function unheld({ first, last }: DaySpan, held: readonly HeldDays[]): DaySpan[] {
  const spans: DaySpan[] = [];
  let from = first;
  for (const hold of held) {
    if (hold.first > last) break;
    if (hold.first > from) spans.push({ first: from, last: hold.first - 1 });
    from = Math.max(from, hold.next);
  }
  if (from <= last) spans.push({ first: from, last });
  return spans;
}

function isInRange(day: EpochDay | undefined): day is EpochDay {
  return day !== undefined && day <= LAST_DAY;
}
