import { z } from 'zod';
import { task } from './tasks.dto.ts';

/** RFC 9457. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable; described at /api/errors/{code}' }),
    detail: z.string(),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
      .exactOptional(),
    present: z
      .string()
      .exactOptional()
      .meta({ description: 'Where the thing is that is meant now' }),
    task: task.exactOptional(),
    incident: z.guid().exactOptional(),
  })
  .meta({ id: 'Problem' });
