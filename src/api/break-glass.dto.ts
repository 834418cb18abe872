import { z } from 'zod';
import { glassReasons } from '../application/break-glass.ts';
import type { BreakGlassView } from '../application/break-glass-rows.ts';
import { code, id, isoTime, placeId, text } from './parts.dto.ts';

const WORDS_MAX = 1_000;

export { id };

export const glassBody = z
  .strictObject({
    reason: z.enum(glassReasons),
    words: text(WORDS_MAX).meta({ description: 'What is the matter; sealed' }),
  })
  .meta({ id: 'NewBreakGlass' });
export type NewGlass = z.output<typeof glassBody>;

export const opened = z
  .object({ id, endsAt: isoTime.meta({ description: 'Read only, until then; never longer' }) })
  .meta({ id: 'BreakGlassAnswer' });

export const glassQuery = z.strictObject({
  state: z.enum(['waiting', 'reviewed']).default('waiting'),
});
export type GlassQuery = z.output<typeof glassQuery>;

export const glass: z.ZodType<BreakGlassView> = z
  .object({
    id,
    path: id,
    place: placeId,
    by: z.object({ account: id, name: z.string(), role: code, place: placeId }),
    reason: code,
    words: z.string().nullable(),
    openedAt: isoTime,
    endsAt: isoTime,
    reviewedAt: isoTime.nullable(),
    verdict: z.enum(['justified', 'not-justified']).nullable(),
  })
  .meta({ id: 'BreakGlass' });

export const glassList = z.object({ items: z.array(glass) }).meta({ id: 'BreakGlassList' });

export const reviewBody = z
  .strictObject({
    verdict: z.enum(['justified', 'not-justified']),
    again: z.boolean().default(false).meta({
      description: 'Whoever read it may open the same path once more within a day',
    }),
  })
  .meta({ id: 'BreakGlassReview' });
export type Review = z.output<typeof reviewBody>;
