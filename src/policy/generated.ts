import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format } from 'prettier';
import type { FactRule, Rules, StepRule, TaskRule } from '../domain/policy/rules.ts';
import type { Pack } from './pack.ts';
import { policiesFolder } from './pack-folders.ts';
import { withCounts } from './readme-counts.ts';
import { jsonSchemaOfPack } from './schema.ts';
import { stepsPage } from './steps-page.ts';

const OUTCOMES = 'src/contract/outcomes.gen.ts';
const SCHEMA = 'policies/pack.schema.json';
const STEPS = 'docs/steps.md';
const READMES = ['README.md', 'README.zh-CN.md'];

/** What follows from the packs and from their schema, by the path of its file in the project. */
export async function generatedFiles(packs: readonly Pack[]): Promise<Map<string, string>> {
  const options = { printWidth: 100, singleQuote: true };
  const schema = JSON.stringify(jsonSchemaOfPack());
  const rules = packs.map((pack) => pack.rules);
  const readmes = READMES.map((name): [string, string] => {
    return [name, withCounts(readFileSync(inProject(name), 'utf8'), packs)];
  });
  return new Map([
    ...readmes,
    [OUTCOMES, await format(outcomesOf(rules), { ...options, parser: 'typescript' })],
    [SCHEMA, await format(schema, { ...options, parser: 'json' })],
    [STEPS, await format(stepsPage(packs), { ...options, parser: 'markdown' })],
  ]);
}

function inProject(name: string): string {
  return join(dirname(policiesFolder()), name);
}

/**
 * The vocabulary of the steps, over all packs. Tasks that undo something are not in it: the path calls for them by
 * itself, and no step may.
 */
function outcomesOf(packs: readonly Rules[]): string {
  const names = distinct(packs.flatMap((rules) => Object.keys(rules.steps)));
  const facts = distinct(packs.flatMap((rules) => Object.keys(rules.facts)));
  return `// Generated from the packs by \`npm run policy:generate\`; do not edit.
import type { Path } from '../domain/path/words.ts';

/** The path as the step of a name speaks to it, for the functions that this step is divided into. */
export type PathOf<S extends keyof PackSteps> = Path<
  Omit<PackSteps[S], 'results'> & { facts: Facts; results: Record<never, string> }
>;

/** What each step may say: tasks with their outcomes, clocks, schedules, lists and results. */
export type PackSteps = {
${names.map((name) => `  ${quoted(name)}: ${vocabulary(packs, name)};`).join('\n')}
};

/** What may be known of a path, and the values it can have. */
export type Facts = {
${facts.map((name) => `  ${quoted(name)}: ${factType(packs, name)};`).join('\n')}
};
`;
}

function vocabulary(packs: readonly Rules[], name: string): string {
  const steps = packs.flatMap(({ steps }) => steps[name] ?? []);
  const tasks = packs.flatMap((rules) => tasksOf(rules, name));
  const lines = distinct(tasks.map(({ task }) => task)).map((task) => {
    const outcomes = tasks.filter((rule) => rule.task === task).flatMap((rule) => rule.outcomes);
    return `      ${quoted(task)}: ${union(outcomes.map(({ code }) => code))};`;
  });
  return `{
    tasks: {\n${lines.join('\n')}\n    };
    deadlines: ${union(steps.flatMap((step: StepRule) => Object.keys(step.deadlines)))};
    schedules: ${union(steps.flatMap((step) => Object.keys(step.schedules)))};
    lists: ${union(steps.flatMap((step) => Object.keys(step.lists)))};
    results: ${union(steps.flatMap((step) => step.results))};
  }`;
}

function tasksOf({ tasks }: Rules, step: string): TaskRule[] {
  const own = Object.values(tasks).filter((task) => task.step === step);
  const undoing = new Set(own.flatMap((task) => Object.values(task.undo)));
  return own.filter(({ task }) => !undoing.has(task));
}

function factType(packs: readonly Rules[], name: string): string {
  const rules = packs.flatMap(({ facts }) => facts[name] ?? []);
  return [...new Set(rules.map(typeOf))].join(' | ');
}

function typeOf({ type, codes }: FactRule): string {
  if (type === 'code') return codes ? union(codes) : 'string';
  return type === 'date' ? 'string' : type;
}

function union(codes: readonly string[]): string {
  return distinct(codes).map(quoted).join(' | ') || 'never';
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

function quoted(name: string): string {
  return `'${name}'`;
}
