import type { Language } from '../contract/field-errors.ts';
import type { ChangeKind } from '../domain/path/change.ts';
import { ruleKeyOf } from '../domain/path/keys.ts';
import {
  RELEASED,
  STARTED,
  type ConsentRecord,
  type Entry,
  type EntryOf,
} from '../domain/path/ledger.ts';
import type { PackTexts } from './pack-texts.ts';

/** What an entry says, in words; `of` finds the entry that a void speaks of. */
export function wordsOf(
  entry: Entry,
  { texts, language, of }: { texts: PackTexts; language: Language; of?: Entry | undefined },
): string {
  const say = words[language];
  switch (entry.kind) {
    case 'outcome': {
      const name = ruleKeyOf(entry.key);
      return say.pair(texts.task(name), texts.outcome(name, entry.outcome));
    }
    case 'fact':
      return factWords(entry, texts, language);
    case 'void':
      return say.pair(
        entry.pending ? say.firstSignature : say.void,
        of ? wordsOf(of, { texts, language }) : '',
      );
    case 'hold':
      return holdWords(entry, texts, language);
    case 'extension':
      return say.pair(say.extension, texts.task(ruleKeyOf(entry.key)));
    case 'told':
      return toldWords(entry, texts, language);
    case 'desk': {
      const what = say.desk[entry.what];
      const numbered = entry.number === undefined ? what : say.number(what, entry.number);
      return say.pair(numbered, texts.task(ruleKeyOf(entry.key)));
    }
    case 'pack':
      return packWords(entry, language);
  }
}

/** That the rules changed, and what became of the dates. */
function packWords({ from, pack, changes }: EntryOf<'pack'>, language: Language): string {
  const say = words[language];
  const count = (kind: ChangeKind) => changes.filter(({ what }) => what === kind).length;
  const told = (['moved', 'kept', 'opened', 'withdrawn', 'not-asked'] as const).flatMap((kind) =>
    count(kind) > 0 ? [say.change(kind, count(kind))] : [],
  );
  const names = [from, pack].map(({ id, version }) => `${id}@${version}`) as [string, string];
  return say.pair(say.pack(...names), told.length > 0 ? say.list(told) : say.nothing);
}

function holdWords(entry: EntryOf<'hold'>, texts: PackTexts, language: Language): string {
  const say = words[language];
  const which = entry.key === '*' ? say.all : texts.task(ruleKeyOf(entry.key));
  if (entry.reason === RELEASED) return say.pair(say.release, which);
  return say.pair(say.pair(say.hold, which), texts.hold(entry.reason));
}

/** A rung says whom it told, and which lower ones were passed while nobody could be told. */
function toldWords(entry: EntryOf<'told'>, texts: PackTexts, language: Language): string {
  const say = words[language];
  const task = texts.task(ruleKeyOf(entry.key));
  if (entry.what !== 'rung') {
    const told = say.pair(say.told[entry.what], task);
    return entry.calendarYears ? say.because(told, say.calendar(entry.calendarYears)) : told;
  }
  const { channel, passed = [] } = entry;
  const what = say.pair(task, texts.rung(entry.rung ?? ''));
  const more = [
    ...(channel === undefined ? [] : [texts.text(`channel.${channel}.title`)]),
    ...(passed.length > 0
      ? [say.passed(passed.map((rung) => texts.text(`rung.${rung}`)).join(say.and))]
      : []),
  ];
  return [what, ...more].join(say.stop);
}

function factWords(entry: EntryOf<'fact'>, texts: PackTexts, language: Language): string {
  const say = words[language];
  if (entry.name === STARTED) return say.started;
  return say.pair(texts.fact(entry.name), valueWords(entry, texts, language));
}

function valueWords(
  { name, value, consent }: EntryOf<'fact'>,
  texts: PackTexts,
  language: Language,
): string {
  if (consent) return words[language].consent[consent.what];
  if (typeof value === 'boolean') return words[language].yesNo[value ? 'yes' : 'no'];
  return texts.factValue(name, String(value));
}

type ToldOfPack = Extract<ChangeKind, 'moved' | 'kept' | 'opened' | 'withdrawn' | 'not-asked'>;

interface Words {
  pair: (what: string, more: string) => string;
  number: (what: string, number: string) => string;
  passed: (rungs: string) => string;
  and: string;
  stop: string;
  because: (what: string, why: string) => string;
  calendar: (years: readonly number[]) => string;
  started: string;
  void: string;
  firstSignature: string;
  hold: string;
  release: string;
  extension: string;
  all: string;
  pack: (from: string, to: string) => string;
  change: (what: ToldOfPack, n: number) => string;
  list: (parts: readonly string[]) => string;
  nothing: string;
  yesNo: { yes: string; no: string };
  consent: Record<ConsentRecord['what'], string>;
  told: Record<Exclude<EntryOf<'told'>['what'], 'rung'>, string>;
  desk: Record<EntryOf<'desk'>['what'], string>;
}

const zhChange: Record<ToldOfPack, string> = {
  moved: '期限变更',
  kept: '保留原期限',
  opened: '新的待办',
  withdrawn: '不再需要办理',
  'not-asked': '当时的规则未要求办理',
};
const enChange: Record<ToldOfPack, string> = {
  moved: 'dates moved:',
  kept: 'dates kept:',
  opened: 'to be done now:',
  withdrawn: 'no longer asked for:',
  'not-asked': 'not asked for by the rules of that time:',
};

const words: Record<Language, Words> = {
  'zh-CN': {
    pair: (what, more) => (more === '' ? what : `${what}：${more}`),
    number: (what, number) => `${what}〔${number}〕号`,
    passed: (rungs) => `期间未能逐级提醒的：${rungs}`,
    and: '、',
    stop: '；',
    because: (what, why) => `${what}（${why}）`,
    calendar: (years) =>
      years.length > 0 ? `${years.join('、')}年的节假日安排已公布` : '节假日安排已更正',
    started: '办理进程开始',
    void: '作废',
    firstSignature: '作废待另一人签字',
    hold: '中止计时',
    release: '恢复计时',
    extension: '延期',
    all: '全部',
    pack: (from, to) => `适用规则由 ${from} 变更为 ${to}`,
    change: (what, n) => `${zhChange[what]} ${n} 项`,
    list: (parts) => parts.join('，'),
    nothing: '待办事项和期限不变',
    yesNo: { yes: '是', no: '否' },
    consent: { given: '同意', refused: '不同意', withdrawn: '已撤回同意' },
    told: {
      opened: '新的待办',
      moved: '期限变更',
      withdrawn: '不再需要办理',
      concealed: '已告知停止使用所显示的情况',
    },
    desk: {
      received: '签收',
      taken: '认领',
      handed: '转办',
      returned: '退回',
      declined: '不予承接',
      urged: '催办',
      ordered: '督办',
      'not-sent': '文稿未予发出',
      answered: '催办督办答复',
    },
  },
  en: {
    pair: (what, more) => (more === '' ? what : `${what}: ${more}`),
    number: (what, number) => `${what} no. ${number}`,
    passed: (rungs) => `passed meanwhile, while nobody could be told: ${rungs}`,
    and: ', ',
    stop: '; ',
    because: (what, why) => `${what} (${why})`,
    calendar: (years) =>
      years.length > 0
        ? `the calendar of ${years.join(' and ')} was published`
        : 'the calendar was corrected',
    started: 'The path begins',
    void: 'Voided',
    firstSignature: 'To be voided, when another person signs',
    hold: 'Clock on hold',
    release: 'Clock runs again',
    extension: 'Extended',
    all: 'all',
    pack: (from, to) => `The rules changed from ${from} to ${to}`,
    change: (what, n) => `${enChange[what]} ${n}`,
    list: (parts) => parts.join(', '),
    nothing: 'tasks and dates stay as they are',
    yesNo: { yes: 'yes', no: 'no' },
    consent: { given: 'yes', refused: 'no', withdrawn: 'taken back' },
    told: {
      opened: 'To be done',
      moved: 'Due date moved',
      withdrawn: 'No longer asked for',
      concealed: 'Told to use no longer what was shown',
    },
    desk: {
      received: 'Received',
      taken: 'Taken',
      handed: 'Handed over',
      returned: 'Returned',
      declined: 'Not this department',
      urged: 'Urged',
      ordered: 'Supervision order',
      'not-sent': 'Draft not sent',
      answered: 'Answered',
    },
  },
};
