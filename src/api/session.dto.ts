import { z } from 'zod';
import type { WhoAmI } from '../application/who-am-i.ts';
import { code, id, isoTime, placeId } from './parts.dto.ts';

export const whoAmI: z.ZodType<WhoAmI> = z
  .object({
    account: id,
    name: z.string(),
    role: code,
    desk: code,
    place: placeId.nullable(),
    until: isoTime.nullable().meta({ description: 'Signed out then, however busy' }),
    idleMinutes: z.int().nullable(),
    confirmedUntil: isoTime
      .nullable()
      .meta({ description: 'Until then what needs a second factor may be done' }),
    can: z.array(code).meta({ description: 'Operations that you may somewhere' }),
  })
  .meta({ id: 'WhoAmI' });

/** `true` alone says it. */
export const signInQuery = z.strictObject({ stepUp: z.enum(['true', 'false']).exactOptional() });

export const signedOut = z.object({ signedOut: z.literal(true) }).meta({ id: 'SignedOut' });
