import type { DayName } from './calendar.ts';
import { toInstant } from './instant.ts';
import type { Why } from './term.ts';
import { civilDateAt } from './zone.ts';

type Hold = Extract<Why, { code: 'hold' }>;

/** Who reads it, and where: days are civil dates of the place. */
interface Reader {
  language: keyof DayName;
  timeZone: string;
}

/** One ground of a date, in words. */
export function whyWords(why: Why, reader: Reader): string {
  const { language } = reader;
  const zh = language === 'zh-CN';
  switch (why.code) {
    case 'start-day-not-counted':
      return zh ? `起算日${why.day}不计入` : `The day it starts, ${why.day}, is not counted`;
    case 'rest-day-skipped':
      return zh
        ? `${why.day}不计：${why.name[language]}`
        : `${why.day} is passed over: ${why.name[language]}`;
    case 'make-up-workday':
      return zh
        ? `${why.day}计入：${why.name[language]}`
        : `${why.day} counts: ${why.name[language]}`;
    case 'month-end':
      return zh
        ? `该月没有对应日，止于月末${why.day}`
        : `The month has no such day, so it ends with its last, ${why.day}`;
    case 'school-term-begins':
      return termWords(why, language);
    case 'no-school-terms':
      return zh ? '日历中没有学期的开学日' : 'The calendar knows no school terms';
    case 'hold':
      return holdWords(why, reader);
    case 'rolled':
      return zh
        ? `${why.from}是${why.name[language]}，顺延至${why.to}`
        : `${why.from} is a rest day (${why.name[language]}), so it moves to ${why.to}`;
    case 'calendar-unpublished':
      return zh
        ? `${why.year}年的节假日安排尚未公布，日期为暂定`
        : `The rest days of ${why.year} are not published yet: the date is provisional`;
    case 'more-days':
      return zh ? `另有${why.count}天同样处理` : `And ${why.count} more days of this kind`;
    case 'never-rolls':
      return zh ? '此期限不因节假日顺延' : 'This time is not moved by rest days';
    case 'beyond-the-calendar':
      return zh ? '超出可计算的日期范围' : 'This lies beyond the days that can be reckoned';
    case 'refused':
      return zh ? '规则中的期限无法计算' : 'The time in the rules cannot be reckoned';
  }
}

function termWords(
  { day, name, isAssumed }: Extract<Why, { code: 'school-term-begins' }>,
  language: keyof DayName,
): string {
  if (language === 'zh-CN') {
    return `${name['zh-CN']}${day}开学，止于前一日${isAssumed ? '（开学日按通常日期推定）' : ''}`;
  }
  const assumed = isAssumed ? ' (the usual day is assumed)' : '';
  return `The ${name.en} begins on ${day}${assumed}; the last day is the one before`;
}

/** To a tenth of a day: a clock of hours is lengthened by parts of one. */
function holdWords({ from, to, days }: Hold, { language, timeZone }: Reader): string {
  const zh = language === 'zh-CN';
  const day = (moment: string) => {
    const at = toInstant(moment);
    return at === undefined ? moment : civilDateAt(at, timeZone);
  };
  const begun = day(from);
  if (to === undefined)
    return zh ? `自${begun}起中止，尚未恢复` : `On hold since ${begun}, not released yet`;
  const n = days === undefined ? undefined : Number(days.toFixed(1));
  const length =
    n === undefined ? '' : zh ? `，延长${n}天` : `: ${n} ${n === 1 ? 'day' : 'days'} longer`;
  return zh ? `${begun}至${day(to)}中止${length}` : `On hold from ${begun} to ${day(to)}${length}`;
}
