import { z } from 'zod';
import type { ErasureView } from '../application/erasure-rows.ts';
import { id, isoTime } from './parts.dto.ts';

export const askBody = z
  .strictObject({ path: id.meta({ description: 'Any path of the person; all of hers are meant' }) })
  .meta({ id: 'AskErasure' });

const kept = z.object({
  rule: z.string(),
  article: z.string(),
  confidence: z.string(),
  until: isoTime,
});

export const erasure: z.ZodType<ErasureView> = z
  .object({
    id,
    path: id,
    place: z.string(),
    state: z.enum(['thinking', 'to-sign', 'decided', 'withdrawn', 'erased']),
    askedAt: isoTime,
    notBefore: isoTime.meta({
      description: 'Asked once more from here on; erased at no time before',
    }),
    kept: z.array(kept).meta({ description: 'What the law keeps, and until when' }),
    confirmedAt: isoTime.nullable(),
    signatures: z.int().meta({ description: 'Two different people sign' }),
    withdrawnAt: isoTime.nullable(),
    erasedAt: isoTime.nullable(),
    removed: z
      .record(z.string(), z.int())
      .nullable()
      .meta({ description: 'The certificate: how many rows of each table were deleted' }),
  })
  .meta({ id: 'Erasure' });

export const erasureList = z.object({ items: z.array(erasure) }).meta({ id: 'ErasureList' });
