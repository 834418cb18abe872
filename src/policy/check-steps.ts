import { purposeOfFact } from '../domain/consent/purpose.ts';
import type { StepDefinition, Steps } from '../domain/path/words.ts';
import type { Rules, StepRule } from '../domain/policy/rules.ts';
import type { Pack } from './pack.ts';
import { probe, type Said } from './probe.ts';
import type { Problem } from './problem.ts';
import { languages } from './schema.ts';

/**
 * A pack against the steps that it switches on: whatever a step may say is there, and whatever is there some step may
 * say. The compiler sees the first over all packs together; this sees it for each of them.
 */
export function checkSteps(pack: Pack, steps: Steps): Problem[] {
  const { rules } = pack;
  return Object.keys(rules.steps).flatMap((name) => {
    const file = `${rules.id}/${rules.version}/steps/${name}.yaml`;
    const step = steps[name];
    if (!step) {
      const message = 'there is neither a step of this name nor a flow';
      return [{ file, path: '', message }];
    }
    const said = probe(step, rules);
    return [
      ...missing(rules, step, said).map(([path, message]) => ({ file, path, message })),
      ...unsaid(rules, step, said).map(([path, message]) => ({ file, path, message })),
      ...untold(pack, step, said),
      ...ungated(rules, name, said).map(([path, message]) => ({ file, path, message })),
    ];
  });
}

type Finding = [path: string, message: string];

function missing(rules: Rules, { name }: StepDefinition, said: Said): Finding[] {
  const rule: StepRule | undefined = rules.steps[name];
  const own = Object.keys(tasksOf(rules, name));
  const wants: [string, Iterable<string>, readonly string[]][] = [
    ['tasks', said.tasks, own],
    ['deadlines', said.deadlines, Object.keys(rule?.deadlines ?? {})],
    ['schedules', said.schedules, Object.keys(rule?.schedules ?? {})],
    ['lists', said.lists, Object.keys(rule?.lists ?? {})],
    ['results', said.results, rule?.results ?? []],
    ['facts', said.facts, Object.keys(rules.facts)],
  ];
  return wants.flatMap(([kind, names, known]) =>
    [...names]
      .filter((item) => !known.includes(item))
      .map((item): Finding => [`/${kind}`, `the step says ${item}, which is not there`]),
  );
}

/** What no way through the step comes to, and nothing is undone by. */
function unsaid(rules: Rules, { name }: StepDefinition, said: Said): Finding[] {
  const tasks = tasksOf(rules, name);
  const undoing = Object.values(tasks).flatMap((task) => Object.values(task.undo));
  const rule = rules.steps[name];
  const known: [string, string[], ReadonlySet<string>][] = [
    ['tasks', Object.keys(tasks).filter((task) => !undoing.includes(task)), said.tasks],
    ['deadlines', Object.keys(rule?.deadlines ?? {}), said.deadlines],
    ['schedules', Object.keys(rule?.schedules ?? {}), said.schedules],
    ['lists', Object.keys(rule?.lists ?? {}), said.lists],
    ['results', rule?.results ?? [], said.results],
  ];
  const dead = known.flatMap(([kind, names, heard]) =>
    names
      .filter((item) => !heard.has(item))
      .map((item): Finding => [`/${kind}/${item}`, 'no step ever asks for it']),
  );
  const called = undoing.filter((task) => said.tasks.has(task));
  return [
    ...dead,
    ...called.map((task): Finding => [
      `/tasks/${task}`,
      'undoes something, and is asked for as well',
    ]),
  ];
}

/** Whatever waits for a consent is named beside its purpose, so that a person can be told what her no leaves out. */
function ungated({ consents, steps }: Rules, name: string, { facts }: Said): Finding[] {
  const gate = steps[name]?.gate?.fact;
  return [...facts, ...(gate === undefined ? [] : [gate])].flatMap((fact): Finding[] => {
    const purpose = purposeOfFact(fact);
    // The step that asks for consents hears all of them, and nothing of it waits for one.
    if (purpose === undefined || name === consents?.asks) return [];
    if (consents?.never.includes(name))
      return [['', `waits for ${fact}: it may wait for no consent`]];
    const isNamed = consents?.purposes[purpose]?.gates.includes(name);
    return isNamed ? [] : [['', `waits for ${fact}, and is not among what that consent gates`]];
  });
}

/** Reasons for which a step does not apply stand in code; their texts do not. */
function untold({ rules, texts }: Pack, { name }: StepDefinition, said: Said): Problem[] {
  const applies = rules.steps[name]?.appliesTo?.fact;
  const reasons = [...said.reasons, ...(applies === undefined ? [] : [applies])];
  return languages.flatMap((language) =>
    reasons
      .filter((reason) => texts[language][`reason.${reason}`] === undefined)
      .map((reason) => ({
        file: `${rules.id}/${rules.version}/texts/${language}.yaml`,
        path: `/reason/${reason}`,
        message: `this text is missing: step ${name} does not apply for this reason`,
      })),
  );
}

function tasksOf({ tasks }: Rules, step: string) {
  const own = Object.values(tasks).filter((task) => task.step === step);
  return Object.fromEntries(own.map((task) => [task.task, task]));
}
