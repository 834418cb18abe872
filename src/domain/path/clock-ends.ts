import type { DeadlineRule, Rules } from '../policy/rules.ts';
import { dayOf } from '../time/civil-date.ts';
import type { Instant } from '../time/instant.ts';
import { startOfEpochDay } from '../time/zone.ts';
import { clockDue, type Clock } from './clock-due.ts';
import { knownSince } from './first-day.ts';
import { latest } from './frame.ts';
import type { TimeLines } from './time-lines.ts';
import type { Due } from './view.ts';

interface Seen {
  lines: TimeLines;
  rules: Rules;
}

/** When a step goes on that waits for a clock: at its end, or so many days before it as the pack says. */
export function clockEnds(path: Seen, clock: Clock): Instant | undefined {
  const { started } = path.lines;
  const known = latest(started, knownSince(path.lines, clock.rule) ?? started);
  const due = lastStart(path, clock);
  // What had passed before anybody here could know of it is told as soon as it is known.
  const rings = ringsOf(due, clock).map((ring) => latest(ring, known));
  const end = rings.find((ring) => ring >= clock.from) ?? due.dueAt;
  return end === undefined ? undefined : latest(end, known);
}

/** Each time that its fact is established before it has run out, the clock starts anew. */
function lastStart({ lines, rules }: Seen, clock: Clock): Due {
  let due = clockDue(lines, rules, clock);
  for (const { at } of restartsOf(lines, clock.rule)) {
    if (at <= clock.from) continue;
    if (due.dueAt !== undefined && at >= due.dueAt) break;
    due = clockDue(lines, rules, { ...clock, from: at });
  }
  return due;
}

function restartsOf(lines: TimeLines, { restarts }: DeadlineRule): readonly { at: Instant }[] {
  return (restarts === undefined ? undefined : lines.facts.get(restarts)) ?? [];
}

function ringsOf({ lastDay }: Due, { rule, timeZone }: Clock): Instant[] {
  if (lastDay === undefined) return [];
  const days = (rule.ahead ?? []).toSorted((a, b) => b - a);
  return days.map((n) => startOfEpochDay(dayOf(lastDay) - n, timeZone));
}
