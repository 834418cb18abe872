import type { TaskItem } from '../boards/task-item.ts';
import { may } from '../domain/access/may.ts';
import type { FactValue } from '../domain/path/ledger.ts';
import type { OutcomeRule, TaskRule } from '../domain/policy/rules.ts';
import { openDisclosed } from '../sealing/sealed-rows.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { formView } from './form-view.ts';
import { packTexts } from './pack-texts.ts';
import { showsDates, sightOf, WITHHELD, type Sight } from './sight.ts';

type Named = Pick<TaskItem, 'packHash' | 'step' | 'task'>;

/** The name of a task for whoever asks. */
export function titleFor(
  app: App,
  caller: Caller,
  item: Named & Pick<TaskItem, 'department' | 'placeId'>,
): string {
  const { department, placeId: place } = item;
  const isLead = may(caller.actor, 'task.complete', { department, place });
  return titleOf(app, caller, { item, sight: sightOf(app, caller, { isLead }) });
}

/** Where somebody may know no more than that there is one, it has no name. */
export function titleOf(
  app: Pick<App, 'packs'>,
  { language }: Pick<Caller, 'language'>,
  { item, sight }: { item: Named; sight: Sight },
): string {
  const name = `${item.step}/${item.task}`;
  if (!showsDates(sight.ofTask(name))) return WITHHELD[language];
  return packTexts(app, item.packHash, language).task(name);
}

/** The form that an office fills in to close a task. */
export function formOf(app: App, item: TaskItem, rule: TaskRule | undefined): object | undefined {
  return rule?.form === undefined ? undefined : app.packs.forms(item.packHash)?.[rule.form];
}

export function formSchemaOf(
  app: App,
  { language }: Caller,
  { item, rule }: { item: TaskItem; rule: TaskRule | undefined },
): object | null {
  const form = formOf(app, item, rule);
  const texts = packTexts(app, item.packHash, language);
  return form ? formView(form, { texts, language }) : null;
}

export function outcomeLabelOf(
  app: App,
  { language }: Caller,
  { packHash, step, task, outcome }: TaskItem,
): string | null {
  if (outcome === null) return null;
  return packTexts(app, packHash, language).outcome(`${step}/${task}`, outcome);
}

export function outcomesOf(
  app: App,
  { language }: Caller,
  { item, rule }: { item: TaskItem; rule: TaskRule | undefined },
) {
  const texts = packTexts(app, item.packHash, language);
  const name = `${item.step}/${item.task}`;
  const view = ({ code, usual, requires }: OutcomeRule) => ({
    code,
    label: texts.outcome(name, code),
    usual,
    requires,
  });
  return (rule?.outcomes ?? []).map(view);
}

/** Of the person only what the pack lists for this task, and nothing that is never for its department. */
export async function disclosedOf(app: App, item: TaskItem): Promise<Record<string, FactValue>> {
  if (!item.sealedDisclosed) return {};
  const key = await app.sealer.keyOf(item.personId);
  const fields = Object.entries(openDisclosed(key, item, item.sealedDisclosed));
  return Object.fromEntries(
    fields.filter(([field]) => app.classes.mayDisclose(item.department, field)),
  );
}

export const discloses = (rule: TaskRule | undefined, field: string) =>
  rule?.discloses.some((disclosed) => disclosed.field === field) ?? false;
