import { z } from 'zod';
import type { Words } from '../application/read-words.ts';
import { civilDate, code, placeId } from './parts.dto.ts';

const names = z.record(code, z.string());
/** By date, with what the day is called. */
const days = z.record(civilDate, z.string());

export const words: z.ZodType<Words> = z
  .object({
    places: z.array(
      z.object({
        id: placeId,
        name: z.string(),
        parent: placeId.nullable(),
        timeZone: z.string(),
        calendar: code,
      }),
    ),
    calendars: z.record(
      code,
      z.object({
        restDays: z.array(z.int()).meta({ description: 'Of the week; 0 is Sunday' }),
        holidays: days,
        makeUpWorkdays: days,
        publishedUntil: civilDate
          .nullable()
          .meta({ description: 'Behind this day rest days are guessed' }),
      }),
    ),
    desks: names,
    steps: names,
    facts: z.record(
      code,
      z.object({
        title: z.string(),
        type: z.enum(['boolean', 'number', 'code', 'date']),
        values: z.array(z.object({ code, label: z.string() })),
      }),
    ),
    packs: z.array(z.object({ id: code, version: z.string(), title: z.string() })),
    recordable: z
      .record(z.string(), z.array(code))
      .meta({ description: 'Facts that you may record, by `id@version` of the pack of a path' }),
  })
  .meta({ id: 'Words' });
