import { CASEWORK } from './check-step.ts';
import type { PackSource } from './pack.ts';
import type { Problem } from './problem.ts';
import { languages, type StepFile } from './schema.ts';

/** Everything that people read is there in every language, and nothing else is. */
export function checkTexts(source: PackSource): Problem[] {
  const needed = textKeys(source);
  return languages.flatMap((language) => {
    const file = `texts/${language}.yaml`;
    const texts = source.texts[language];
    const path = (key: string) => `/${key.replaceAll('.', '/')}`;
    const missing = [...needed].filter((key) => !Object.hasOwn(texts, key));
    const unused = Object.keys(texts).filter((key) => !needed.has(key) && !isReason(key));
    return [
      ...missing.map((key) => ({ file, path: path(key), message: 'this text is missing' })),
      ...unused.map((key) => ({ file, path: path(key), message: 'nothing asks for this text' })),
    ];
  });
}

/** Reasons stand in step code; the check of the steps asks for them. */
export function isReason(key: string): boolean {
  return key.startsWith('reason.');
}

/** Keys of everything that people read of a pack. */
export function textKeys(source: Omit<PackSource, 'texts'>): Set<string> {
  const { pack, departments, steps, forms } = source;
  const keys = new Set<string>();
  for (const [name, fact] of Object.entries(pack.facts)) {
    keys.add(`fact.${name}.title`);
    for (const code of fact.codes ?? []) keys.add(`fact.${name}.code.${code}`);
  }
  for (const id of Object.keys(departments)) keys.add(`department.${id}`);
  for (const rung of Object.values(pack.ladders).flat()) {
    for (const key of rungKeys(rung)) keys.add(key);
  }
  for (const reason of pack.holdReasons) keys.add(`hold.${reason}`);
  for (const key of consentKeys(source.consents)) keys.add(key);
  for (const form of Object.values(forms)) {
    for (const field of fieldsOf(form.properties)) keys.add(field);
  }
  for (const step of steps.values()) for (const key of stepKeys(step)) keys.add(key);
  return keys;
}

function consentKeys(consents: PackSource['consents']): string[] {
  const { duty, methods, interpreters, conflict, bands, purposes } = consents;
  const asked = Object.entries(purposes);
  const bases = [
    duty,
    conflict,
    ...bands,
    ...bands.map(({ valid }) => valid),
    ...asked.map(second),
  ];
  return [
    ...asked.map(([purpose]) => `asked.text.${purpose}`),
    ...bands.map(({ code }) => `asked.band.${code}`),
    ...['person', 'guardian', conflict.instead].map((who) => `asked.by.${who}`),
    ...methods.map((method) => `asked.method.${method}`),
    ...interpreters.map((who) => `asked.interpreter.${who}`),
    ...bases.map(({ article }) => `article.${article}`),
  ];
}

const second = <T>([, value]: [string, T]) => value;

function fieldsOf(properties: PackSource['forms'][string]['properties']): string[] {
  return Object.values(properties).flatMap((field) => [
    field.title,
    ...(field.enum ?? field.items?.enum ?? []).map((value) => `${field.title}-${value}`),
  ]);
}

function rungKeys({
  rung,
  to,
  byNight,
  channels = [],
  remedies = [],
}: PackSource['pack']['ladders'][string][number]): string[] {
  return [
    `rung.${rung}`,
    ...[to, byNight].flatMap((who) => (who ? [`role.${who.role}`] : [])),
    ...channels.flatMap(({ code }) => [`channel.${code}.title`, `channel.${code}.letter`]),
    ...remedies.map(({ code }) => `remedy.${code}`),
    ...[...channels, ...remedies].map(({ article }) => `article.${article}`),
  ];
}

function stepKeys(step: StepFile): string[] {
  const { step: name, tasks, deadlines, schedules, results } = step;
  const clocks = [...Object.values(deadlines), ...Object.values(schedules)];
  return [
    `${name}.title`,
    ...results.map((result) => `${name}.result.${result}`),
    ...Object.keys(deadlines).map((clock) => `${name}.deadline.${clock}`),
    ...Object.keys(schedules).map((clock) => `${name}.schedule.${clock}`),
    ...clocks.map(({ article }) => `article.${article}`),
    ...Object.values(tasks).flatMap(taskKeys),
  ];
}

function taskKeys(task: StepFile['tasks'][string]): string[] {
  const base = task.title.replace(/\.title$/, '');
  const { lead } = task;
  return [
    task.title,
    ...task.outcomes.map(({ code }) => `${base}.outcome.${code}`),
    ...task.discloses.map(({ purpose }) => `purpose.${purpose}`),
    ...(task.due ? [`article.${task.due.article}`] : []),
    ...(CASEWORK.includes(lead) ? [`role.${lead}`] : []),
  ];
}
