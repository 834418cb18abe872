import type { DeadlineRule, FlowWait, StepRule, TaskRule } from '../domain/policy/rules.ts';
import { lengthWords } from '../domain/time/length-words.ts';
import { clocksOf, sureness } from './clocks.ts';
import { consentsPart } from './consents-page.ts';
import type { Pack } from './pack.ts';
import { row } from './page-row.ts';
import { sayIn } from './say.ts';
import { scheduleWords } from './schedule-words.ts';

/** Every step with its tasks, clocks, articles and how sure we are, so that a jurist can check a pack without reading code. */
export function stepsPage(packs: readonly Pack[]): string {
  return [HEAD, ...packs.map((pack) => packPart(pack, packs))].join('\n');
}

const HEAD = `# Steps

What each pack asks for: who leads, within what time, by which article, and how sure we are of it. \`verified\`: read in the norm itself. \`excerpt\`: read in
part or in a report of it. \`unverified\`: not read. \`default\`: no norm gives this number, the product proposes it. Whatever is not \`verified\` needs a
jurist before real use. Written by \`npm run policy:generate\`.
`;

function standing({ extends: base, supersedes, example, demonstration }: Pack['meta']): string[] {
  return [
    ...(example ? ['An example; nobody there has looked at it.'] : []),
    ...(demonstration ? ['A demonstration, not for real use; nobody there has looked at it.'] : []),
    ...(supersedes === undefined ? [] : [`Follows \`${supersedes}\`.`]),
    ...(base === undefined ? [] : [`Extends \`${base}\`: only the steps that differ stand here.`]),
  ];
}

/** Of a pack that extends another one, the steps that differ. */
function packPart(pack: Pack, packs: readonly Pack[]): string {
  const { rules, meta } = pack;
  const base = packs.find(({ rules: { id, version } }) => `${id}@${version}` === meta.extends);
  const inherited = new Set(
    base && Object.values(base.rules.steps).map((step) => stepPart(base, step)),
  );
  const steps = Object.values(rules.steps)
    .map((step) => stepPart(pack, step))
    .filter((part) => !inherited.has(part));
  return [
    `## ${meta.title['zh-CN']} · ${meta.title.en} (\`${rules.id}\` ${rules.version})`,
    '',
    `In force from ${meta.effectiveFrom}${meta.effectiveTo ? ` to ${meta.effectiveTo}` : ''}. Clocks: ${sureness(clocksOf(rules))}.`,
    '',
    ...standing(meta).flatMap((line) => [line, '']),
    ...(base && consentsPart(base) === consentsPart(pack) ? [] : [consentsPart(pack)]),
    ...steps,
  ].join('\n');
}

function stepPart(pack: Pack, step: StepRule): string {
  const say = sayIn(pack);
  const tasks = Object.values(pack.rules.tasks).filter((task) => task.step === step.step);
  return [
    `### ${say(`${step.step}.title`)}`,
    '',
    ...[...conditionLines(pack, step), ...flowLines(pack, step)].flatMap((line) => [line, '']),
    '| task | lead | time | article | sure | what may come of it |',
    '| --- | --- | --- | --- | --- | --- |',
    ...tasks.map((task) => taskRow(pack, task)),
    '',
    ...clocksPart(pack, step),
  ].join('\n');
}

function conditionLines(pack: Pack, { step, appliesTo, gate, after = {} }: StepRule): string[] {
  const say = sayIn(pack);
  const conditions = [appliesTo, gate].flatMap((condition) => {
    if (!condition) return [];
    return [`Begins when ${say(`fact.${condition.fact}.title`)}: \`${String(condition.value)}\`.`];
  });
  const others = Object.entries(after).map(([other, results]) => {
    const words = results.map((result) => say(`${other}.result.${result}`)).join('; ');
    return `Begins by itself after ${say(`${other}.title`)}: ${words}.`;
  });
  const tasks = gate?.withdrawn?.map((task) => say(`${step}.${task}.title`)) ?? [];
  if (!gate?.withdrawn) return [...conditions, ...others];
  const then = tasks.length > 0 ? `; then: ${tasks.join('; ')}` : '';
  return [
    ...conditions,
    ...others,
    `Ends when that is taken back${then}. A new yes begins it anew.`,
  ];
}

/** Only where something is waited for on the way: the order of tasks is that of the table. */
function flowLines(pack: Pack, { step, flow = [] }: StepRule): string[] {
  const say = sayIn(pack);
  const wait = (way: FlowWait) =>
    'elapsed' in way
      ? say(`${step}.deadline.${way.elapsed}`)
      : `${say(`fact.${way.until.fact}.title`)}: \`${String(way.until.value)}\``;
  return flow.flat().flatMap((item) => {
    if (typeof item === 'string') return [];
    const ways = 'first' in item ? item.first : [item];
    return [`Waits for ${ways.map(wait).join(', or ')}.`];
  });
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
