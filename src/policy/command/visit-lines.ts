import type { Rules, Schedule } from '../../domain/policy/rules.ts';
import { windowsOf } from '../../domain/path/series.ts';
import { timeLines, type Point } from '../../domain/path/time-lines.ts';
import { isCivilDate, toInstant, type Instant } from '../../domain/time/instant.ts';
import { civilDateAt, startOfDay } from '../../domain/time/zone.ts';
import type { Language } from '../schema.ts';
import { labels, line } from './clock-words.ts';
import type { Start } from './start.ts';

/** Enough to see the distance, and where the first stage ends. */
const WINDOWS = 6;

/** The first windows of a schedule for each value of its fact, as they are if it stays as it is. */
export function visitLines(
  rules: Rules,
  plan: Schedule,
  { language, start }: { language: Language; start: Start },
): string[] {
  const { from, timeZone } = start;
  const anchor = isCivilDate(from) ? startOfDay(from, timeZone) : toInstant(from);
  if (anchor === undefined) return [labels.none[language]];
  const values = new Set(plan.stages.flatMap(({ every }) => Object.keys(every)));
  const rows = [...values].map((value) => {
    const ends = visitDays(rules, plan, { anchor, timeZone, value });
    const label = value === 'default' ? labels.unknown[language] : value;
    return `  ${plan.by} = ${label}: ${ends.join(', ')}`;
  });
  return [line('visits', '', language), ...rows];
}

/** Last days of the first visits. */
function visitDays(
  rules: Rules,
  plan: Schedule,
  { anchor, timeZone, value }: { anchor: Instant; timeZone: string; value: string },
): string[] {
  const lines = timeLines([], rules, anchor);
  const known: [string, Point[]][] =
    value === 'default' ? [] : [[plan.by, [{ at: anchor, value }]]];
  const days: string[] = [];
  for (const { from, due } of windowsOf(plan, anchor, {
    lines: { ...lines, facts: new Map(known) },
    rules,
    timeZone,
  })) {
    const { lastDay } = due(from);
    days.push(`${civilDateAt(from, timeZone)}–${lastDay ?? ''}`);
    if (days.length === WINDOWS) break;
  }
  return days;
}
