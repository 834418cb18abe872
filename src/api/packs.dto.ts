import { z } from 'zod';
import type { PackChanged } from '../application/change-pack.ts';
import { code, id, isoTime } from './parts.dto.ts';

export const packName = z.object({ id: code, version: code });

export const changeKind = z
  .enum(['opened', 'withdrawn', 'moved', 'kept', 'not-asked', 'desk', 'orphan', 'rung'])
  .meta({ description: 'kept: the date that people were told is the kinder one' });

export const packBody = z
  .strictObject({ id: code, version: code })
  .meta({ id: 'NewPack', description: 'A released pack for the place of the path' });
export type NewPack = z.output<typeof packBody>;

export const packChanged: z.ZodType<PackChanged> = z
  .object({
    id,
    path: z.object({ id, seq: z.int() }),
    from: packName,
    to: packName,
    changes: z.array(
      z.object({
        what: changeKind,
        title: z.string(),
        dueAt: isoTime.nullable().meta({ description: 'As people are told from now on' }),
        was: isoTime.nullable(),
        instead: isoTime.nullable().meta({ description: 'What the new rules would have said' }),
        department: code.nullable(),
        formerly: code.nullable().meta({ description: 'The department that led it until now' }),
      }),
    ),
  })
  .meta({ id: 'PackChanged' });
