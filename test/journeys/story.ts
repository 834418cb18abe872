export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const AHEAD = 8 * HOUR;

/**
 * Ten o'clock in Yunnan on Monday, 1 March 2032. So far ahead that no calendar is published: every Monday to Friday
 * counts as a working day, all dates are provisional, and none of them changes until the State Council announces 2032.
 */
export const BEGIN = Date.UTC(2032, 2, 1, 2);

/** What a story says of a task; the rest is as usual. */
export interface Answer {
  outcome?: string;
  /** Days after it was asked, at ten; its last day where nothing is said. */
  after?: number;
  form?: Record<string, unknown>;
}

/** What becomes known: so many days after the beginning, or after a task was first answered. */
export interface Fact {
  on: number;
  since?: string;
  name: string;
  value: string | boolean;
}

export interface Story {
  name: string;
  title: string;
  languages: readonly ('zh-CN' | 'en')[];
  place: string;
  timeZone: string;
  /** How long it is told. */
  days: number;
  facts: Record<string, string | boolean>;
  later: readonly Fact[];
  /** By `step/task`, or by the whole key; of several, one for each time that it is asked. */
  answers: Record<string, Answer | readonly Answer[]>;
}

/** Ten o'clock in Yunnan on the day of an instant, or so many days later. */
export function tenOn(at: number, days = 0): number {
  const midnight = Math.floor((at + AHEAD) / DAY) * DAY - AHEAD;
  return midnight + (10 + 24 * days) * HOUR;
}

export function firstTenAfter(at: number): number {
  const ten = tenOn(at);
  return ten >= at ? ten : ten + DAY;
}

/** Offices are closed on Saturday and Sunday. */
export function beforeWeekend(at: number): number {
  const day = new Date(at + AHEAD).getUTCDay();
  return at - ({ 6: 1, 0: 2 }[day] ?? 0) * DAY;
}
