import type { Pack } from './pack.ts';

/** Both languages side by side; where they are the same, once. */
export function sayIn({ texts }: Pick<Pack, 'texts'>): (key: string) => string {
  return (key) => {
    const [zh, en] = [texts['zh-CN'][key] ?? key, texts.en[key] ?? key];
    return zh === en ? zh : `${zh} · ${en}`;
  };
}
