import { CLASSES_FILE, readClasses, type Classes } from './classes.ts';
import type { Pack } from './pack.ts';
import type { Problem } from './problem.ts';

/**
 * Everything that a pack keeps of a person has a class, and no task discloses to an office what is never for it. A policies
 * folder without classes would be one in which nobody reads anything.
 */
export function checkClasses(folder: string, packs: readonly Pack[]): Problem[] {
  const classes = readClasses(folder);
  return packs.flatMap((pack) => [
    ...unclassified(classes, pack).map((what) =>
      problem(pack, `${what} has no class in ${CLASSES_FILE}`),
    ),
    ...disclosedInVain(classes, pack).map((what) => problem(pack, what)),
  ]);
}

function problem({ rules: { id, version } }: Pack, message: string): Problem {
  return { file: `${id}/${version}/pack.yaml`, path: '', message };
}

function unclassified(classes: Classes, { rules, forms }: Pack): string[] {
  const facts = Object.keys(rules.facts).filter((name) => isMissing(classes.ofFact(name)));
  const tasks = Object.keys(rules.tasks).filter((name) => isMissing(classes.ofTask(name)));
  const fields = Object.values(rules.tasks).flatMap(({ step, task, form }) => {
    const { properties = {} } = (form === undefined ? undefined : forms[form]) ?? {};
    const name = `${step}/${task}`;
    const own = Object.keys(properties).filter((field) => isMissing(classes.ofField(field, name)));
    return isMissing(classes.ofTask(name)) ? [] : own;
  });
  return [
    ...facts.map((name) => `fact ${name}`),
    ...tasks.map((name) => `task ${name}`),
    ...[...new Set(fields)].map((name) => `field ${name}`),
  ];
}

const isMissing = (of: string) => of === 'unclassified';

function disclosedInVain(classes: Classes, { rules }: Pack): string[] {
  return Object.values(rules.tasks).flatMap(({ step, task, lead, discloses }) =>
    discloses
      .filter(({ field }) => !classes.mayDisclose(lead, field))
      .map(({ field }) => `task ${step}/${task} discloses ${field}, which is never for ${lead}`),
  );
}
