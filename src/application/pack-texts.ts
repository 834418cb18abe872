import type { Language } from '../contract/field-errors.ts';
import { NOT_ASKED } from '../domain/path/words.ts';
import type { App } from './app.ts';

/** The words of a pack in a language; the code itself where a pack is no longer there to say it. */
export interface PackTexts {
  task(ruleKey: string): string;
  outcome(ruleKey: string, outcome: string): string;
  fact(name: string): string;
  factValue(name: string, value: string): string;
  /** A department, or the role of casework that leads a task. */
  desk(id: string): string;
  article(code: string): string;
  purpose(code: string): string;
  /** Why a clock is held. */
  hold(code: string): string;
  /** Any text by its key. */
  text(key: string): string;
}

export function packTexts({ packs }: App, packHash: string, language: Language): PackTexts {
  const texts = packs.texts(packHash)?.[language] ?? {};
  const rules = packs.byHash(packHash);
  const say = (key: string, code: string) => texts[key] ?? code;
  const titleOf = (ruleKey: string) => rules?.tasks[ruleKey]?.title ?? '';
  return {
    task: (ruleKey) => say(titleOf(ruleKey), ruleKey),
    outcome: (ruleKey, code) =>
      code === NOT_ASKED
        ? notAsked[language]
        : say(`${titleOf(ruleKey).replace(/\.title$/, '')}.outcome.${code}`, code),
    fact: (name) => say(`fact.${name}.title`, name),
    factValue: (name, value) => say(`fact.${name}.code.${value}`, value),
    desk: (id) => say(`department.${id}`, say(`role.${id}`, id)),
    article: (code) => say(`article.${code}`, code),
    purpose: (code) => say(`purpose.${code}`, code),
    hold: (code) => say(`hold.${code}`, code),
    text: (key) => say(key, key),
  };
}

/** What new rules ask before a point that a path has already passed. */
const notAsked: Record<Language, string> = {
  'zh-CN': '当时的规则未要求办理',
  en: 'Not asked for by the rules of that time',
};
