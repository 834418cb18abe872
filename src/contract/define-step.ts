import type { Path, StepDefinition } from '../domain/path/words.ts';
import type { Facts, PackSteps } from './outcomes.gen.ts';

type StepName = keyof PackSteps;

interface VocabularyOf<S extends StepName, N extends StepName> {
  tasks: PackSteps[S]['tasks'];
  deadlines: PackSteps[S]['deadlines'];
  schedules: PackSteps[S]['schedules'];
  lists: PackSteps[S]['lists'];
  facts: Facts;
  results: { [K in N]: PackSteps[K]['results'] };
}

/** A step that ends without a word has come to `done`, where the pack knows that result. */
type ResultOf<S extends StepName> = 'done' extends PackSteps[S]['results']
  ? PackSteps[S]['results'] | void
  : PackSteps[S]['results'];

/**
 * A step of the path: its name in the packs, the steps whose result it asks for, and what it does.
 * Tasks, outcomes, facts, clocks and results are checked against the released packs by the compiler.
 */
export function defineStep<S extends StepName, const N extends readonly StepName[] = []>(
  name: S,
  needs: N,
  run: (path: Path<VocabularyOf<S, N[number]>>) => ResultOf<S>,
): StepDefinition {
  // The engine runs every step through one untyped vocabulary; the compiler has checked this one against the packs.
  return { name, needs, run: run as unknown as StepDefinition['run'] };
}
