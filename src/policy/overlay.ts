import { factOfConsent } from '../domain/consent/purpose.ts';
import { placesAbove } from '../domain/policy/desk-place.ts';
import type { PackSource } from './pack.ts';
import type { Problem } from './problem.ts';
import type { ConsentsFile, PackFile, StepFile, Without } from './schema.ts';

type Tree = Readonly<Record<string, unknown>>;

/** The pack file: facts, ladders and defaults one by one, everything else as a whole. */
export function overlaidPack(base: PackFile, own: unknown): unknown {
  if (!isTree(own)) return own;
  const { facts, ladders, defaults } = base;
  return {
    ...inherited(base),
    ...own,
    facts: over(facts, own['facts']),
    ladders: over(ladders, own['ladders']),
    defaults: over(defaults, own['defaults']),
  };
}

/** A step: clocks, schedules and lists one by one; of a task only the fields that are named. */
export function overlaidStep(base: StepFile, own: unknown): unknown {
  if (!isTree(own)) return own;
  const { tasks, deadlines, schedules, lists } = base;
  return {
    ...base,
    ...own,
    tasks: overEach(tasks, own['tasks']),
    deadlines: over(deadlines, own['deadlines']),
    schedules: over(schedules, own['schedules']),
    lists: over(lists, own['lists']),
  };
}

/** Purposes one by one, everything else as a whole. */
export function overlaidConsents(base: ConsentsFile, own: unknown): unknown {
  if (!isTree(own)) return own;
  return { ...base, ...own, purposes: over(base.purposes, own['purposes']) };
}

/** What is left of a pack for one that takes some of it out; each word has to take something out. */
export function takenOut(
  base: PackSource,
  without: Without,
): { base: PackSource; problems: Problem[] } {
  const { steps, tasks, departments, places, facts, texts } = without;
  const stepFiles = [...base.steps].filter(([, { step }]) => !steps.includes(step));
  const knownTasks = stepFiles.flatMap(([, file]) =>
    Object.keys(file.tasks).map((task) => `${file.step}/${task}`),
  );
  const isBelow = (id: string) => placesAbove(base.places, id).some((one) => places.includes(one));
  const isTaken = (key: string) => texts.some((text) => key === text || key.startsWith(`${text}.`));
  const problems = [
    ...unknown(
      'steps',
      steps,
      [...base.steps.values()].map((file) => file.step),
    ),
    ...unknown('tasks', tasks, knownTasks),
    ...unknown('departments', departments, Object.keys(base.departments)),
    ...unknown('places', places, Object.keys(base.places.places)),
    ...unknown('facts', facts, Object.keys(base.pack.facts)),
    ...unknown('texts', texts, Object.keys(base.texts.en).flatMap(beginnings)),
  ];
  return {
    problems,
    base: {
      ...base,
      pack: { ...base.pack, facts: drop(base.pack.facts, (name) => facts.includes(name)) },
      departments: drop(base.departments, (id) => departments.includes(id)),
      consents: consentsWithout(base.consents, without),
      places: { ...base.places, places: drop(base.places.places, isBelow) },
      steps: new Map(stepFiles.map(([file, step]) => [file, withoutTasks(step, tasks)])),
      texts: {
        'zh-CN': drop(base.texts['zh-CN'], isTaken),
        en: drop(base.texts.en, isTaken),
      },
    },
  };
}

/** Meta that is a pack's own. */
function inherited(base: PackFile): Tree {
  const { id: _i, version: _v, title: _t, effectiveFrom: _f, effectiveTo: _u, ...rest } = base;
  const {
    extends: _e,
    without: _w,
    supersedes: _s,
    example: _x,
    demonstration: _d,
    ...same
  } = rest;
  return same;
}

function over(base: Tree, own: unknown): unknown {
  return own === undefined ? base : isTree(own) ? { ...base, ...own } : own;
}

function overEach(base: Readonly<Record<string, object>>, own: unknown): unknown {
  if (!isTree(own)) return over(base, own);
  const tasks = Object.entries(own).map(([name, fields]) => [
    name,
    over(Object.hasOwn(base, name) ? { ...base[name] } : {}, fields),
  ]);
  return { ...base, ...Object.fromEntries(tasks) };
}

function unknown(kind: keyof Without, names: readonly string[], known: readonly string[]) {
  return names.flatMap((name, i): Problem[] => {
    if (known.includes(name)) return [];
    const path = `/without/${kind}/${i}`;
    return [{ file: 'pack.yaml', path, message: `there is no ${name} to take out` }];
  });
}

function withoutTasks(step: StepFile, tasks: readonly string[]): StepFile {
  return { ...step, tasks: drop(step.tasks, (name) => tasks.includes(`${step.step}/${name}`)) };
}

/** Nothing waits where there is no step, and nobody is asked for what is no fact. */
function consentsWithout(consents: ConsentsFile, { steps, facts }: Without): ConsentsFile {
  const kept = (names: readonly string[]) => names.filter((step) => !steps.includes(step));
  const { asks, ...rest } = consents;
  const purposes = Object.entries(consents.purposes)
    .filter(([purpose]) => !facts.includes(factOfConsent(purpose)))
    .map(([name, purpose]) => [name, { ...purpose, gates: kept(purpose.gates) }]);
  return {
    ...rest,
    ...(asks === undefined || steps.includes(asks) ? {} : { asks }),
    never: kept(consents.never),
    purposes: Object.fromEntries(purposes),
  };
}

/** `a.b.c` begins with `a` and `a.b`, and with itself. */
function beginnings(key: string): string[] {
  const words = key.split('.');
  return words.map((_, i) => words.slice(0, i + 1).join('.'));
}

function drop<T>(from: Readonly<Record<string, T>>, isOut: (name: string) => boolean) {
  return Object.fromEntries(Object.entries(from).filter(([name]) => !isOut(name)));
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
