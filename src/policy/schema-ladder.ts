import { z } from 'zod';
import { code, condition, confidence, kinds, period } from './schema-parts.ts';

const MINUTES_MAX = 24 * 60;

/** A role at the desk that leads the task, or at the place of a level above the path. */
const addressee = z.strictObject({
  role: z.enum([
    'department-head',
    'caseworker',
    'case-supervisor',
    'coordination-office',
    'oversight-officer',
    'duty-officer',
    'duty-deputy',
  ]),
  level: z.exactOptional(code),
});

const ground = { code, article: code, confidence };

/** What acts when a task is overdue, after which time, and whom it tells. */
export const rung = z.strictObject({
  rung: code,
  after: period.default({ n: 0, unit: 'day' }),
  minutes: z.exactOptional(z.int().min(1).max(MINUTES_MAX)),
  to: addressee,
  byNight: z.exactOptional(addressee),
  atNightOnly: z.exactOptional(z.boolean()),
  unlessTaken: z.exactOptional(z.boolean()),
  kinds: z.exactOptional(z.array(z.enum(kinds)).min(1)),
  channels: z.exactOptional(
    z.array(z.strictObject({ ...ground, when: z.exactOptional(z.array(condition).min(1)) })).min(1),
  ),
  remedies: z.exactOptional(z.array(z.strictObject(ground)).min(1)),
});

export const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time such as 08:30');

/** Minutes after 00:00. */
export function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
