import { z } from 'zod';
import { code, instant, text } from './parts.dto.ts';

const NOTE_MAX = 2000;
const N_MAX = 366;

const said = {
  happenedAt: instant.exactOptional(),
  note: text(NOTE_MAX)
    .exactOptional()
    .meta({ description: 'Sealed; nobody but casework reads it' }),
};

export const holdBody = z
  .strictObject({
    reason: code.meta({ description: 'One of the reasons of the pack' }),
    until: instant.exactOptional().meta({ description: 'Without it, until it is released' }),
    ...said,
  })
  .meta({ id: 'Hold' });
export type Hold = z.output<typeof holdBody>;

export const releaseBody = z.strictObject(said).meta({ id: 'Release' });
export type Release = z.output<typeof releaseBody>;

export const extensionBody = z
  .strictObject({
    n: z.int().min(1).max(N_MAX),
    unit: z.enum(['hour', 'day', 'workday', 'cn_workday', 'month']),
    mode: z.enum(['notify', 'approve']).meta({
      description: 'Told to those concerned, or approved by whoever says so here',
    }),
    ...said,
  })
  .meta({ id: 'Extension' });
export type Extension = z.output<typeof extensionBody>;
