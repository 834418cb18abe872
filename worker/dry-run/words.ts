import type { Language } from '../../src/contract/field-errors.ts';
import type { Change, ChangeKind } from '../../src/domain/path/change.ts';
import { ruleKeyOf } from '../../src/domain/path/keys.ts';
import { toIso, type Instant } from '../../src/domain/time/instant.ts';
import { lastDayBefore } from '../../src/domain/time/zone.ts';
import type { Pack } from '../../src/policy/pack.ts';

export interface Packs {
  from: Pack;
  to: Pack;
}

/** What a dry run says, in one language: words of the packs, days of the place, and nothing of a person. */
export interface Words {
  kind(what: ChangeKind): string;
  title(key: string): string;
  detail(change: Change): string;
}

export function wordsIn(language: Language, { from, to }: Packs): Words {
  const say = said[language];
  const text = (key: string) => to.texts[language][key] ?? from.texts[language][key];
  const day = (at: Instant | undefined) =>
    at === undefined ? say.none : endIn(to.rules.timeZone, at);
  const desk = ({ department, place }: { department: string; place: string }) =>
    `${text(`department.${department}`) ?? text(`role.${department}`) ?? department} ${place}`;
  return {
    kind: (what) => say.kinds[what],
    title: (key) => {
      const name = ruleKeyOf(key);
      const rule = to.rules.tasks[name] ?? from.rules.tasks[name];
      return text(rule?.title ?? '') ?? name;
    },
    detail: (change) => {
      switch (change.what) {
        case 'opened':
          return day(change.dueAt);
        case 'moved':
          return `${day(change.from)} -> ${day(change.to)}`;
        case 'kept':
          return `${day(change.dueAt)} (${say.instead(day(change.instead))})`;
        case 'desk':
          return `${desk(change.from)} -> ${desk(change.to)}`;
        case 'rung':
          return change.rung;
        case 'withdrawn':
        case 'not-asked':
        case 'orphan':
          return '';
      }
    },
  };
}

/** The last day; of a clock of hours, the minute. */
function endIn(timeZone: string, at: Instant): string {
  const minute = minuteIn(timeZone).format(at);
  return minute.endsWith(' 00:00') ? lastDayBefore(at, timeZone) : minute;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function minuteIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  // The Swedish way to write a moment is that of ISO 8601.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  formats.set(timeZone, format);
  return format;
}

/** For programs: instants as they are written over HTTP. */
export function plainChange(change: Change): Record<string, unknown> {
  const times = ['dueAt', 'from', 'to', 'instead'];
  return Object.fromEntries(
    Object.entries(change).map(([name, value]: [string, unknown]) => [
      name,
      times.includes(name) && typeof value === 'number' ? toIso(value as Instant) : value, // of a change
    ]),
  );
}

interface Say {
  kinds: Record<ChangeKind, string>;
  none: string;
  instead: (day: string) => string;
}

const said: Record<Language, Say> = {
  'zh-CN': {
    kinds: {
      opened: '新的待办',
      withdrawn: '不再需要办理',
      moved: '期限变更',
      kept: '保留原期限',
      'not-asked': '当时的规则未要求办理',
      desk: '经办席位变更',
      orphan: '失据事项',
      rung: '提醒',
    },
    none: '无期限',
    instead: (day) => `新规则为 ${day}`,
  },
  en: {
    kinds: {
      opened: 'to be done',
      withdrawn: 'withdrawn',
      moved: 'date moved',
      kept: 'date kept',
      'not-asked': 'not asked then',
      desk: 'other desk',
      orphan: 'no longer called for',
      rung: 'reminder',
    },
    none: 'no date',
    instead: (day) => `the other pack says ${day}`,
  },
};
