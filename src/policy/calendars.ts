import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Calendar } from '../domain/time/calendar.ts';
import { isCivilDate, type CivilDate } from '../domain/time/instant.ts';
import { PackError, type Problem } from './problem.ts';
import { readYaml } from './read-files.ts';

/** Calendars by id. They grow by a year each autumn, so they stand beside the packs and not in them. */
export function readCalendars(folder: string): Map<string, Calendar> {
  const problems: Problem[] = [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const calendars = names.flatMap((name) => {
    const content = readFileSync(join(folder, name), 'utf8');
    const calendar = readYaml({ name: `calendars/${name}`, content }, calendarFile, problems);
    return calendar ? [[calendar.id, calendar] as const] : [];
  });
  if (problems.length > 0) throw new PackError(problems);
  return new Map(calendars);
}

const names = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) });
const day = z.custom<CivilDate>(
  (value) => typeof value === 'string' && isCivilDate(value),
  'is not a day between 1900 and 2200',
);
const weekday = z.literal([0, 1, 2, 3, 4, 5, 6]);
/** 29 February is no day of every year. */
const dayOfYear = z
  .string()
  .refine((text) => isCivilDate(`2025-${text}`), 'is not a day of every year, such as 09-01');
const days = z.array(z.strictObject({ date: day, name: names }));

const calendarFile: z.ZodType<Calendar> = z.strictObject({
  id: z.string().min(1),
  restDays: z.array(weekday),
  restDayName: names,
  schoolTerms: z
    .strictObject({
      source: z.string().min(1),
      confidence: z.enum(['verified', 'excerpt', 'unverified', 'default']),
      starts: z.array(z.strictObject({ day: dayOfYear, name: names })).min(1),
    })
    .exactOptional(),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.strictObject({
      source: z.string().min(1),
      url: z.url(),
      published: day.exactOptional(),
      confidence: z.enum(['verified', 'excerpt']),
      holidays: days,
      makeUpWorkdays: days,
      termStarts: days.min(1).exactOptional(),
    }),
  ),
});
