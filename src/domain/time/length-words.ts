import type { Unit } from './term.ts';

type Words = { 'zh-CN': string; en: string };

const units: Record<Exclude<Unit, 'school_term' | 'anniversary'>, Words> = {
  hour: { 'zh-CN': '小时', en: 'hours' },
  day: { 'zh-CN': '日', en: 'days' },
  workday: { 'zh-CN': '个工作日', en: 'working days' },
  cn_workday: { 'zh-CN': '个工作日', en: 'working days' },
  month: { 'zh-CN': '个月', en: 'months' },
  year: { 'zh-CN': '年', en: 'years' },
  birthday: { 'zh-CN': '周岁', en: 'years of age' },
};

/** A length of time, such as `45 working days`. */
export function lengthWords(
  { n, unit }: { n: number; unit: Unit },
  language: 'zh-CN' | 'en',
): string {
  if (n === 0) return language === 'en' ? 'the same day' : '当日';
  if (unit === 'school_term' || unit === 'anniversary') return dayWords({ n, unit })[language];
  const name = units[unit][language];
  return language === 'en' ? `${n} ${n === 1 ? name.replace(/s$/, '') : name}` : `${n}${name}`;
}

/** Days of the calendar rather than lengths. */
function dayWords({ n, unit }: { n: number; unit: 'school_term' | 'anniversary' }): Words {
  if (unit === 'anniversary') return { 'zh-CN': `满${n}周年当日`, en: `the ${nth(n)} anniversary` };
  if (n === 1) return { 'zh-CN': '下一学期开学前', en: 'before the next school term begins' };
  const en = `before the ${nth(n)} school term from then begins`;
  return { 'zh-CN': `其后第${n}个学期开学前`, en };
}

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

function nth(n: number): string {
  return `${n}${endings[ordinals.select(n)] ?? 'th'}`;
}
