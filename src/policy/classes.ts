import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dataClasses, type DataClass } from '../domain/access/classes.ts';
import { ruleKeyOf, stepOf } from '../domain/path/keys.ts';
import { PackError, type Problem } from './problem.ts';
import { readYaml } from './read-files.ts';

/** Of which class everything of a pack is; `unclassified` where nobody has said. */
export interface Classes {
  ofFact(name: string): DataClass;
  /** By the key of a task, or as `step/task`. */
  ofTask(key: string): DataClass;
  ofStep(step: string): DataClass;
  /** A field of a form of that task. */
  ofField(field: string, task: string): DataClass;
  /** Whether a department may be disclosed a fact at all. */
  mayDisclose(department: string, fact: string): boolean;
}

export const CLASSES_FILE = 'classes.yaml';
const OF_ITS_TASK = 'task';

const given = dataClasses.filter((one) => one !== 'unclassified');
const lists = z.partialRecord(z.enum(given), z.array(z.string().min(1)).min(1));
const file = z.strictObject({
  facts: lists,
  steps: lists,
  tasks: lists,
  fields: z.partialRecord(z.enum([...given, OF_ITS_TASK]), z.array(z.string().min(1)).min(1)),
  never: z.array(
    z.strictObject({
      departments: z.array(z.string().min(1)).min(1),
      classes: z.array(z.enum(given)).min(1),
    }),
  ),
});
type ClassesFile = z.output<typeof file>;

/** Of this release. Throws a `PackError` with every sentence of what is wrong. */
export function readClasses(folder: string): Classes {
  const problems: Problem[] = [];
  const content = readFileSync(join(folder, CLASSES_FILE), 'utf8');
  const read = readYaml({ name: CLASSES_FILE, content }, file, problems);
  if (read) problems.push(...namedTwice(read));
  if (!read || problems.length > 0) throw new PackError(problems);
  return classesOf(read);
}

function namedTwice({ facts, steps, tasks, fields }: ClassesFile): Problem[] {
  return Object.entries({ facts, steps, tasks, fields }).flatMap(([list, byClass]) => {
    const names = Object.values(byClass).flat();
    const twice = new Set(names.filter((name, i) => names.indexOf(name) < i));
    return [...twice].map((name) => {
      return { file: CLASSES_FILE, path: `/${list}`, message: `names ${name} twice` };
    });
  });
}

function classesOf(read: ClassesFile): Classes {
  const [facts, steps] = [byName(read.facts), byName(read.steps)];
  const [tasks, fields] = [byName(read.tasks), byName(read.fields)];
  const never = new Map(
    read.never.flatMap((one) => one.departments.map((id) => [id, one.classes as DataClass[]])),
  );
  const ofFact = (name: string) =>
    facts.get(name) ?? facts.get(name.replace(/\..*$/, '.*')) ?? 'unclassified';
  const ofStep = (step: string) => steps.get(step) ?? 'unclassified';
  const ofTask = (key: string) => tasks.get(ruleKeyOf(key)) ?? ofStep(stepOf(key));
  return {
    ofFact,
    ofStep,
    ofTask,
    ofField: (field, task) => {
      const own = fields.get(field) ?? 'unclassified';
      return own === OF_ITS_TASK ? ofTask(task) : own;
    },
    mayDisclose: (department, fact) => !never.get(department)?.includes(ofFact(fact)),
  };
}

function byName<C extends string>(lists: Partial<Record<C, string[]>>): Map<string, C> {
  const entries = Object.entries(lists) as [C, string[]][]; // keys of a closed record
  return new Map(entries.flatMap(([of, names]) => names.map((name): [string, C] => [name, of])));
}
