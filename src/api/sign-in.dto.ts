import { z } from 'zod';
import type { SignInWays } from '../application/invented-accounts.ts';
import { code, id, placeId } from './parts.dto.ts';

export const ways: z.ZodType<SignInWays> = z
  .object({
    openId: z.boolean().meta({ description: 'At a sign-in service: GET /api/session/sign-in' }),
    accounts: z
      .array(
        z.object({
          account: id,
          role: code,
          desk: code,
          deskName: z.string(),
          place: placeId,
          placeNames: z.array(z.string()),
        }),
      )
      .meta({ description: 'Invented people; none outside training' }),
  })
  .meta({ id: 'SignInWays' });

export const inventedBody = z.strictObject({ account: id }).meta({ id: 'Invented' });

export const signedIn = z.object({ signedIn: z.literal(true) }).meta({ id: 'SignedIn' });
