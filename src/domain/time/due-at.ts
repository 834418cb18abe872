import type { Calendar } from './calendar.ts';
import { civilDateOf, dayOf, isDay } from './civil-date.ts';
import { isProvisional, reckonDays, type DayTerm } from './count-days.ts';
import { addMonthsTo, type EpochDay } from './epoch-day.ts';
import { explainDays, explainHours } from './explain.ts';
import { endOfHours, heldDays, mergeHolds } from './holds.ts';
import {
  HOUR_MS,
  isCivilDate,
  isInstant,
  toInstant,
  toIso,
  type CivilDate,
  type Instant,
} from './instant.ts';
import type { Due, Hold, Term, Unit, Why } from './term.ts';
import { epochDayAt, isTimeZone, startOfEpochDay } from './zone.ts';

export interface DueRequest {
  /** A moment in ISO 8601 with its offset, or a civil date of the place. */
  readonly from: string;
  readonly n: number;
  readonly unit: Unit;
  readonly roll: boolean;
  readonly calendar: Calendar;
  readonly timeZone: string;
  readonly holds: readonly { readonly from: string; readonly to?: string }[];
}

export interface DueAnswer {
  readonly lastDay: CivilDate | null;
  readonly endsAt: string | null;
  readonly provisional: boolean;
  readonly why: readonly Why[];
}

/**
 * When a term ends, and why. The start day is not counted; hours count at once; a term ends at 24:00 of its last day in
 * the place, months, years and anniversaries on the corresponding day, school terms on the day before a term begins.
 * Civil Code art. 200-204.
 */
export function dueAt(request: DueRequest): DueAnswer {
  const term = readTerm(request);
  const due = 'refused' in term ? refuse(term.refused) : dueInstant(term, { explain: true });
  return {
    lastDay: due.lastDay ?? null,
    endsAt: due.dueAt === undefined ? null : toIso(due.dueAt),
    provisional: due.provisional,
    why: due.why,
  };
}

/** The same for the engine, which asks some fifty times an evaluation: grounds are gathered only on demand. */
export function dueInstant(term: Term, { explain }: { explain: boolean }): Due {
  if (!isCount(term.n)) return refuse('n');
  switch (term.unit) {
    case 'hour':
      return dueAfterHours(term, explain);
    case 'birthday':
      return dueAtBirthday(term, explain);
    case 'day':
    case 'workday':
    case 'cn_workday':
    case 'month':
    case 'year':
    case 'school_term':
    case 'anniversary':
      return dueAfterDays({ ...term, unit: term.unit }, explain);
  }
}

/** Hours of 300 years. Whatever is longer is a slip of the pen, and is refused before it is counted out. */
const LARGEST_N = 3_000_000;
const NO_WHY: readonly Why[] = [];

function isCount(n: number): boolean {
  return Number.isInteger(n) && n >= 0 && n <= LARGEST_N;
}

function dueAfterDays(term: DayTerm, explain: boolean): Due {
  const start = startDayOf(term);
  const held = heldDays(term.holds, term.timeZone);
  const reckoning = reckonDays(term, { start, held });
  const provisional = isProvisional(term, reckoning);
  const why = explain ? explainDays(term, reckoning) : NO_WHY;
  return endOfDay(reckoning.last, { timeZone: term.timeZone, provisional, why });
}

/** Hours never roll: the law rolls a last day, and what must be done within hours does not wait for Monday. */
function dueAfterHours(term: Term, explain: boolean): Due {
  const from = startOf(term);
  const holds = mergeHolds(term.holds);
  const end = endOfHours({ from, end: from + term.n * HOUR_MS }, holds);
  const why = explain ? explainHours(term, { from, end, holds }) : NO_WHY;
  if (end === undefined || !isInstant(end)) return { provisional: false, why };
  const lastMs = Math.max(from, end - 1) as Instant; // between two instants
  const lastDay = epochDayAt(lastMs, term.timeZone);
  if (!isDay(lastDay)) return { provisional: false, why };
  return { lastDay: civilDateOf(lastDay), dueAt: end, provisional: false, why };
}

/**
 * A person is n years old from 00:00 of her birthday; the last day before is the last of her being younger. Who was born
 * on 29 February has completed the year at the end of 28 February, hence on 1 March where there is no 29th. Nothing
 * pauses it.
 */
function dueAtBirthday(term: Term, explain: boolean): Due {
  const { day, clamped } = addMonthsTo(startDayOf(term), term.n * 12);
  const before = clamped ? day : day - 1;
  const why: Why[] = [];
  if (explain && clamped && isDay(day)) why.push({ code: 'month-end', day: civilDateOf(day) });
  if (explain && term.roll) why.push({ code: 'never-rolls', unit: 'birthday' });
  return endOfDay(before, { timeZone: term.timeZone, provisional: false, why });
}

function endOfDay(
  lastDay: EpochDay | undefined,
  { timeZone, provisional, why }: { timeZone: string; provisional: boolean; why: readonly Why[] },
): Due {
  if (lastDay === undefined || !isDay(lastDay)) return { provisional, why };
  const end = startOfEpochDay(lastDay + 1, timeZone);
  return { lastDay: civilDateOf(lastDay), dueAt: end, provisional, why };
}

function startDayOf({ from, timeZone }: Term): EpochDay {
  return typeof from === 'string' ? dayOf(from) : epochDayAt(from, timeZone);
}

function startOf({ from, timeZone }: Term): Instant {
  return typeof from === 'string' ? startOfEpochDay(dayOf(from), timeZone) : from;
}

type Field = Extract<Why, { code: 'refused' }>['field'];

function refuse(field: Field): Due {
  return { provisional: false, why: [{ code: 'refused', field }] };
}

function readTerm(request: DueRequest): Term | { refused: Field } {
  const from = isCivilDate(request.from) ? request.from : toInstant(request.from);
  if (from === undefined) return { refused: 'from' };
  if (!isTimeZone(request.timeZone)) return { refused: 'timeZone' };
  const holds = request.holds.map(readHold);
  if (!holds.every((hold) => hold !== undefined)) return { refused: 'holds' };
  return { ...request, from, holds };
}

function readHold(hold: { from: string; to?: string }): Hold | undefined {
  const from = toInstant(hold.from);
  if (from === undefined || hold.to === undefined) return from === undefined ? from : { from };
  const to = toInstant(hold.to);
  return to === undefined ? undefined : { from, to };
}
