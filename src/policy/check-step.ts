import { misfit } from './check-facts.ts';
import { checkFlow } from './check-flow.ts';
import type { PackSource } from './pack.ts';
import type { Problem } from './problem.ts';
import type { StepFile } from './schema.ts';

type TaskFile = StepFile['tasks'][string];
type Deadline = StepFile['deadlines'][string];

/** Desks of casework: they lead tasks, and no department does. */
export const CASEWORK = ['caseworker', 'case-supervisor', 'coordination-office'];
/** The article of what no norm says. */
export const NO_NORM = 'default';

type Say = (path: string, message: string) => void;

/** One step of a pack, against the rest of the pack. */
export function checkStep(
  source: PackSource,
  { file, step }: { file: string; step: StepFile },
): Problem[] {
  const problems: Problem[] = [];
  const say: Say = (path, message) => problems.push({ file, path, message });
  if (file !== `steps/${step.step}.yaml`) say('/step', `does not bear the name of its file`);
  for (const [name, task] of Object.entries(step.tasks)) {
    checkTask(source, { step, task }, (path, message) => say(`/tasks/${name}${path}`, message));
  }
  for (const [name, rule] of Object.entries(step.deadlines)) {
    checkDeadline(source, rule, (path, message) => say(`/deadlines/${name}${path}`, message));
  }
  checkSchedules(source, step, say);
  checkLists(source, step, say);
  checkConditions(source, step, say);
  checkFlow(source, step, say);
  return problems;
}

function checkTask(
  source: PackSource,
  { step, task }: { step: StepFile; task: TaskFile },
  say: Say,
): void {
  const { pack, departments, forms } = source;
  const usual = task.outcomes.filter((outcome) => outcome.usual).length;
  if (usual !== 1) say('/outcomes', `has ${usual} usual outcomes instead of one`);
  if (!isDesk(source, step, task.lead)) say('/lead', `there is no department ${task.lead}`);
  for (const name of task.cooperating) {
    if (!(name in departments)) say('/cooperating', `there is no department ${name}`);
  }
  if (task.level && !pack.levels.includes(task.level))
    say('/level', `there is no level ${task.level}`);
  if (task.ladder && !(task.ladder in pack.ladders))
    say('/ladder', `there is no ladder ${task.ladder}`);
  if (task.form && !(task.form in forms)) say('/form', `there is no form ${task.form}`);
  if (task.due) checkDeadline(source, task.due, (path, message) => say(`/due${path}`, message));
  for (const { field, consent } of task.discloses) {
    if (!(field in pack.facts)) say('/discloses', `there is no fact ${field}`);
    if (consent !== undefined && !(consent in source.consents.purposes)) {
      say('/discloses', `there is no consent ${consent}`);
    }
  }
  checkOutcomes(source, task, say);
  checkUndo(step, task, say);
}

/** `$name` is the item that the key carries; every list of the step then holds departments. */
function isDesk({ departments }: PackSource, { lists }: StepFile, lead: string): boolean {
  if (!lead.startsWith('$')) return lead in departments || CASEWORK.includes(lead);
  const items = Object.values(lists).flat();
  return items.length > 0 && items.every((item) => item in departments);
}

function checkOutcomes(source: PackSource, task: TaskFile, say: Say): void {
  const codes = task.outcomes.map((outcome) => outcome.code);
  if (new Set(codes).size < codes.length) say('/outcomes', 'has one outcome twice');
  const fields = Object.keys(source.forms[task.form ?? '']?.properties ?? {});
  for (const [i, { sets, requires }] of task.outcomes.entries()) {
    for (const [fact, value] of Object.entries(sets)) {
      const message = misfit(source, fact, value);
      if (message) say(`/outcomes/${i}/sets`, message);
    }
    for (const field of requires) {
      if (!fields.includes(field)) say(`/outcomes/${i}/requires`, `the form has no field ${field}`);
    }
  }
}

function checkUndo({ tasks }: StepFile, task: TaskFile, say: Say): void {
  for (const [outcome, name] of Object.entries(task.undo)) {
    const target = tasks[name];
    if (!task.outcomes.some(({ code }) => code === outcome)) {
      say('/undo', `there is no outcome ${outcome}`);
    }
    if (!target) say('/undo', `there is no task ${name}`);
    else if (Object.keys(target.undo).length > 0) say('/undo', `${name} has to be undone itself`);
  }
}

function checkDeadline({ pack }: PackSource, rule: Deadline, say: Say): void {
  const isOurs = rule.kind === 'default';
  if (isOurs !== (rule.article === NO_NORM) || isOurs !== (rule.confidence === 'default')) {
    say('', 'is either our own proposal in kind, article and confidence, or in none of them');
  }
  if (rule.nature === 'preclusion' && rule.pausable) {
    say('/pausable', 'a preclusion is never paused or interrupted');
  }
  const { from, restarts } = rule;
  if (from !== undefined && pack.facts[from]?.type !== 'date') say('/from', `${from} is no date`);
  if (restarts !== undefined && !(restarts in pack.facts)) {
    say('/restarts', `there is no fact ${restarts}`);
  }
}

function checkSchedules({ pack }: PackSource, { schedules }: StepFile, say: Say): void {
  for (const [name, { by, stages }] of Object.entries(schedules)) {
    if (!(by in pack.facts)) say(`/schedules/${name}/by`, `there is no fact ${by}`);
    for (const [i, { every }] of stages.entries()) {
      const path = `/schedules/${name}/stages/${i}/every`;
      if (!('default' in every)) say(path, 'says nothing of an unknown fact: default');
      const still = Object.entries(every).find(([, period]) => period.n === 0);
      if (still) say(`${path}/${still[0]}`, 'a schedule must move on');
    }
    if (stages[0]?.after.n !== 0)
      say(`/schedules/${name}/stages/0/after`, 'does not begin at once');
  }
}

function checkLists({ departments }: PackSource, step: StepFile, say: Say): void {
  const { lists, quorums, tasks } = step;
  for (const [name, quorum] of Object.entries(quorums)) {
    const list = lists[name];
    if (!list) say(`/quorums/${name}`, `there is no list ${name}`);
    else if (quorum > list.length) say(`/quorums/${name}`, `only ${list.length} are on the list`);
  }
  const isPanel = Object.values(tasks).some((task) => task.lead.startsWith('$'));
  for (const [name, items] of Object.entries(lists)) {
    for (const item of items) {
      if (isPanel && !(item in departments))
        say(`/lists/${name}`, `there is no department ${item}`);
    }
  }
}

function checkConditions(source: PackSource, { appliesTo, gate }: StepFile, say: Say): void {
  for (const [name, condition] of Object.entries({ appliesTo, gate })) {
    const message = condition && misfit(source, condition.fact, condition.value);
    if (message) say(`/${name}`, message);
  }
}
