import { clocksOf, sureness } from './clocks.ts';
import type { Pack } from './pack.ts';

const MARKS = /(<!-- clocks of (en|zh-CN) -->)[^]*?(?=<!-- \/clocks -->)/g;

/** A page of the project with the counts of each pack's clocks by confidence between its marks. */
export function withCounts(page: string, packs: readonly Pack[]): string {
  return page.replace(MARKS, (_, begin: string, language: 'en' | 'zh-CN') => {
    const lines = packs.map(({ meta, rules }) => {
      return `- ${meta.title[language]} (\`${rules.id}\`): ${sureness(clocksOf(rules))}`;
    });
    return [begin, '', ...lines, '', ''].join('\n');
  });
}
