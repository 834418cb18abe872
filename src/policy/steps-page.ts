import type { DeadlineRule, StepRule, TaskRule } from '../domain/policy/rules.ts';
import { lengthWords } from '../domain/time/length-words.ts';
import { clocksOf, sureness } from './clocks.ts';
import type { Pack } from './pack.ts';
import { sayIn } from './say.ts';
import { scheduleWords } from './schedule-words.ts';

/** Every step with its tasks, clocks, articles and how sure we are, so that a jurist can check a pack without reading code. */
export function stepsPage(packs: readonly Pack[]): string {
  return [HEAD, ...packs.map(packPart)].join('\n');
}

const HEAD = `# Steps

What each pack asks for: who leads, within what time, by which article, and how sure we are of it. \`verified\`: read in the norm itself. \`excerpt\`: read in
part or in a report of it. \`unverified\`: not read. \`default\`: no norm gives this number, the product proposes it. Whatever is not \`verified\` needs a
jurist before real use. Written by \`npm run policy:generate\`.
`;

function packPart(pack: Pack): string {
  const { rules, meta } = pack;
  const steps = Object.values(rules.steps).map((step) => stepPart(pack, step));
  return [
    `## ${meta.title['zh-CN']} · ${meta.title.en} (\`${rules.id}\` ${rules.version})`,
    '',
    `In force from ${meta.effectiveFrom}${meta.effectiveTo ? ` to ${meta.effectiveTo}` : ''}. Clocks: ${sureness(clocksOf(rules))}.`,
    '',
    ...steps,
  ].join('\n');
}

function stepPart(pack: Pack, step: StepRule): string {
  const say = sayIn(pack);
  const tasks = Object.values(pack.rules.tasks).filter((task) => task.step === step.step);
  const gate = step.appliesTo ?? step.gate;
  return [
    `### ${say(`${step.step}.title`)}`,
    '',
    ...(gate
      ? [`Begins when ${say(`fact.${gate.fact}.title`)}: \`${String(gate.value)}\`.`, '']
      : []),
    '| task | lead | time | article | sure | what may come of it |',
    '| --- | --- | --- | --- | --- | --- |',
    ...tasks.map((task) => taskRow(pack, task)),
    '',
    ...clocksPart(pack, step),
  ].join('\n');
}

function taskRow(pack: Pack, task: TaskRule): string {
  const say = sayIn(pack);
  const base = task.title.replace(/\.title$/, '');
  const outcomes = task.outcomes.map(({ code }) => say(`${base}.outcome.${code}`)).join('; ');
  return row([say(task.title), leadOf(pack, task), ...clockCells(pack, task.due), outcomes]);
}

/** A department, a role of casework, or whichever the key of the task names. */
function leadOf(pack: Pack, { lead }: TaskRule): string {
  if (lead.startsWith('$')) return `each ${lead.slice(1)}`;
  const { 'zh-CN': zh } = pack.texts;
  return sayIn(pack)(
    zh[`department.${lead}`] === undefined ? `role.${lead}` : `department.${lead}`,
  );
}

function clockCells(pack: Pack, clock: DeadlineRule | undefined): string[] {
  if (!clock) return ['', '', ''];
  const length = `${lengthWords(clock, 'zh-CN')} · ${lengthWords(clock, 'en')}`;
  const more = [
    ...(clock.nature === 'duty' ? [] : [clock.nature]),
    ...(clock.onHoliday === 'roll' ? ['rolls'] : []),
    ...(clock.pausable ? ['may pause'] : []),
  ];
  const time = more.length > 0 ? `${length} (${more.join(', ')})` : length;
  // That no norm says it is what `default` means.
  const isOurs = clock.confidence === 'default';
  return [time, isOurs ? '' : sayIn(pack)(`article.${clock.article}`), clock.confidence];
}

function clocksPart(pack: Pack, { step, deadlines, schedules }: StepRule): string[] {
  const say = sayIn(pack);
  const clocks = Object.entries(deadlines).map(([name, clock]) => {
    return row([say(`${step}.deadline.${name}`), ...clockCells(pack, clock)]);
  });
  const plans = Object.entries(schedules).map(([name, plan]) => {
    const article = say(`article.${plan.article}`);
    return row([
      say(`${step}.schedule.${name}`),
      scheduleWords(plan, 'en'),
      article,
      plan.confidence,
    ]);
  });
  if (clocks.length + plans.length === 0) return [];
  return [
    '| clock | time | article | sure |',
    '| --- | --- | --- | --- |',
    ...clocks,
    ...plans,
    '',
  ];
}

const row = (cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
