import type { DayName } from '../../domain/time/calendar.ts';
import type { DeadlineRule, Confidence } from '../../domain/policy/rules.ts';
import type { Language } from '../schema.ts';

const name = (zh: string, en: string): DayName => ({ 'zh-CN': zh, en });

export const labels = {
  clock: name('事项', 'Clock'),
  length: name('期限', 'Length'),
  countsFrom: name('自此日期起算', 'Counts from the date'),
  ahead: name('届满前（日）提示', 'Rings so many days ahead'),
  restarts: name('重新起算的情形', 'Starts anew by'),
  basis: name('依据类型', 'Basis'),
  nature: name('期限性质', 'Nature'),
  side: name('约束对象', 'Binds'),
  onHoliday: name('休息日', 'Rest days'),
  pausable: name('可中止', 'May pause'),
  article: name('条款', 'Article'),
  confidence: name('依据可信度', 'Confidence'),
  from: name('起算', 'From'),
  lastDay: name('最后一日', 'Last day'),
  ends: name('届满', 'Ends'),
  provisional: name('暂定', 'Provisional'),
  why: name('计算依据', 'How it was counted'),
  visits: name('前几次，自何日至何日', 'The first visits, from a day to a last day'),
  unknown: name('未知', 'unknown'),
  none: name('无', 'none'),
  yes: name('是', 'yes'),
  no: name('否', 'no'),
} as const;

interface Codes {
  kind: DeadlineRule['kind'];
  nature: DeadlineRule['nature'];
  side: DeadlineRule['side'];
  onHoliday: DeadlineRule['onHoliday'];
  confidence: Confidence;
}

const codes: { readonly [K in keyof Codes]: Readonly<Record<Codes[K], DayName>> } = {
  kind: {
    statutory: name('法律法规', 'a statute'),
    normative: name('规范性文件', 'a normative document'),
    international: name('国际文件', 'an international instrument'),
    default: name('本产品提议，无规范依据', 'proposed by this product, no norm says it'),
  },
  nature: {
    duty: name('履行期限', 'a duty'),
    preclusion: name('除斥期间', 'a preclusion, never paused'),
    limitation: name('申请时效', 'a limitation'),
  },
  side: { office: name('办理单位', 'the office'), person: name('服务对象', 'the person') },
  onHoliday: {
    roll: name('末日为休息日的顺延', 'a last day that is a rest day moves on'),
    none: name('末日不顺延', 'the last day is never moved'),
  },
  confidence: {
    verified: name('已核对原文', 'read in the norm itself'),
    excerpt: name('仅见节录或报道', 'read in part or in a report of it'),
    unverified: name('未核对', 'not read'),
    default: name('无规范规定此数', 'no norm gives this number'),
  },
};

/** What a code of a clock means. */
export function meaning<K extends keyof Codes>(
  kind: K,
  code: Codes[K],
  language: Language,
): string {
  return codes[kind][code][language];
}

export function yesNo(is: boolean, language: Language): string {
  return labels[is ? 'yes' : 'no'][language];
}

export function line(label: keyof typeof labels, value: string, language: Language): string {
  const colon = language === 'en' ? ': ' : '：';
  return `${labels[label][language]}${colon}${value}`.trimEnd();
}
