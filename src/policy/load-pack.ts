import { basename } from 'node:path';
import type {
  DeadlineRule,
  DepartmentRule,
  PlaceRule,
  Rules,
  StepRule,
  TaskRule,
} from '../domain/policy/rules.ts';
import type { Calendar } from '../domain/time/calendar.ts';
import { checkPack } from './check-pack.ts';
import { readForms } from './forms.ts';
import type { Pack, PackSource, Texts } from './pack.ts';
import { PackError, type Problem } from './problem.ts';
import { hashOf, readFolder, readYaml, type Files } from './read-files.ts';
import {
  departmentsFile,
  languages,
  packFile,
  placesFile,
  stepFile,
  textsFile,
  type DepartmentsFile,
  type Language,
  type PackFile,
  type PlacesFile,
  type StepFile,
  type TextTree,
} from './schema.ts';

/** Reads a pack folder. Throws a `PackError` with every sentence of what is wrong with it. */
export function loadPack(folder: string, calendars: ReadonlyMap<string, Calendar>): Pack {
  const problems: Problem[] = [];
  const files = readFolder(folder);
  const source = readSource(files, problems);
  if (!source || problems.length > 0) throw new PackError(located(folder, problems));
  problems.push(...checkPack(source));
  const calendar = calendars.get(source.pack.calendar);
  if (!calendar) {
    const message = `there is no calendar ${source.pack.calendar}`;
    problems.push({ file: 'pack.yaml', path: '/calendar', message });
  }
  if (!calendar || problems.length > 0) throw new PackError(located(folder, problems));
  const { texts, forms, places } = source;
  return {
    rules: compile(source, { hash: hashOf(files), calendar }),
    meta: metaOf(source.pack),
    places: places.places,
    texts,
    forms,
  };
}

function located(folder: string, problems: readonly Problem[]): Problem[] {
  const version = basename(folder);
  const id = basename(folder.slice(0, -version.length - 1));
  return problems.map((problem) => ({ ...problem, file: `${id}/${version}/${problem.file}` }));
}

function readSource(files: Files, problems: Problem[]): PackSource | undefined {
  const file = (name: string) => ({ name, content: files.get(name) });
  const pack = readYaml(file('pack.yaml'), packFile, problems);
  const departments = readYaml(file('departments.yaml'), departmentsFile, problems);
  const places = readYaml(file('places.yaml'), placesFile, problems);
  const steps = readSteps(files, problems);
  const texts = readTexts(files, problems);
  const forms = readForms(files, problems);
  if (!pack || !departments || !places) return undefined;
  return { pack, departments, places, steps, texts, forms };
}

function readSteps(files: Files, problems: Problem[]): Map<string, StepFile> {
  const steps = new Map<string, StepFile>();
  for (const [name, content] of files) {
    if (!/^steps\/[^/]+\.yaml$/.test(name)) continue;
    const step = readYaml({ name, content }, stepFile, problems);
    if (step) steps.set(name, step);
  }
  return steps;
}

function readTexts(files: Files, problems: Problem[]): Texts {
  const texts: Record<Language, Record<string, string>> = { 'zh-CN': {}, en: {} };
  for (const language of languages) {
    const name = `texts/${language}.yaml`;
    const tree = readYaml({ name, content: files.get(name) }, textsFile, problems);
    if (tree !== undefined) flatten(tree, '', texts[language]);
  }
  return texts;
}

function flatten(tree: TextTree, prefix: string, into: Record<string, string>): void {
  if (typeof tree === 'string') into[prefix] = tree;
  else {
    for (const [name, below] of Object.entries(tree)) {
      flatten(below, prefix === '' ? name : `${prefix}.${name}`, into);
    }
  }
}

function metaOf({ title, effectiveFrom, effectiveTo, province }: PackFile): Pack['meta'] {
  const meta = { title, effectiveFrom, province };
  return effectiveTo === undefined ? meta : { ...meta, effectiveTo };
}

function compile(
  { pack, departments, places, steps }: PackSource,
  { hash, calendar }: { hash: string; calendar: Calendar },
): Rules {
  const { id, version, timeZone, facts, ladders, holdReasons, closing } = pack;
  const files = [...steps.values()];
  return {
    id,
    version,
    hash,
    timeZone,
    calendar,
    facts,
    ladders,
    holdReasons,
    closing,
    tasks: Object.fromEntries(files.flatMap((step) => taskRules(step, pack.defaults))),
    steps: Object.fromEntries(files.map((file) => [file.step, stepRule(file)])),
    departments: Object.fromEntries(Object.values(departments).map(departmentRule)),
    places: Object.fromEntries(Object.entries(places.places).map(placeRule)),
  };
}

function departmentRule(department: DepartmentsFile[string]): [string, DepartmentRule] {
  const { confidence: _c, source: _s, ...rule } = department;
  return [rule.id, rule];
}

function placeRule([id, place]: [string, PlacesFile['places'][string]]): [string, PlaceRule] {
  const { name: _n, border: _b, example: _e, ...rule } = place;
  return [id, { id, ...rule }];
}

function stepRule({ tasks: _, deadlines, ...step }: StepFile): StepRule {
  const clocks = Object.entries(deadlines).map(([name, rule]) => [name, clock(rule)] as const);
  return { ...step, deadlines: Object.fromEntries(clocks) };
}

/** A hold of an office stops what we propose; a clock of the law only where the pack says that the article lets it. */
function clock(rule: StepFile['deadlines'][string]): DeadlineRule {
  return { ...rule, pausable: rule.pausable ?? rule.kind === 'default' };
}

function taskRules(file: StepFile, defaults: PackFile['defaults']): [string, TaskRule][] {
  return Object.entries(file.tasks).map(([name, { due, ...task }]) => {
    const rule = { ...defaults, ...task, step: file.step, task: name };
    return [`${file.step}/${name}`, due ? { ...rule, due: clock(due) } : rule];
  });
}
