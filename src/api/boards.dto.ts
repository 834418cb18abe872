import { z } from 'zod';
import type { RungBoard } from '../application/count-rungs.ts';
import type { OverdueBoard } from '../application/list-overdue.ts';
import { code, isoTime, next, page, placeId } from './parts.dto.ts';
import { task } from './tasks.dto.ts';

export const exportQuery = z.strictObject({
  place: placeId.exactOptional(),
  department: code.exactOptional(),
});

export const overdueQuery = page.extend({
  ...exportQuery.shape,
  rung: code.exactOptional().meta({
    description: 'The highest rung of the ladder that has acted, or `none`',
  }),
});

export const rungQuery = z.strictObject({ place: placeId.exactOptional() });

const DAYS_MAX = 90;

export const upcomingQuery = page.extend({
  ...exportQuery.shape,
  days: z.coerce.number().int().min(1).max(DAYS_MAX).default(7),
});

export const rungBoard: z.ZodType<RungBoard> = z
  .object({
    place: placeId,
    asOf: isoTime,
    counts: z.array(z.object({ department: code, rung: code.nullable(), overdue: z.int() })),
  })
  .meta({ id: 'RungBoard' });

export const pressedQuery = page.extend({
  what: z.enum(['unanswered', 'drafts']).default('unanswered'),
  place: placeId.exactOptional(),
});

export const overdueBoard: z.ZodType<OverdueBoard> = z
  .object({
    place: placeId,
    asOf: isoTime,
    counts: z.array(z.object({ department: code, open: z.int(), overdue: z.int() })),
    items: z.array(task),
    next,
  })
  .meta({ id: 'OverdueBoard' });
