import type { z } from 'zod';
import { isReason, textKeys } from './check-texts.ts';
import { readForms } from './forms.ts';
import { locate } from './locate.ts';
import { overlaidConsents, overlaidPack, overlaidStep, takenOut } from './overlay.ts';
import type { PackSource, Texts } from './pack.ts';
import { chainOf, hashOfChain, type Layer } from './pack-chain.ts';
import { PackError, type Problem } from './problem.ts';
import { fitted, readValue, readYaml, type Files } from './read-files.ts';
import {
  consentsFile,
  departmentsFile,
  languages,
  packFile,
  placesFile,
  stepFile,
  textsFile,
  without as withoutList,
  type ConsentsFile,
  type Language,
  type StepFile,
  type TextTree,
  type Without,
} from './schema.ts';

export interface ReadPack {
  source: PackSource;
  /** The pack itself, and below it what it extends. */
  layers: readonly Layer[];
  hash: string;
}

/**
 * Reads the files of a pack folder, each by its schema, over those of the pack that it extends. Throws a `PackError`
 * with every sentence of what does not fit.
 */
export function readPack(
  folder: string,
  readBelow: (folder: string) => PackSource = (below) => readPack(below).source,
): ReadPack {
  const chain = chainOf(folder);
  const { layers } = chain;
  const problems: Problem[] = chain.problem ? [chain.problem] : [];
  const [own, below] = layers;
  const base = below && problems.length === 0 ? baseOf(below, readBelow, problems) : undefined;
  const isWhole = problems.length === 0;
  const source = isWhole ? readSource({ files: own.files, base }, problems) : undefined;
  if (!source || problems.length > 0) throw new PackError(locate(layers, problems));
  return { source, layers, hash: hashOfChain(chain) };
}

/** What is wrong with the pack below is told of that pack, with all its sentences. */
function baseOf(
  { folder, name }: Layer,
  readBelow: (folder: string) => PackSource,
  problems: Problem[],
): PackSource | undefined {
  try {
    return readBelow(folder);
  } catch (thrown) {
    if (!(thrown instanceof PackError)) throw thrown;
    problems.push({ file: 'pack.yaml', path: '/extends', message: `${name} cannot be used` });
    return undefined;
  }
}

/** What a folder has of its own, and the pack that it is laid over, without what it takes out of that. */
interface Read {
  files: Files;
  base: PackSource | undefined;
}

function readSource({ files, base: whole }: Read, problems: Problem[]): PackSource | undefined {
  const raw = readValue({ name: 'pack.yaml', content: files.get('pack.yaml') }, problems);
  if (!raw) return undefined;
  const { value } = raw;
  const taken = whole && takenOut(whole, withoutOf(value));
  problems.push(...(taken?.problems ?? []));
  const base = taken?.base;
  const read = { files, base };
  const merged = base ? overlaidPack(base.pack, value) : value;
  const pack = fitted({ name: 'pack.yaml', value: merged }, packFile, problems);
  const departments = readPart(read, ['departments.yaml', departmentsFile], problems);
  const places = readPart(read, ['places.yaml', placesFile], problems);
  const consents = readConsents(read, problems);
  const steps = readSteps(read, problems);
  const texts = readTexts(read, problems);
  const forms = { ...base?.forms, ...readForms(files, problems) };
  const own = { departments: departments ?? {}, places, steps, texts, forms };
  if (!pack || !consents || (!base && !departments)) return undefined;
  if (!base) return places && { ...own, pack, places, consents };
  const above = places ?? { ...base.places, places: {} };
  return overlaid(base, { ...own, pack, consents, places: above });
}

/** A slip in it is told with the rest of the file. */
function withoutOf(pack: unknown): Without {
  const isTree = typeof pack === 'object' && pack !== null && 'without' in pack;
  return withoutList.safeParse(isTree ? pack.without : {}).data ?? withoutList.parse({});
}

/** Of the texts below only those that are still asked for: what the pack itself says in vain is a problem. */
function overlaid(base: PackSource, own: PackSource): PackSource {
  const source = {
    ...own,
    departments: { ...base.departments, ...own.departments },
    places: { ...own.places, places: { ...base.places.places, ...own.places.places } },
  };
  const asked = textKeys(source);
  const texts = (language: Language) => {
    const below = Object.entries(base.texts[language]);
    const inherited = below.filter(([key]) => asked.has(key) || isReason(key));
    return { ...Object.fromEntries(inherited), ...own.texts[language] };
  };
  return { ...source, texts: { 'zh-CN': texts('zh-CN'), en: texts('en') } };
}

/** A pack that extends another one need not have every file. */
function readPart<T>(
  { files, base }: Read,
  [name, schema]: readonly [string, z.ZodType<T>],
  problems: Problem[],
): T | undefined {
  const content = files.get(name);
  return base && content === undefined ? undefined : readYaml({ name, content }, schema, problems);
}

function readConsents({ files, base }: Read, problems: Problem[]): ConsentsFile | undefined {
  const [name, content] = ['consents.yaml', files.get('consents.yaml')];
  if (!base) return readYaml({ name, content }, consentsFile, problems);
  if (content === undefined) return base.consents;
  const raw = readValue({ name, content }, problems);
  const value = raw && overlaidConsents(base.consents, raw.value);
  return raw && fitted({ name, value }, consentsFile, problems);
}

function readSteps({ files, base }: Read, problems: Problem[]): Map<string, StepFile> {
  const steps = new Map(base?.steps);
  for (const [name, content] of files) {
    if (!/^steps\/[^/]+\.yaml$/.test(name)) continue;
    const below = base?.steps.get(name);
    const raw = below && readValue({ name, content }, problems);
    const value = raw && overlaidStep(below, raw.value);
    const step = raw
      ? fitted({ name, value }, stepFile, problems)
      : readYaml({ name, content }, stepFile, problems);
    if (step) steps.set(name, step);
  }
  return steps;
}

function readTexts(read: Read, problems: Problem[]): Texts {
  const texts: Record<Language, Record<string, string>> = { 'zh-CN': {}, en: {} };
  for (const language of languages) {
    const tree = readPart(read, [`texts/${language}.yaml`, textsFile], problems);
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
