import type { Language } from '../contract/field-errors.ts';
import { PLACE } from '../domain/path/place-of.ts';
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
  /** What a rung of the ladder did; with what the person can do herself, where it tells that. */
  rung(code: string): string;
  /** Any text by its key. */
  text(key: string): string;
}

export function packTexts(
  { packs }: Pick<App, 'packs'>,
  packHash: string,
  language: Language,
): PackTexts {
  const texts = packs.texts(packHash)?.[language] ?? {};
  const own = packs.pack(packHash);
  const say = (key: string, code: string) => texts[key] ?? code;
  // What a path did under an earlier pack keeps its name where the present one no longer knows the task.
  const knowing = (ruleKey: string) =>
    [own, ...packs.packs].find((pack) => pack && Object.hasOwn(pack.rules.tasks, ruleKey));
  const sayTask = (ruleKey: string, more: string, code: string) => {
    const pack = knowing(ruleKey);
    const title = pack?.rules.tasks[ruleKey]?.title ?? '';
    const key = more === '' ? title : `${title.replace(/\.title$/, '')}${more}`;
    return pack?.texts[language][key] ?? code;
  };
  // Whoever has moved may be where another pack names the places.
  const sayPlace = (code: string) => {
    const pack = [own, ...packs.packs].find((one) => one && Object.hasOwn(one.places, code));
    return pack?.places[code]?.name[language] ?? code;
  };
  return {
    task: (ruleKey) => sayTask(ruleKey, '', ruleKey),
    outcome: (ruleKey, code) =>
      code === NOT_ASKED ? notAsked[language] : sayTask(ruleKey, `.outcome.${code}`, code),
    fact: (name) => say(`fact.${name}.title`, name),
    factValue: (name, value) =>
      name === PLACE ? sayPlace(value) : say(`fact.${name}.code.${value}`, value),
    desk: (id) => say(`department.${id}`, say(`role.${id}`, id)),
    article: (code) => say(`article.${code}`, code),
    purpose: (code) => say(`purpose.${code}`, code),
    hold: (code) => say(`hold.${code}`, code),
    rung: (code) => {
      const rules = Object.values(own?.rules.ladders ?? {}).flat();
      const remedies = rules.find(({ rung }) => rung === code)?.remedies ?? [];
      const told = remedies.map((one) => {
        return `${say(`remedy.${one.code}`, one.code)} [${say(`article.${one.article}`, one.article)}]`;
      });
      return [say(`rung.${code}`, code), ...told].join(stops[language]);
    },
    text: (key) => say(key, key),
  };
}

const stops: Record<Language, string> = { 'zh-CN': '；', en: '; ' };

/** What new rules ask before a point that a path has already passed. */
const notAsked: Record<Language, string> = {
  'zh-CN': '当时的规则未要求办理',
  en: 'Not asked for by the rules of that time',
};
