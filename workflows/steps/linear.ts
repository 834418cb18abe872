import type { Path, StepDefinition } from '../../src/domain/path/words.ts';

interface Condition {
  fact: string;
  value: boolean | number | string;
}

/** What a service waits for between its tasks: a clock of its own, or what has become so. */
type Wait = { elapsed: string } | { until: Condition };
type Item = string | Wait | { first: Wait[] };

/** A linear service as its pack declares it. */
export interface LinearService {
  step: string;
  /** Services that have come to one of these results: from then on this one begins, by itself. */
  after?: Record<string, string[]>;
  /** One after the other; those of an inner list side by side. */
  flow?: (Item | Item[])[];
  /** By task and outcome: the result with which the service ends before its last task. */
  endsOn?: Record<string, Record<string, string>>;
  /** By such a result: what has still to be done before it, one after the other. */
  last?: Record<string, string[]>;
  /** The wish that opens it; with `withdrawn`, also its end for as long as it is taken back. */
  gate?: Condition & { withdrawn?: string[] };
}

/** The one step that runs every service of a few tasks in a row: such a service is an entry of the pack alone. */
export function linear(service: LinearService): StepDefinition {
  const { step, after = {} } = service;
  return { name: step, needs: Object.keys(after), run: (path) => serve(path, service) };
}

function serve(path: Path, service: LinearService): string {
  const { after = {}, gate } = service;
  for (const [step, results] of Object.entries(after)) {
    if (!results.includes(path.result(step))) path.notApplicable(`after-${step}`);
  }
  if (!gate) return follow(path, service);
  const { fact, value, withdrawn } = gate;
  if (withdrawn) return whileWanted(path, service, { fact, withdrawn });
  path.until(fact, value);
  return follow(path, service);
}

/** A yes that is taken back ends all that was asked for by it, but for what has to be done then; a new yes begins anew. */
function whileWanted(
  path: Path,
  service: LinearService,
  { fact, withdrawn }: { fact: string; withdrawn: string[] },
): string {
  return path.rounds('wanted', () => {
    path.until(fact, true);
    let result = '';
    const end = path.first({
      withdrawn: () => path.until(fact, false),
      done: () => {
        result = follow(path, service);
      },
    });
    if (end === 'done') return result;
    for (const task of withdrawn) path.task(task);
    return undefined;
  });
}

function follow(path: Path, { flow = [], endsOn = {}, last = {} }: LinearService): string {
  for (const stage of flow) {
    const items = Array.isArray(stage) ? stage : [stage];
    path.all(...items.map((item) => () => perform(path, item)));
    const tasks = items.filter((item) => typeof item === 'string');
    const [end] = tasks.flatMap((task) => endsOn[task]?.[path.task(task)] ?? []);
    if (end === undefined) continue;
    for (const task of last[end] ?? []) path.task(task);
    return end;
  }
  return 'done';
}

function perform(path: Path, item: Item): void {
  if (typeof item === 'string') path.task(item);
  else if ('elapsed' in item) path.elapsed(item.elapsed);
  else if ('until' in item) path.until(item.until.fact, item.until.value);
  else path.first(Object.fromEntries(item.first.map((way, i) => [i, () => perform(path, way)])));
}
