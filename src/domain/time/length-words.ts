import type { Unit } from './term.ts';

const units: Record<Unit, { 'zh-CN': string; en: string }> = {
  hour: { 'zh-CN': '小时', en: 'hours' },
  day: { 'zh-CN': '日', en: 'days' },
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
  const name = units[unit][language];
  return language === 'en' ? `${n} ${n === 1 ? name.replace(/s$/, '') : name}` : `${n}${name}`;
}
