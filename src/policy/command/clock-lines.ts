import type { DeadlineRule, Rules } from '../../domain/policy/rules.ts';
import { dueAt } from '../../domain/time/due-at.ts';
import { toInstant } from '../../domain/time/instant.ts';
import { lengthWords } from '../../domain/time/length-words.ts';
import { whyWords } from '../../domain/time/why-words.ts';
import type { Clock } from '../clocks.ts';
import type { Pack } from '../pack.ts';
import { stageWords } from '../schedule-words.ts';
import type { Language } from '../schema.ts';
import { labels, line, meaning, yesNo } from './clock-words.ts';
import type { Start } from './start.ts';
import { visitLines } from './visit-lines.ts';

interface Asked {
  language: Language;
  start: Start | undefined;
}

/** A clock of a pack in one language: what it is, by which article, and what it comes to from a start. */
export function clockLines(pack: Pack, clock: Clock, { language, start }: Asked): string[] {
  const { rules, texts } = pack;
  const say = (key: string) => texts[language][key] ?? key;
  const head = [
    `${rules.id}@${rules.version} ${clock.id}`,
    line('clock', say(clock.title), language),
    ...natureLines(clock, language),
    line('article', say(`article.${clock.article}`), language),
    line(
      'confidence',
      `${clock.confidence} (${meaning('confidence', clock.confidence, language)})`,
      language,
    ),
  ];
  if (!start) return head;
  const { from, timeZone } = start;
  const end =
    'rule' in clock
      ? endLines(rules, clock.rule, { language, start })
      : visitLines(rules, clock.plan, { language, start });
  return [...head, line('from', `${from} (${timeZone})`, language), ...end];
}

function natureLines(clock: Clock, language: Language): string[] {
  if (!('rule' in clock)) {
    const stages = clock.plan.stages.map((stage) => `  ${stageWords(stage, language)}`);
    return [line('length', '', language), ...stages];
  }
  const { rule } = clock;
  return [
    line('length', lengthWords(rule, language), language),
    ...startLines(rule, language),
    line('basis', `${rule.kind} (${meaning('kind', rule.kind, language)})`, language),
    line('nature', meaning('nature', rule.nature, language), language),
    line('side', meaning('side', rule.side, language), language),
    line('onHoliday', meaning('onHoliday', rule.onHoliday, language), language),
    line('pausable', yesNo(rule.pausable, language), language),
  ];
}

/** What moves its beginning or its end, where the pack says that something does. */
function startLines({ from, ahead, restarts }: DeadlineRule, language: Language): string[] {
  return [
    ...(from === undefined ? [] : [line('countsFrom', from, language)]),
    ...(ahead === undefined ? [] : [line('ahead', ahead.join(', '), language)]),
    ...(restarts === undefined ? [] : [line('restarts', restarts, language)]),
  ];
}

function endLines(
  { calendar }: Rules,
  { n, unit, onHoliday }: DeadlineRule,
  { language, start }: { language: Language; start: Start },
): string[] {
  const roll = onHoliday === 'roll';
  const due = dueAt({ ...start, n, unit, roll, calendar, holds: [] });
  const { lastDay, endsAt, provisional, why } = due;
  const reader = { language, timeZone: start.timeZone };
  return [
    line('lastDay', lastDay ?? labels.none[language], language),
    line('ends', endOf({ lastDay, endsAt, unit, timeZone: start.timeZone }, language), language),
    line('provisional', yesNo(provisional, language), language),
    ...(why.length > 0 ? [line('why', '', language)] : []),
    ...why.map((one) => `  ${whyWords(one, reader)}`),
  ];
}

interface End {
  lastDay: string | null;
  endsAt: string | null;
  unit: DeadlineRule['unit'];
  timeZone: string;
}

/** On the clock of the place: a day ends at 24:00 of itself, as the law says it, and not on the next one. */
function endOf({ lastDay, endsAt, unit, timeZone }: End, language: Language): string {
  const at = endsAt === null ? undefined : toInstant(endsAt);
  if (at === undefined) return labels.none[language];
  const local = unit === 'hour' ? localTime(at, timeZone) : `${lastDay} 24:00`;
  return `${local} ${timeZone} (${endsAt})`;
}

function localTime(ms: number, timeZone: string): string {
  // The Swedish way to write a moment is that of ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(ms);
}
