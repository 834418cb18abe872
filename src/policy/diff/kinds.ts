import { clocksOf } from '../clocks.ts';
import { stepRule, taskRules } from '../load-pack.ts';
import type { PackSource } from '../pack.ts';

/** Things of one kind by their id, as they stand in the files. */
export type Items = Readonly<Record<string, unknown>>;

/** A pack divided by what a reader looks for, in the order in which it is told; each thing stands under one kind. */
export function kindsOf(source: PackSource): Map<string, Items> {
  const { pack, departments, places, forms, texts } = source;
  const { facts: _f, ladders, defaults, holdReasons, ...head } = pack;
  const { void: _v, ...rest } = defaults;
  return new Map<string, Items>([
    ['pack', { ...head, defaults: rest }],
    ['departments', without(departments, 'id')],
    ['places', { ...places.places, source: places.source }],
    ['steps', stepsOf(source)],
    ['tasks', tasksOf(source)],
    ['clocks', clockItems(source)],
    ['ladders', ladders],
    ['hold reasons', Object.fromEntries(holdReasons.map((reason) => [reason, {}]))],
    ['facts', without(pack.facts, 'recorders')],
    ['consents', consentItems(source)],
    ['rights', rightsOf(source)],
    ['forms', forms],
    ['texts zh-CN', texts['zh-CN']],
    ['texts en', texts.en],
  ]);
}

function stepsOf({ steps }: PackSource): Items {
  const files = [...steps.values()];
  return Object.fromEntries(
    files.map(({ tasks: _t, deadlines: _d, schedules: _s, ...step }) => [step.step, step]),
  );
}

function allTasks({ steps }: PackSource) {
  return [...steps.values()].flatMap(({ step, tasks }) =>
    Object.entries(tasks).map(([name, task]) => [`${step}/${name}`, task] as const),
  );
}

function tasksOf(source: PackSource): Items {
  const tasks = allTasks(source).map(([id, task]) => {
    const { due: _d, void: _v, discloses: _s, ...rest } = task;
    return [id, rest] as const;
  });
  return Object.fromEntries(tasks);
}

/** As the path reads them, so that what was left to a default and what is written out are the same. */
function clockItems({ pack, steps }: PackSource): Items {
  const files = [...steps.values()];
  const clocks = clocksOf({
    steps: Object.fromEntries(files.map((file) => [file.step, stepRule(file)])),
    tasks: Object.fromEntries(files.flatMap((file) => taskRules(file, pack.defaults))),
  });
  return Object.fromEntries(
    clocks.map((clock) => [clock.id, 'rule' in clock ? clock.rule : clock.plan]),
  );
}

/** Each purpose by itself, and what holds for all of them. */
function consentItems({ consents }: PackSource): Items {
  const { purposes, bands, ...all } = consents;
  const ages = bands.map(({ code, ...band }) => [`age ${code}`, band] as const);
  return { ...purposes, ...Object.fromEntries(ages), all };
}

/** Who records what, who voids what, and what an office sees of a person. */
function rightsOf(source: PackSource): Items {
  const { facts, defaults } = source.pack;
  const tasks = allTasks(source);
  const rights: [string, object][] = [
    ...Object.entries(facts).map(([name, { recorders }]): [string, object] => [
      `record ${name}`,
      recorders,
    ]),
    ['void', defaults.void],
    ...tasks.map(([id, task]): [string, object] => [`void ${id}`, task.void ?? {}]),
    ...tasks.map(([id, task]): [string, object] => [`see ${id}`, purposesOf(task.discloses)]),
  ];
  return Object.fromEntries(rights.filter(([, right]) => Object.keys(right).length > 0));
}

/** One particular may be shown for more than one purpose. */
function purposesOf(
  discloses: readonly { field: string; purpose: string; consent?: string }[],
): Items {
  const fields = discloses.map(({ field }) => field);
  const purposes = (field: string) =>
    discloses
      .filter((one) => one.field === field)
      .map(({ purpose, consent }) =>
        consent === undefined ? purpose : `${purpose} by consent to ${consent}`,
      );
  return Object.fromEntries(fields.map((field) => [field, purposes(field)]));
}

function without(items: Readonly<Record<string, object>>, field: string): Items {
  return Object.fromEntries(
    Object.entries(items).map(([id, item]) => {
      const rest = Object.entries(item).filter(([name]) => name !== field);
      return [id, Object.fromEntries(rest)];
    }),
  );
}
