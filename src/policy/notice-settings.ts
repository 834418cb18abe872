import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PackError, type Problem } from './problem.ts';
import { readYaml } from './read-files.ts';
import { minuteOf, timeOfDay } from './schema-ladder.ts';

/** What people are told of tasks, and when. */
export interface NoticeSettings {
  /** Minute of the day, by the clocks of the place. */
  digestAt: number;
  /** Per cent of a task's time, ascending. */
  shares: number[];
  deskPerWeek: number;
  rosterDays: number;
}

const FILE = 'notices.yaml';
const PER_WEEK_MAX = 7;
const ROSTER_DAYS_MAX = 31;
const PER_CENT = 100;

const settings: z.ZodType<NoticeSettings> = z.strictObject({
  digestAt: timeOfDay.transform(minuteOf),
  shares: z.array(z.int().min(1).max(PER_CENT)).min(1),
  deskPerWeek: z.int().min(1).max(PER_WEEK_MAX),
  rosterDays: z.int().min(1).max(ROSTER_DAYS_MAX),
});

/** Of this release. Throws a `PackError` with every sentence of what is wrong. */
export function readNoticeSettings(folder: string): NoticeSettings {
  const problems: Problem[] = [];
  const content = readFileSync(join(folder, FILE), 'utf8');
  const read = readYaml({ name: FILE, content }, settings, problems);
  if (!read) throw new PackError(problems);
  return read;
}
