import type { Schemas } from '../api/client.ts';

/** Marks of one service over time; instants in epoch ms. */
export interface Lane {
  step: string;
  done: { id: string; at: number; late: boolean; text: string }[];
  open: { id: string; from: number; to: number | undefined; title: string }[];
  /** Until when the longest wait lasts; for ever where nobody knows. */
  waitsUntil?: number;
  forecast: { key: string; at: number; title: string }[];
}

export interface Span {
  from: number;
  to: number;
}

export type Reach = 'quarter' | 'year' | 'all';

const DAY_MS = 86_400_000;
/** Days before and after today. */
const REACHES: Record<Exclude<Reach, 'all'>, [number, number]> = {
  quarter: [30, 60],
  year: [90, 275],
};

/** One lane for each service, in the order in which they begin. */
export function lanesOf(path: Schemas['Path']): Lane[] {
  const lanes = new Map<string, Lane>();
  const lane = (step: string): Lane => {
    const known = lanes.get(step) ?? { step, done: [], open: [], forecast: [] };
    lanes.set(step, known);
    return known;
  };
  for (const { id, step, happenedAt, late, title, outcomeLabel } of path.done) {
    lane(step).done.push({
      id,
      at: Date.parse(happenedAt),
      late,
      text: `${title}: ${outcomeLabel}`,
    });
  }
  for (const { id, step, openedAt, dueAt, title } of path.open) {
    const to = dueAt === null ? undefined : Date.parse(dueAt);
    lane(step).open.push({ id, from: Date.parse(openedAt), to, title });
  }
  for (const { step, until } of path.waiting) {
    const end = until === undefined ? Infinity : Date.parse(until);
    const one = lane(step);
    one.waitsUntil = Math.max(one.waitsUntil ?? -Infinity, end);
  }
  for (const { key, step, title, at } of path.forecast) {
    lane(step).forecast.push({ key, at: Date.parse(at), title });
  }
  return [...lanes.values()].sort((a, b) => beginOf(a) - beginOf(b));
}

/** Nothing in it falls into the span: it waits for something to become so, or its time is another. */
export function isQuiet({ done, open, forecast }: Lane, span: Span): boolean {
  if ([...done, ...forecast].some(({ at }) => isWithin(span, at))) return false;
  return !open.some(({ from, to = span.to }) => from <= span.to && to >= span.from);
}

/** Where a lane begins: what has happened, then what is open, then what is to come. */
function beginOf({ done, open, forecast }: Lane): number {
  return Math.min(
    ...done.map(({ at }) => at),
    ...open.map(({ from }) => from),
    ...forecast.map(({ at }) => at),
  );
}

export function spanOf(path: Schemas['Path'], reach: Reach, now: number): Span {
  const start = Date.parse(path.startedAt);
  if (reach !== 'all') {
    const [before, after] = REACHES[reach];
    const from = Math.max(start - DAY_MS, now - before * DAY_MS);
    return { from, to: now + after * DAY_MS };
  }
  const ends = [...path.forecast.map(({ at }) => at), ...path.open.map(({ dueAt }) => dueAt)];
  const last = Math.max(now, ...ends.map((end) => (end === null ? now : Date.parse(end))));
  return { from: start - DAY_MS, to: last + (last - start) * 0.04 + DAY_MS };
}

/** Where an instant stands between the two ends, in percent; beyond them it is not drawn. */
export function placeIn({ from, to }: Span, at: number): number {
  return ((at - from) / (to - from)) * 100;
}

export const isWithin = ({ from, to }: Span, at: number): boolean => at >= from && at <= to;

const TICKS_MAX = 8;

/** Beginnings of months, so few of them that their names fit. */
export function ticksOf({ from, to }: Span): number[] {
  const first = new Date(from);
  const all: number[] = [];
  for (let month = first.getUTCMonth() + 1; ; month++) {
    const at = Date.UTC(first.getUTCFullYear(), month, 1);
    if (at > to) break;
    all.push(at);
  }
  const each = Math.ceil(all.length / TICKS_MAX);
  return all.filter((_, i) => i % each === 0);
}
