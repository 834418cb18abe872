import { z } from 'zod';
import { id } from './parts.dto.ts';

const code = z
  .string()
  .regex(/^\d{6}$/)
  .meta({ description: 'Six digits, as the device shows them; each is good once' });

export const codeBody = z.strictObject({ code }).meta({ id: 'Code' });

/** Where a second factor is set up, signing in needs a code of it. */
export const signInBody = z.strictObject({ code: code.exactOptional() }).optional();

export const begun = z
  .object({
    secret: z.string().meta({ description: 'In base 32; shown this once' }),
    uri: z.string().meta({ description: 'What a device reads from a picture' }),
  })
  .meta({ id: 'NewSecondFactor' });

export const set = z.object({ set: z.literal(true) }).meta({ id: 'SecondFactorSet' });

export const removed = z
  .object({ account: id, removed: z.literal(true) })
  .meta({ id: 'SecondFactorRemoved' });
