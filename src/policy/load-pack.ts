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
import { checkUnits } from './check-units.ts';
import type { Pack, PackSource } from './pack.ts';
import { locate } from './locate.ts';
import { PackError } from './problem.ts';
import { sha256 } from './sha256.ts';
import { readPack, type ReadPack } from './read-pack.ts';
import { minuteOf } from './schema-ladder.ts';
import { type DepartmentsFile, type PackFile, type PlacesFile, type StepFile } from './schema.ts';

/** Reads a pack folder. Throws a `PackError` with every sentence of what is wrong with it. */
export function loadPack(folder: string, calendars: ReadonlyMap<string, Calendar>): Pack {
  return packLoader(calendars)(folder);
}

/** The same for many packs: what one extends is read and checked once. */
export function packLoader(calendars: ReadonlyMap<string, Calendar>): (folder: string) => Pack {
  const loaded = new Map<string, { source: PackSource; pack: Pack }>();
  const load = (folder: string): { source: PackSource; pack: Pack } => {
    const known = loaded.get(folder);
    if (known) return known;
    const read = readPack(folder, (below) => load(below).source);
    const both = { source: read.source, pack: packOf(read, calendars) };
    loaded.set(folder, both);
    return both;
  };
  return (folder) => load(folder).pack;
}

function packOf(
  { source, layers, hash }: ReadPack,
  calendars: ReadonlyMap<string, Calendar>,
): Pack {
  const problems = checkPack(source);
  const calendar = calendars.get(source.pack.calendar);
  if (!calendar) {
    const message = `there is no calendar ${source.pack.calendar}`;
    problems.push({ file: 'pack.yaml', path: '/calendar', message });
  } else problems.push(...checkUnits(source, calendar));
  if (!calendar || problems.length > 0) throw new PackError(locate(layers, problems));
  const { texts, forms, places } = source;
  return {
    rules: compile(source, { hash, calendar }),
    meta: metaOf(source.pack),
    places: places.places,
    texts,
    forms,
  };
}

function metaOf(pack: PackFile): Pack['meta'] {
  const { title, effectiveFrom, effectiveTo, territory } = pack;
  const { extends: base, supersedes, example, demonstration } = pack;
  return {
    title,
    effectiveFrom,
    territory,
    ...(effectiveTo === undefined ? {} : { effectiveTo }),
    ...(base === undefined ? {} : { extends: base }),
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(example === undefined ? {} : { example }),
    ...(demonstration === undefined ? {} : { demonstration }),
  };
}

function compile(
  { pack, departments, places, steps, consents }: PackSource,
  { hash, calendar }: { hash: string; calendar: Calendar },
): Rules {
  const { id, version, timeZone, facts, ladders, officeHours, answerWithin } = pack;
  const { holdReasons, closing } = pack;
  const files = [...steps.values()];
  return {
    id,
    version,
    hash,
    timeZone,
    calendar,
    calendarHash: sha256(JSON.stringify(calendar)),
    facts,
    ladders,
    officeHours: { fromMinute: minuteOf(officeHours.from), toMinute: minuteOf(officeHours.to) },
    answerWithin,
    holdReasons,
    closing,
    consents,
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

export function stepRule({ tasks: _, deadlines, ...step }: StepFile): StepRule {
  const clocks = Object.entries(deadlines).map(([name, rule]) => [name, clock(rule)] as const);
  return { ...step, deadlines: Object.fromEntries(clocks) };
}

/** A hold of an office stops what we propose; a clock of the law only where the pack says that the article lets it. */
function clock(rule: StepFile['deadlines'][string]): DeadlineRule {
  return { ...rule, pausable: rule.pausable ?? rule.kind === 'default' };
}

export function taskRules(file: StepFile, defaults: PackFile['defaults']): [string, TaskRule][] {
  return Object.entries(file.tasks).map(([name, { due, ...task }]) => {
    const rule = { ...defaults, ...task, step: file.step, task: name };
    return [`${file.step}/${name}`, due ? { ...rule, due: clock(due) } : rule];
  });
}
