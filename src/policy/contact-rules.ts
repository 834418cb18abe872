import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PackError, type Problem } from './problem.ts';
import { readYaml } from './read-files.ts';

/** Which tasks can mean that somebody is written to, called or visited, as `step/task`, and how long a safe way counts. */
export interface ContactRules {
  freshDays: number;
  routine: string[];
  urgent: string[];
}

const FILE = 'contact.yaml';
const DAYS_MAX = 365;

const rules: z.ZodType<ContactRules> = z.strictObject({
  freshDays: z.int().min(1).max(DAYS_MAX),
  routine: z.array(z.string().min(1)),
  urgent: z.array(z.string().min(1)),
});

/** Of this release. Throws a `PackError` with every sentence of what is wrong. */
export function readContactRules(folder: string): ContactRules {
  const problems: Problem[] = [];
  const content = readFileSync(join(folder, FILE), 'utf8');
  const read = readYaml({ name: FILE, content }, rules, problems);
  if (!read) throw new PackError(problems);
  return read;
}
