import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { lineOf } from './line-of.ts';
import { pointer, type Problem } from './problem.ts';
import { soundFiles } from './sound-files.ts';

/** The files of a folder by their path in it, in the order of that path. */
export type Files = ReadonlyMap<string, string>;

export function readFolder(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Says that nothing was changed: path and content of every file, in their order, and the hash of what they extend. */
export function hashOf(files: Files, base = ''): string {
  const hash = createHash('sha256');
  // What the pack says is also what it takes over.
  if (base !== '') hash.update(`${base}\0`);
  for (const [name, content] of files) {
    // Line ends follow the checkout; what the pack says does not.
    hash.update(`${name}\0${content.replaceAll('\r\n', '\n')}\0`);
  }
  return hash.digest('hex');
}

interface YamlFile {
  name: string;
  content: string | undefined;
}

/** Reads one YAML file by its schema; what does not fit is a problem with its line. */
export function readYaml<T>(
  file: YamlFile,
  schema: z.ZodType<T>,
  problems: Problem[],
): T | undefined {
  const known = soundFiles.known(file.content ?? '');
  const again = known === undefined ? undefined : schema.safeParse(known);
  if (again?.success) return again.data;
  const read = parseYaml(file, problems);
  if (!read) return undefined;
  const { document, lines } = read;
  const lineAt = (path: readonly PropertyKey[]) => lineOf(document, path, lines);
  return fitted({ name: file.name, value: document.toJS(), lineAt }, schema, problems);
}

/** What a file says, whatever it says; nothing where it is missing. Only the slips in its YAML are problems yet. */
export function readValue(file: YamlFile, problems: Problem[]): { value: unknown } | undefined {
  const known = soundFiles.known(file.content ?? '');
  if (known !== undefined) return { value: known };
  const read = parseYaml(file, problems);
  return read && { value: read.document.toJS() };
}

function parseYaml(
  { name, content }: YamlFile,
  problems: Problem[],
): { document: Document; lines: LineCounter } | undefined {
  if (content === undefined) {
    problems.push({ file: name, path: '', message: 'is missing' });
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines });
  for (const error of document.errors) {
    const { line } = lines.linePos(error.pos[0]);
    const [message = 'is not YAML'] = error.message.split('\n');
    problems.push({ file: name, path: '', line, message });
  }
  if (document.errors.length === 0) soundFiles.keep(content, document.toJS());
  return { document, lines };
}

/** A value by its schema. Where it stands is told later, if nobody knows it here. */
export function fitted<T>(
  file: {
    name: string;
    value: unknown;
    lineAt?: (path: readonly PropertyKey[]) => { line?: number };
  },
  schema: z.ZodType<T>,
  problems: Problem[],
): T | undefined {
  const { data, error } = schema.safeParse(file.value);
  for (const issue of error?.issues ?? []) {
    const path = issue.path.length > 0 || !('keys' in issue) ? issue.path : [issue.keys[0] ?? ''];
    const line = file.lineAt?.(issue.path) ?? {};
    problems.push({ file: file.name, path: pointer(path), ...line, message: issue.message });
  }
  return data;
}
