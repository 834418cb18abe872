import type { Period } from '../policy/rules.ts';
import type { Calendar } from '../time/calendar.ts';
import { isCivilDate, toInstant, toIso, type Instant } from '../time/instant.ts';
import { isTimeZone, startOfDay } from '../time/zone.ts';
import { afterPeriod, distance, windowsFrom, type ByValue, type Rhythm } from './windows.ts';

/** One distance, or one for each value of the risk. */
type Distance = Period | ByValue;

/** Moments are ISO 8601 with their offset; a civil date is its first moment in the place. */
export interface VisitRequest {
  /** Phases since the anchor, each with the distance of the visits in it, as the schedules of a pack say them. */
  readonly stages: readonly { readonly after: Period; readonly every: Distance }[];
  readonly anchor: string;
  /** A window that it cuts short is not asked for. Without it, the list ends with the next window to come. */
  readonly end?: string | null;
  /** When somebody came by. What was recorded after `today` is not known yet. */
  readonly visits: readonly (
    string | { readonly happenedAt: string; readonly recordedAt?: string }
  )[];
  readonly exceptions?: readonly VisitException[];
  readonly today: string;
  /**
   * The risk as it changed, where `every` has a column for each of its values: a window is as long as the risk at its
   * beginning says, and keeps that length; a change tells from the next window on.
   */
  readonly risk?: readonly { readonly at: string; readonly value: string }[];
  /** Due after this part of each window; at its end where nothing is said. */
  readonly dueAfter?: Period;
  /** Needed only where something counts working days. */
  readonly calendar?: Calendar;
  /** UTC where nothing is said. */
  readonly timeZone?: string;
}

export type VisitException =
  /** Nobody is to come by in this time: a stay in hospital, a contact declined. Without `to`, from then on. */
  | { readonly kind: 'skip'; readonly from: string; readonly to?: string }
  /**
   * Further visits after something has happened, one window after the other, each up to one of these times from it:
   * days 3, 14, 30 and 90 after a return home; 24 to 72 hours and five working days after a move.
   */
  | { readonly kind: 'extra'; readonly from: string; readonly at: readonly Distance[] };

export interface VisitWindow {
  readonly opens: string;
  readonly due: string;
  /** From here on the next window is open. */
  readonly closes: string;
  readonly state: 'future' | 'open' | 'overdue' | 'done' | 'missed' | 'skipped';
  /** Of an exception, beside the series. */
  readonly extra?: true;
}

/** A slip of the pen: nobody is visited that often. */
const WINDOWS_MAX = 10_000;

/**
 * When somebody is to come by, and what has become of it. A visit fills the window in which it happened, whenever it was
 * recorded: a late one fills no earlier window and shifts no later one. `missed`: closed, and nobody came; `skipped`: an
 * exception covers all of it, and nobody came. Throws a RangeError on what is no moment, zone or schedule.
 */
export function visitWindows(request: VisitRequest): VisitWindow[] {
  const read = readerIn(request.timeZone ?? 'UTC');
  const today = read(request.today, 'today');
  const exceptions = request.exceptions ?? [];
  const known: Known = {
    today,
    visits: request.visits.flatMap((visit) => visitAt(visit, today, read)),
    skips: exceptions.flatMap((one) => (one.kind === 'skip' ? skipOf(one, read) : [])),
  };
  const rhythm = rhythmOf(request, read);
  const end = request.end == null ? undefined : read(request.end, 'end');
  const spans = [
    ...regular(read(request.anchor, 'anchor'), rhythm, { end, today }),
    ...exceptions.flatMap((one) =>
      one.kind === 'extra' ? extra(read(one.from, 'exceptions'), one.at, rhythm) : [],
    ),
  ];
  return spans
    .sort((a, b) => a.opens - b.opens || a.closes - b.closes)
    .map((span) => ({
      opens: toIso(span.opens),
      due: toIso(span.due),
      closes: toIso(span.closes),
      state: stateOf(span, known),
      ...(span.extra ? { extra: true } : {}),
    }));
}

interface Span {
  opens: Instant;
  due: Instant;
  closes: Instant;
  extra?: true;
}

interface Known {
  today: Instant;
  visits: readonly Instant[];
  skips: readonly { from: Instant; to: Instant }[];
}

function stateOf({ opens, due, closes }: Span, { today, visits, skips }: Known) {
  if (visits.some((at) => at >= opens && at < closes)) return 'done';
  if (isCovered({ from: opens, to: closes }, skips)) return 'skipped';
  if (today < opens) return 'future';
  if (today >= closes) return 'missed';
  return due < today ? 'overdue' : 'open';
}

/** By one stretch after the other; where some of a window is left, somebody can still come by in it. */
function isCovered({ from, to }: { from: Instant; to: Instant }, skips: Known['skips']): boolean {
  const next = skips.filter((skip) => skip.from <= from && skip.to > from);
  const reached = next.reduce((at, skip) => (skip.to > at ? skip.to : at), from);
  return reached > from && (reached >= to || isCovered({ from: reached, to }, skips));
}

function regular(
  anchor: Instant,
  rhythm: Rhythm,
  { end, today }: { end: Instant | undefined; today: Instant },
): Span[] {
  const spans: Span[] = [];
  for (const { from, to, dueFrom } of windowsFrom(anchor, rhythm)) {
    if (end !== undefined && to > end) break;
    if (spans.length === WINDOWS_MAX) throw new RangeError('there are too many windows');
    spans.push({ opens: from, due: dueFrom(from), closes: to });
    if (end === undefined && from > today) break;
  }
  return spans;
}

/** Each from the end of the one before; one that comes to no later time is none. */
function extra(from: Instant, at: readonly Distance[], rhythm: Rhythm): Span[] {
  const spans: Span[] = [];
  let opens = from;
  for (const one of at) {
    const period = distance(columns(one), rhythm.valueAt(from));
    const closes = period === undefined ? opens : afterPeriod(rhythm, from, period);
    if (closes > opens) spans.push({ opens, due: closes, closes, extra: true });
    opens = closes > opens ? closes : opens;
  }
  return spans;
}

type Read = (moment: string, field: string) => Instant;

function readerIn(timeZone: string): Read {
  if (!isTimeZone(timeZone)) throw new RangeError(`timeZone: ${timeZone} is no time zone`);
  return (moment, field) => {
    const at = isCivilDate(moment) ? startOfDay(moment, timeZone) : toInstant(moment);
    if (at === undefined) throw new RangeError(`${field}: ${moment} is no moment`);
    return at;
  };
}

function visitAt(visit: VisitRequest['visits'][number], today: Instant, read: Read): Instant[] {
  const { happenedAt, recordedAt = happenedAt } =
    typeof visit === 'string' ? { happenedAt: visit } : visit;
  const at = read(happenedAt, 'visits');
  return at <= today && read(recordedAt, 'visits') <= today ? [at] : [];
}

function skipOf({ from, to }: { from: string; to?: string }, read: Read) {
  const end = to === undefined ? EVER : read(to, 'exceptions');
  return [{ from: read(from, 'exceptions'), to: end }];
}

const EVER = Number.MAX_SAFE_INTEGER as Instant; // later than any

function rhythmOf(request: VisitRequest, read: Read): Rhythm {
  const { stages, dueAfter, timeZone = 'UTC', calendar } = request;
  const risk = (request.risk ?? []).map(({ at, value }) => ({ at: read(at, 'risk'), value }));
  const inOrder = risk.sort((a, b) => a.at - b.at);
  if (!calendar && periodsIn(request).some(({ unit }) => unit.endsWith('workday'))) {
    throw new RangeError('calendar: something counts working days, and there is none');
  }
  return {
    stages: stages.map(({ after, every }) => ({ after, every: { ...columns(every) } })),
    dueAfter,
    valueAt: (at) => inOrder.findLast((point) => point.at <= at)?.value,
    calendar: calendar ?? NO_CALENDAR,
    timeZone,
  };
}

function periodsIn({ stages, dueAfter, exceptions = [] }: VisitRequest): Period[] {
  const extras = exceptions.flatMap((one) => (one.kind === 'extra' ? one.at : []));
  const distances = [...stages.map(({ every }) => every), ...extras];
  return [
    ...stages.map(({ after }) => after),
    ...distances.flatMap((one) => Object.values(columns(one))),
    ...(dueAfter ? [dueAfter] : []),
  ];
}

function columns(every: Distance): ByValue {
  return isPeriod(every) ? { default: every } : every;
}

function isPeriod(every: Distance): every is Period {
  return typeof every.n === 'number';
}

/** For what counts no working days. */
const NO_CALENDAR: Calendar = {
  id: 'none',
  restDays: [],
  restDayName: { 'zh-CN': '无', en: 'none' },
  years: {},
};
