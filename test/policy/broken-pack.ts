import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCalendars } from '../../src/policy/calendars.ts';
import { loadPack } from '../../src/policy/load-pack.ts';
import { openPacks, type Packs } from '../../src/policy/packs.ts';
import { PackError, problemText } from '../../src/policy/problem.ts';

const PACK = 'yunnan-2008/1.0.0';

/** Copies the policies, lets a hand at one file of the pack, and looks at what has become of them. */
export function withEdited<T>(
  file: string,
  edit: (content: string) => string | undefined,
  look: (folder: string, packs: Packs) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'policies-'));
  try {
    cpSync('policies', folder, { recursive: true });
    const path = join(folder, PACK, file);
    const before = readFileSync(path, 'utf8');
    const after = edit(before);
    if (after === before) throw new Error(`the edit of ${file} changed nothing`);
    if (after === undefined) rmSync(path);
    else writeFileSync(path, after);
    return look(folder, openPacks(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Copies the pack alone, as somebody does who drafts the next version, with some words in it replaced or a file added. */
export function withDraft<T>(
  edits: readonly (readonly [file: string, from: string | RegExp, to: string])[],
  look: (folder: string) => T,
): T {
  const above = mkdtempSync(join(tmpdir(), 'draft-'));
  const folder = join(above, 'draft');
  try {
    cpSync(join('policies', PACK), folder, { recursive: true });
    for (const [file, from, to] of edits) {
      const path = join(folder, file);
      const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
      const after = before.replace(from, to);
      if (after === before) throw new Error(`the edit of ${file} changed nothing: ${from}`);
      writeFileSync(path, after);
    }
    return look(folder);
  } finally {
    rmSync(above, { recursive: true });
  }
}

/** What is said of the pack alone after the edit, one sentence a problem. */
export function sentences(file: string, from: string | RegExp, to: string): string[] {
  return withDraft([[file, from, to]], (folder) => {
    try {
      loadPack(folder, CALENDARS);
    } catch (thrown) {
      if (thrown instanceof PackError) return thrown.problems.map(problemText).map(withoutFolder);
      throw thrown;
    }
    return [];
  });
}

const CALENDARS = readCalendars('policies/calendars');
const withoutFolder = (text: string) => text.replace(/^.*?\/draft\//, '');
