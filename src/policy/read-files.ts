import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { lineOf } from './line-of.ts';
import { pointer, type Problem } from './problem.ts';

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

/** Says that nothing was changed: path and content of every file, in their order. */
export function hashOf(files: Files): string {
  const hash = createHash('sha256');
  for (const [name, content] of files) {
    // Line ends follow the checkout; what the pack says does not.
    hash.update(`${name}\0${content.replaceAll('\r\n', '\n')}\0`);
  }
  return hash.digest('hex');
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Reads one YAML file by its schema; what does not fit is a problem with its line. */
export function readYaml<T>(
  { name, content }: { name: string; content: string | undefined },
  schema: z.ZodType<T>,
  problems: Problem[],
): T | undefined {
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
  const { data, error } = schema.safeParse(document.toJS());
  for (const issue of error?.issues ?? []) {
    const path = issue.path.length > 0 || !('keys' in issue) ? issue.path : [issue.keys[0] ?? ''];
    const line = lineOf(document, issue.path, lines);
    problems.push({ file: name, path: pointer(path), ...line, message: issue.message });
  }
  return data;
}
