import { isPublished, reasonFor } from './calendar.ts';
import { civilDateOf, isDay } from './civil-date.ts';
import { askedOf, isInWorkdays, type DayTerm, type Reckoning } from './count-days.ts';
import { yearOf, type EpochDay } from './epoch-day.ts';
import { heldMs, inDays, type HeldDays } from './holds.ts';
import { toIso, type Instant } from './instant.ts';
import { isTermProvisional } from './school-terms.ts';
import type { Hold, Term, Why } from './term.ts';

/** Longer lists help nobody; what is left out is counted. */
const DAYS_LISTED = 400;

/** Why a term ends on its last day, in the order in which it was counted. */
export function explainDays(term: DayTerm, reckoning: Reckoning): Why[] {
  const { start, counted } = reckoning;
  const why: Why[] = [];
  if (term.n > 0 && isDay(start)) {
    why.push({ code: 'start-day-not-counted', day: civilDateOf(start) });
  }
  why.push(
    ...monthEnd(reckoning),
    ...termStart(term, reckoning),
    ...namedDays(term, reckoning),
    ...holdsMet(term, reckoning),
  );
  why.push(...rolling(term, reckoning), ...unpublished(term, reckoning));
  const openHold = why.some((one) => one.code === 'hold' && one.to === undefined);
  const hasEnd = counted !== undefined || why.some((one) => one.code === 'no-school-terms');
  if (!openHold && !hasEnd) why.push({ code: 'beyond-the-calendar' });
  return why;
}

export function explainHours(
  term: Term,
  { from, end, holds }: { from: Instant; end: number | undefined; holds: readonly Hold[] },
): Why[] {
  const why: Why[] = holds
    .filter((hold) => (end === undefined || hold.from < end) && heldMs(hold, from) > 0)
    .map((hold) => holdWhy(hold, inDays(heldMs(hold, from))));
  if (term.roll) why.push({ code: 'never-rolls', unit: 'hour' });
  return why;
}

function monthEnd({ monthEnd: day }: Reckoning): Why[] {
  return day !== undefined && isDay(day) ? [{ code: 'month-end', day: civilDateOf(day) }] : [];
}

function termStart({ unit, n, calendar }: DayTerm, { term }: Reckoning): Why[] {
  if (term && isDay(term.day)) {
    const { day, name, isAssumed } = term;
    return [{ code: 'school-term-begins', day: civilDateOf(day), name, isAssumed }];
  }
  const knowsTerms = unit !== 'school_term' || n === 0 || calendar.schoolTerms !== undefined;
  return knowsTerms ? [] : [{ code: 'no-school-terms' }];
}

/** Each rest day passed over and each make-up day counted, so that a clerk can check the count on her wall calendar. */
function namedDays(term: DayTerm, reckoning: Reckoning): Why[] {
  if (!countsWorkdays(term)) return [];
  const why = askedOf(term, reckoning).flatMap(({ first, last }) => {
    const days = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    return days.flatMap((day) => dayWhy(term, day));
  });
  if (why.length <= DAYS_LISTED) return why;
  return [...why.slice(0, DAYS_LISTED), { code: 'more-days', count: why.length - DAYS_LISTED }];
}

/** Within no working days nothing is counted, though the day itself may still roll. */
function countsWorkdays(term: DayTerm): boolean {
  return isInWorkdays(term) && term.n > 0;
}

function dayWhy({ calendar }: DayTerm, epochDay: EpochDay): Why[] {
  const reason = reasonFor(calendar, epochDay);
  if (!reason) return [];
  const code = reason.code === 'make-up-workday' ? reason.code : 'rest-day-skipped';
  return [{ code, day: civilDateOf(epochDay), name: reason.name }];
}

function holdsMet(term: DayTerm, { start, held, last }: Reckoning): Why[] {
  const firstCounted = term.n > 0 ? start + 1 : start;
  return held
    .filter(({ first, next }) => next > firstCounted && (last === undefined || first <= last))
    .map((days) => holdWhy(days.hold, lengthFrom(days, firstCounted)));
}

function lengthFrom({ first, next }: HeldDays, firstCounted: EpochDay): number {
  return next - Math.max(first, firstCounted);
}

function holdWhy({ from, to }: Hold, days: number): Why {
  if (to === undefined) return { code: 'hold', from: toIso(from) };
  return { code: 'hold', from: toIso(from), to: toIso(to), days };
}

function rolling(term: DayTerm, { counted, last }: Reckoning): Why[] {
  if (!term.roll || countsWorkdays(term) || counted === undefined) return [];
  const reason = reasonFor(term.calendar, counted);
  if (!reason || last === undefined) return [];
  const from = civilDateOf(counted);
  if (reason.code === 'make-up-workday')
    return [{ code: reason.code, day: from, name: reason.name }];
  return [{ code: 'rolled', from, to: civilDateOf(last), name: reason.name }];
}

function unpublished(term: DayTerm, reckoning: Reckoning): Why[] {
  const years = new Set<number>();
  if (reckoning.term && reckoning.last !== undefined) {
    const { day } = reckoning.term;
    if (isTermProvisional(term.calendar, reckoning.term)) years.add(yearOf(day));
  }
  for (const { first, last } of askedOf(term, reckoning)) {
    for (let year = yearOf(first); year <= yearOf(last); year += 1) {
      if (!isPublished(term.calendar, year)) years.add(year);
    }
  }
  return [...years].map((year) => ({ code: 'calendar-unpublished', year }));
}
