import type { Language } from '../contract/field-errors.ts';

/** The language a caller likes best of those we have; Chinese where she says nothing. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '').split(',', WISHES_MAX).map(wishOf);
  const known = wishes.filter((wish) => wish.language !== undefined && wish.weight > 0);
  return known.sort((a, b) => b.weight - a.weight)[0]?.language ?? 'zh-CN';
}

/** Nobody reads more languages than this; a header of a megabyte is not one. */
const WISHES_MAX = 20;

function wishOf(wish: string): { language: Language | undefined; weight: number } {
  const [range = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = q === undefined ? 1 : Number(q);
  return { language: languageFor(range), weight: Number.isFinite(weight) ? weight : 0 };
}

function languageFor(range: string): Language | undefined {
  const [primary] = range.split('-');
  if (primary === 'zh' || primary === '*') return 'zh-CN';
  return primary === 'en' ? 'en' : undefined;
}
