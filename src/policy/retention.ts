import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PackError, type Problem } from './problem.ts';
import { readYaml } from './read-files.ts';
import type { Language } from './schema.ts';

/** How long something is kept although the person asks for its erasure. */
export interface Retention {
  thinkDays: number;
  rules: RetentionRule[];
}

export interface RetentionRule {
  id: string;
  /** For these places and all below them. */
  territories: string[];
  /** From what somebody did last. */
  months: number;
  article: Record<Language, string>;
  confidence: 'verified' | 'excerpt' | 'unverified' | 'default';
}

const FILE = 'retention.yaml';
const DAYS_MAX = 365;
const MONTHS_MAX = 1_200;

const retention: z.ZodType<Retention> = z.strictObject({
  thinkDays: z.int().min(1).max(DAYS_MAX),
  rules: z.array(
    z.strictObject({
      id: z.string().min(1),
      territories: z.array(z.string()).min(1),
      months: z.int().min(1).max(MONTHS_MAX),
      article: z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) }),
      confidence: z.enum(['verified', 'excerpt', 'unverified', 'default']),
    }),
  ),
});

/** Of this release. Throws a `PackError` with every sentence of what is wrong. */
export function readRetention(folder: string): Retention {
  const problems: Problem[] = [];
  const content = readFileSync(join(folder, FILE), 'utf8');
  const read = readYaml({ name: FILE, content }, retention, problems);
  if (!read) throw new PackError(problems);
  return read;
}
