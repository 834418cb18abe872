import type { Period, Window } from '../policy/rules.ts';
import type { Calendar } from '../time/calendar.ts';
import { dueInstant } from '../time/due-at.ts';
import type { Instant } from '../time/instant.ts';
import { startOfDay } from '../time/zone.ts';

/** Distances by the value of a fact, such as the risk; `default` where it is unknown. */
export type ByValue = Readonly<Record<string, Period>>;

/** What contacts are counted by. */
export interface Rhythm {
  readonly stages: readonly Window[];
  /** Due after this part of a window; at its end where nothing is said. */
  readonly dueAfter?: Period | undefined;
  /** The fact by which the distance is chosen, as it stood at an instant. */
  readonly valueAt: (at: Instant) => unknown;
  readonly calendar: Calendar;
  readonly timeZone: string;
}

export interface ContactWindow {
  readonly from: Instant;
  readonly to: Instant;
  /** When a contact is due for whoever hears of it at an instant. */
  readonly dueFrom: (opened: Instant) => Instant;
}

/**
 * Windows from an anchor on, each beginning where the one before ends: they depend on the anchor and on the fact as it
 * stood when a window began, on no visit; so a late visit never shifts them. Never ends by itself.
 */
export function* windowsFrom(anchor: Instant, rhythm: Rhythm): Generator<ContactWindow, never> {
  const [first, ...stages] = rhythm.stages;
  const { dueAfter } = rhythm;
  let stage = first;
  for (let from = anchor; ;) {
    // Stages follow each other: the next one is looked at only from where the one before has led.
    while (stages[0] && afterPeriod(rhythm, anchor, stages[0].after) <= from) {
      stage = stages.shift();
    }
    const every = distance(stage?.every ?? {}, rhythm.valueAt(from));
    const to = every === undefined ? from : afterPeriod(rhythm, from, every);
    // Refused with the pack that says so; no fact of a person leads here.
    if (to <= from) throw new RangeError('a schedule does not move on');
    const dueFrom = (opened: Instant): Instant => {
      const due = dueAfter === undefined ? to : afterPeriod(rhythm, opened, dueAfter);
      return due < to ? due : to;
    };
    yield { from, to, dueFrom };
    from = to;
  }
}

/** The column of the fact as it stood; the closest one where there is none for it. */
export function distance(every: ByValue, value: unknown): Period | undefined {
  return every[String(value)] ?? every['default'] ?? Object.values(every)[0];
}

/** The corresponding day at its beginning: windows meet without a gap and do not drift. Hours run to the millisecond. */
export function afterPeriod(
  { calendar, timeZone }: Pick<Rhythm, 'calendar' | 'timeZone'>,
  from: Instant,
  { n, unit }: Period,
): Instant {
  if (n === 0) return from;
  const term = { from, n, unit, roll: false, calendar, timeZone, holds: [] };
  const { lastDay, dueAt } = dueInstant(term, { explain: false });
  if (unit === 'hour') return dueAt ?? from;
  return lastDay === undefined ? from : startOfDay(lastDay, timeZone);
}
