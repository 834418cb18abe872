import type { FactValue } from './ledger.ts';

/** What one step may name: its tasks with their outcomes, its clocks, and the facts and results it may ask for. */
export interface Vocabulary {
  tasks: Record<string, string>;
  deadlines: string;
  schedules: string;
  lists: string;
  facts: Record<string, FactValue>;
  results: Record<string, string>;
}

/** What a task answers where new code or a new pack asks for something that was passed before it existed. */
export const NOT_ASKED = 'not-asked';
export type NotAsked = typeof NOT_ASKED;
export type NotApplicable = 'not-applicable';

type Name<T> = keyof T & string;

/**
 * The twelve words that a step may say. A step is a plain function that is evaluated from its start whenever
 * something happened; a word that cannot go on yet ends the evaluation of its branch.
 */
export interface Path<V extends Vocabulary = Vocabulary> {
  /** Its outcome, or: it is wanted, and this branch waits here. */
  task<K extends Name<V['tasks']>>(name: K): V['tasks'][K] | NotAsked;
  /** Waits for a named deadline of the pack, from here; calendar and holds counted in. */
  elapsed(rule: V['deadlines']): void;
  /** Waits for the first instant from here on at which a fact is so. */
  until<F extends Name<V['facts']>>(fact: F, value: V['facts'][F]): void;
  /** A fact as it stood here: what happens later does not rewrite what was done before. */
  fact<F extends Name<V['facts']>>(name: F): V['facts'][F] | undefined;
  /** All branches; goes on at the latest end. */
  all(...branches: (() => unknown)[]): void;
  /** The branch that ended earliest in the time of the facts; at one instant a deed beats a deadline. */
  first<K extends string>(branches: Record<K, () => unknown>): K;
  /** Again, under a key of its own, until the body says what came of it. */
  rounds<T>(name: string, body: (round: number) => T | undefined): T;
  /** In parallel, one key per item; `items` may name a list of the pack. */
  each<T>(
    name: string,
    items: V['lists'] | readonly string[],
    body: (item: string) => T,
  ): Record<string, T>;
  /** As `each` over a list of the pack; goes on once as many have ended as the pack says are enough. */
  enough(name: string, list: V['lists'], body: (item: string) => unknown): void;
  /** Recurring windows by a schedule of the pack, until a branch ends; a visit fills the window it happened in. */
  series(name: Name<V['tasks']>, schedule: V['schedules'], until: () => unknown): void;
  /** What came of another step, on demand, once. Only steps listed as needed may be asked. */
  result<S extends Name<V['results']>>(step: S): V['results'][S] | NotApplicable;
  /** Ends the step with a reason. */
  notApplicable(reason: string): never;
}

export interface StepDefinition {
  name: string;
  /** Steps whose result this one asks for; a circle among them is refused when the registry is built. */
  needs: readonly string[];
  /** Its result: a code of the pack. Nothing means `done`. */
  run: (path: Path) => string | void;
}

export type Steps = Readonly<Record<string, StepDefinition>>;

/**
 * The registry of steps. Throws when two steps wait for each other, so that a circle is an error of the build and
 * never one of a path.
 */
export function defineSteps(definitions: readonly StepDefinition[]): Steps {
  const steps = Object.fromEntries(definitions.map((step) => [step.name, step]));
  for (const { name } of definitions) refuseCircle(steps, [name]);
  return steps;
}

export class StepsInCircle extends Error {
  override name = 'StepsInCircle';

  constructor(readonly trail: readonly string[]) {
    super(`steps wait for each other: ${trail.join(' -> ')}`);
  }
}

function refuseCircle(steps: Steps, trail: readonly string[]): void {
  for (const next of steps[trail.at(-1) ?? '']?.needs ?? []) {
    if (next === trail[0]) throw new StepsInCircle([...trail, next]);
    if (!trail.includes(next)) refuseCircle(steps, [...trail, next]);
  }
}
