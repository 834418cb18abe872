import { readFileSync } from 'node:fs';

export type Texts = { [key: string]: string | Texts };

/** Of the pages, as they stand in the project. */
export function readTexts(language: 'en' | 'zh-CN'): Texts {
  return JSON.parse(readFileSync(`web/src/i18n/${language}.json`, 'utf8')) as Texts; // ours
}

/** `sign-in.lead` and so on. */
export function keysOf(texts: Texts, above = ''): string[] {
  return Object.entries(texts).flatMap(([name, text]) => {
    const key = above === '' ? name : `${above}.${name}`;
    return typeof text === 'string' ? [key] : keysOf(text, key);
  });
}
