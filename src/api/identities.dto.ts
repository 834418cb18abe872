import { z } from 'zod';
import type { Identity, IdentityView } from '../application/identities.ts';
import { id, isoTime } from './parts.dto.ts';

const issuer = z
  .url({ protocol: /^https?$/ })
  .max(255)
  .meta({ description: 'As the sign-in service calls itself' });
/** OpenID Connect: no more than 255 ASCII characters. */
const subject = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[\x21-\x7e]+$/)
  .meta({ description: 'As the sign-in service calls her' });

export const identityBody: z.ZodType<Identity> = z
  .strictObject({ account: id, issuer, subject })
  .meta({ id: 'Identity' });

export const identityQuery = z.strictObject({ account: id });

export const identity: z.ZodType<IdentityView> = z
  .object({ account: id, issuer: z.string(), subject: z.string(), linkedAt: isoTime })
  .meta({ id: 'LinkedIdentity' });

export const identityList = z
  .object({ items: z.array(identity) })
  .meta({ id: 'LinkedIdentityList' });

export const unlinked = z
  .object({ account: id, unlinked: z.literal(true) })
  .meta({ id: 'IdentityUnlinked' });
