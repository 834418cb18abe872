import { z } from 'zod';
import type { ReadingFlag } from '../application/reading-flags.ts';
import { civilDay, code, id, isoTime, placeId } from './parts.dto.ts';

export const flagQuery = z.strictObject({
  place: placeId.exactOptional(),
  on: civilDay
    .exactOptional()
    .meta({ description: 'A day at that place; today where none is said' }),
});

const flag: z.ZodType<ReadingFlag> = z
  .object({
    id,
    account: id,
    role: code,
    place: placeId,
    why: z
      .enum(['many', 'night', 'home'])
      .meta({ description: 'Very many files, outside duty by night, or of where she is from' }),
    at: isoTime,
  })
  .meta({ id: 'ReadingFlag' });

export const flagList = z.object({ items: z.array(flag) }).meta({ id: 'ReadingFlagList' });

export const approvalBody = z
  .strictObject({ account: id.meta({ description: 'Who may read on for an hour' }) })
  .meta({ id: 'NewReadingApproval' });

export const approval = z.object({ account: id, until: isoTime }).meta({ id: 'ReadingApproval' });

export const homeBody = z.strictObject({ place: placeId.nullable() }).meta({ id: 'NewHome' });

export const homeSet = z.object({ account: id, home: placeId.nullable() }).meta({ id: 'Home' });
