import { z } from 'zod';
import type { MovePreview } from '../application/preview-move.ts';
import { code, isoTime, placeId } from './parts.dto.ts';
import { taskKey } from './paths.dto.ts';

export const moveQuery = z.strictObject({ to: placeId });

const pack = z.object({ id: code, version: z.string() });
const standing = z.object({ department: code, place: placeId, dueAt: isoTime.nullable() });

const change = z
  .object({
    key: taskKey,
    step: code,
    title: z.string(),
    what: z.array(z.enum(['opened', 'withdrawn', 'moved', 'dated'])),
    before: standing.nullable(),
    after: standing.nullable(),
  })
  .meta({ id: 'TaskChange', description: 'What people would be told of one task' });

export const movePreview: z.ZodType<MovePreview> = z
  .object({
    to: placeId,
    pack: pack.meta({ description: 'The path keeps its pack' }),
    changes: z.array(change),
    underPackThere: z
      .object({ pack, changes: z.array(change) })
      .nullable()
      .meta({ description: 'If the path were carried on under the pack of that place as well' }),
  })
  .meta({ id: 'MovePreview' });
