import { z } from 'zod';
import type { FoundPerson, KnownElsewhere } from '../application/find-persons.ts';
import { id, line, placeId } from './parts.dto.ts';

export const searchBody = z
  .strictObject({
    name: line(100).meta({ description: 'Characters, pinyin, initials, or another spelling' }),
  })
  .meta({ id: 'SearchPersons' });

export const found: z.ZodType<{ items: FoundPerson[] }> = z
  .object({
    items: z.array(
      z.object({
        person: id,
        path: id,
        place: z.string(),
        state: z.enum(['open', 'done', 'waiting']),
        names: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'FoundPersons' });

export const checkBody = z
  .strictObject({
    place: placeId,
    name: line(100).exactOptional(),
    otherNames: z.array(line(100)).max(10).exactOptional(),
    idNumber: line(40).exactOptional(),
  })
  .meta({ id: 'CheckKnownElsewhere' });

export const knownElsewhere: z.ZodType<KnownElsewhere> = z
  .object({
    ask: z
      .array(z.object({ place: z.string() }))
      .meta({ description: 'Where the coordination office is to be asked; no more is said' }),
  })
  .meta({ id: 'KnownElsewhere' });
