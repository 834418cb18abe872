import type { Path, StepDefinition } from '../../src/domain/path/words.ts';

/** A linear service as its pack declares it. */
export interface LinearService {
  step: string;
  /** Tasks in a row; those of an inner list side by side. */
  flow?: (string | string[])[];
  /** By task and outcome: the result with which the service ends before its last task. */
  endsOn?: Record<string, Record<string, string>>;
  /** The wish that opens it. */
  gate?: { fact: string; value: boolean | number | string };
}

/** The one step that runs every service of a few tasks in a row: such a service is an entry of the pack alone. */
export function linear(service: LinearService): StepDefinition {
  return { name: service.step, needs: [], run: (path) => follow(path, service) };
}

function follow(path: Path, { flow = [], endsOn = {}, gate }: LinearService): string {
  if (gate) path.until(gate.fact, gate.value);
  for (const stage of flow) {
    const names = typeof stage === 'string' ? [stage] : stage;
    path.all(...names.map((name) => () => path.task(name)));
    const [end] = names.flatMap((name) => endsOn[name]?.[path.task(name)] ?? []);
    if (end !== undefined) return end;
  }
  return 'done';
}
