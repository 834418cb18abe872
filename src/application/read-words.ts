import type { Language } from '../contract/field-errors.ts';
import { publishedUntil, type Calendar, type NamedDay } from '../domain/time/calendar.ts';
import type { Pack } from '../policy/pack.ts';
import type { App } from './app.ts';

/** What places, desks, services and facts are called in a language; where packs differ, as the latest one says it. */
export interface Words {
  places: {
    id: string;
    name: string;
    parent: string | null;
    timeZone: string;
    calendar: string;
  }[];
  /** Of offices, by id: which days are rest days there. */
  calendars: Record<string, CalendarWords>;
  /** Departments, and roles of casework that lead tasks. */
  desks: Record<string, string>;
  steps: Record<string, string>;
  facts: Record<string, FactWords>;
  /** Released rules, the latest first. */
  packs: { id: string; version: string; title: string }[];
  /** Facts that the caller may record on a path of a pack, by `id@version`. */
  recordable: Record<string, string[]>;
}

interface FactWords {
  title: string;
  type: 'boolean' | 'number' | 'code' | 'date';
  values: { code: string; label: string }[];
}

/** Days that are not what their weekday says, by date; a year that is not published yet is in neither. */
interface CalendarWords {
  /** 0 is Sunday. */
  restDays: number[];
  holidays: Record<string, string>;
  makeUpWorkdays: Record<string, string>;
  /** Behind this day rest days are guessed. */
  publishedUntil: string | null;
}

export function readWords(
  { packs, places }: App,
  { language, role }: { language: Language; role?: string },
): Words {
  // The latest first; what it does not name, an earlier one may.
  const all = [...packs.released, ...packs.packs];
  const words: Words = {
    places: [],
    calendars: {},
    desks: {},
    steps: {},
    facts: {},
    packs: packs.released.map(({ rules: { id, version }, meta }) => {
      return { id, version, title: meta.title[language] };
    }),
    recordable: {},
  };
  const known = new Set<string>();
  for (const pack of all) {
    for (const [id, { name, parent = null }] of Object.entries(pack.places)) {
      if (known.has(id)) continue;
      known.add(id);
      const timeZone = places.timeZone(id) ?? pack.rules.timeZone;
      const calendar = places.hours(id)?.calendar ?? pack.rules.calendar;
      words.calendars[calendar.id] ??= calendarWords(calendar, language);
      const its = { timeZone, calendar: calendar.id };
      words.places.push({ id, name: name[language], parent, ...its });
    }
    addWords(words, pack, { language, role });
  }
  return words;
}

function calendarWords(calendar: Calendar, language: Language): CalendarWords {
  const { restDays, years } = calendar;
  const all = Object.values(years);
  const named = (days: readonly NamedDay[]) =>
    Object.fromEntries(days.map(({ date, name }) => [date, name[language]]));
  return {
    restDays: [...restDays],
    holidays: named(all.flatMap(({ holidays }) => holidays)),
    makeUpWorkdays: named(all.flatMap(({ makeUpWorkdays }) => makeUpWorkdays)),
    publishedUntil: publishedUntil(calendar) ?? null,
  };
}

function addWords(
  words: Words,
  { rules, texts }: Pack,
  { language, role }: { language: Language; role: string | undefined },
): void {
  const say = texts[language];
  for (const [key, text] of Object.entries(say)) {
    const desk = /^(?:department|role)\.([^.]+)$/.exec(key)?.[1];
    if (desk !== undefined) words.desks[desk] ??= text;
  }
  for (const step of Object.keys(rules.steps)) words.steps[step] ??= say[`${step}.title`] ?? step;
  for (const [name, { type, codes = [] }] of Object.entries(rules.facts)) {
    const label = (code: string) => say[`fact.${name}.code.${code}`] ?? code;
    const values = codes.map((code) => ({ code, label: label(code) }));
    words.facts[name] ??= { title: say[`fact.${name}.title`] ?? name, type, values };
  }
  words.recordable[`${rules.id}@${rules.version}`] ??= Object.entries(rules.facts).flatMap(
    ([name, { recorders }]) => (role !== undefined && recorders.includes(role) ? [name] : []),
  );
}
