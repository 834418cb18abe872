import { misfit } from './check-facts.ts';
import type { PackSource } from './pack.ts';
import type { StepFile } from './schema.ts';

type Say = (path: string, message: string) => void;
type Stage = NonNullable<StepFile['flow']>[number];

/** A linear service: whatever it names is there, and no two services wait for each other. */
export function checkFlow(source: PackSource, step: StepFile, say: Say): void {
  const { flow, endsOn, last, after, gate, results } = step;
  if (!flow) {
    if (endsOn) say('/endsOn', 'ends a flow that is not there');
    if (last) say('/last', 'ends a flow that is not there');
    if (after) say('/after', 'begins a flow that is not there');
    if (gate?.withdrawn) say('/gate/withdrawn', 'ends a flow that is not there');
    return;
  }
  if (!results.includes('done')) say('/results', 'a flow comes to done');
  for (const [i, stage] of flow.entries()) {
    checkStage(source, { step, stage }, (path, message) => say(`/flow/${i}${path}`, message));
  }
  checkRepeats(step, say);
  checkEnds(step, say);
  checkLast(step, say);
  checkAfter(source, step, say);
  checkGate(source, step, say);
}

function checkStage(
  source: PackSource,
  { step, stage }: { step: StepFile; stage: Stage },
  say: Say,
): void {
  if (Array.isArray(stage)) {
    for (const [i, item] of stage.entries()) {
      checkStage(source, { step, stage: item }, (path, message) => say(`/${i}${path}`, message));
    }
  } else if (typeof stage === 'string') {
    if (!(stage in step.tasks)) say('', `there is no task ${stage}`);
  } else if ('elapsed' in stage) {
    if (!(stage.elapsed in step.deadlines)) {
      say('/elapsed', `there is no deadline ${stage.elapsed}`);
    }
  } else if ('until' in stage) {
    const message = misfit(source, stage.until.fact, stage.until.value);
    if (message) say('/until', message);
  } else {
    for (const [i, way] of stage.first.entries()) {
      checkStage(source, { step, stage: way }, (path, message) =>
        say(`/first/${i}${path}`, message),
      );
    }
  }
}

/** A task has one outcome: what asks for it again gets the same answer. */
function checkRepeats({ flow = [], gate }: StepFile, say: Say): void {
  const tasks = [...flow.flat(), ...(gate?.withdrawn ?? [])].filter(
    (one) => typeof one === 'string',
  );
  const twice = new Set(tasks.filter((task, i) => tasks.indexOf(task) < i));
  for (const task of twice) say('/flow', `asks for ${task} twice`);
}

function checkEnds({ flow = [], endsOn = {}, tasks, results }: StepFile, say: Say): void {
  for (const [name, ends] of Object.entries(endsOn)) {
    if (!flow.flat().includes(name)) say(`/endsOn/${name}`, 'is no task of the flow');
    for (const [outcome, result] of Object.entries(ends)) {
      const isOutcome = tasks[name]?.outcomes.some(({ code }) => code === outcome);
      if (!isOutcome) say(`/endsOn/${name}`, `there is no outcome ${outcome}`);
      if (!results.includes(result)) say(`/endsOn/${name}`, `there is no result ${result}`);
    }
  }
}

/** Each such result is one that the flow comes to, and each task one that was not asked for before. */
function checkLast({ flow = [], endsOn = {}, last = {}, tasks }: StepFile, say: Say): void {
  const ends = Object.values(endsOn).flatMap((one) => Object.values(one));
  for (const [result, names] of Object.entries(last)) {
    if (!ends.includes(result)) say(`/last/${result}`, 'is no result that an outcome ends on');
    for (const name of names) {
      if (!(name in tasks)) say(`/last/${result}`, `there is no task ${name}`);
      if (flow.flat().includes(name)) say(`/last/${result}`, `asks for ${name} twice`);
    }
  }
}

function checkAfter(source: PackSource, { step, after = {} }: StepFile, say: Say): void {
  const steps = new Map([...source.steps.values()].map((file) => [file.step, file]));
  for (const [name, results] of Object.entries(after)) {
    const other = steps.get(name);
    if (!other) say(`/after/${name}`, `there is no step ${name}`);
    for (const result of results) {
      if (other && !other.results.includes(result)) {
        say(`/after/${name}`, `${name} never comes to ${result}`);
      }
    }
    const circle = circleOf(steps, [step, name]);
    if (circle) say(`/after/${name}`, `steps wait for each other: ${circle.join(' -> ')}`);
  }
}

/** The way along `after` that comes back to where it began. */
function circleOf(steps: ReadonlyMap<string, StepFile>, trail: string[]): string[] | undefined {
  const last = trail.at(-1) ?? '';
  if (last === trail[0]) return trail;
  if (trail.indexOf(last) < trail.length - 1) return undefined;
  const ways = Object.keys(steps.get(last)?.after ?? {});
  for (const next of ways) {
    const circle = circleOf(steps, [...trail, next]);
    if (circle) return circle;
  }
  return undefined;
}

function checkGate(source: PackSource, { gate, tasks }: StepFile, say: Say): void {
  if (!gate?.withdrawn) return;
  const isYes = source.pack.facts[gate.fact]?.type === 'boolean' && gate.value === true;
  if (!isYes) say('/gate', 'only a yes can be taken back: a fact that is true');
  for (const name of gate.withdrawn) {
    if (!(name in tasks)) say('/gate/withdrawn', `there is no task ${name}`);
  }
}
