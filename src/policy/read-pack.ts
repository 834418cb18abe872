import { basename } from 'node:path';
import { readForms } from './forms.ts';
import { withLine } from './line-of.ts';
import type { PackSource, Texts } from './pack.ts';
import { PackError, type Problem } from './problem.ts';
import { readFolder, readYaml, type Files } from './read-files.ts';
import {
  departmentsFile,
  languages,
  packFile,
  placesFile,
  stepFile,
  textsFile,
  type Language,
  type StepFile,
  type TextTree,
} from './schema.ts';

/** Reads the files of a pack folder, each by its schema. Throws a `PackError` with every sentence of what does not fit. */
export function readPack(folder: string): { source: PackSource; files: Files } {
  const problems: Problem[] = [];
  const files = readFolder(folder);
  const source = readSource(files, problems);
  if (!source || problems.length > 0) throw new PackError(locate({ folder, files }, problems));
  return { source, files };
}

/** Problems of one pack as they are told: with its name before the file, and the line. */
export function locate(
  { folder, files }: { folder: string; files: Files },
  problems: readonly Problem[],
): Problem[] {
  const version = basename(folder);
  const id = basename(folder.slice(0, -version.length - 1));
  return problems.map((problem) => {
    const { file } = problem;
    return { ...withLine(problem, files.get(file)), file: `${id}/${version}/${file}` };
  });
}

function readSource(files: Files, problems: Problem[]): PackSource | undefined {
  const file = (name: string) => ({ name, content: files.get(name) });
  const pack = readYaml(file('pack.yaml'), packFile, problems);
  const departments = readYaml(file('departments.yaml'), departmentsFile, problems);
  const places = readYaml(file('places.yaml'), placesFile, problems);
  const steps = readSteps(files, problems);
  const texts = readTexts(files, problems);
  const forms = readForms(files, problems);
  if (!pack || !departments || !places) return undefined;
  return { pack, departments, places, steps, texts, forms };
}

function readSteps(files: Files, problems: Problem[]): Map<string, StepFile> {
  const steps = new Map<string, StepFile>();
  for (const [name, content] of files) {
    if (!/^steps\/[^/]+\.yaml$/.test(name)) continue;
    const step = readYaml({ name, content }, stepFile, problems);
    if (step) steps.set(name, step);
  }
  return steps;
}

function readTexts(files: Files, problems: Problem[]): Texts {
  const texts: Record<Language, Record<string, string>> = { 'zh-CN': {}, en: {} };
  for (const language of languages) {
    const name = `texts/${language}.yaml`;
    const tree = readYaml({ name, content: files.get(name) }, textsFile, problems);
    if (tree !== undefined) flatten(tree, '', texts[language]);
  }
  return texts;
}

function flatten(tree: TextTree, prefix: string, into: Record<string, string>): void {
  if (typeof tree === 'string') into[prefix] = tree;
  else {
    for (const [name, below] of Object.entries(tree)) {
      flatten(below, prefix === '' ? name : `${prefix}.${name}`, into);
    }
  }
}
