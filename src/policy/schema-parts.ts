import { z } from 'zod';

/** Words that the schemas of all files of a pack have in common. */
export const code = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is not a code: lower case letters, digits, hyphens');
/** A fact may have a family, such as `consent.services`. */
export const factName = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)?$/, 'is not a fact name');
export const factValue = z.union([z.boolean(), z.number(), z.string().max(64)]);

/** More of a unit is a slip of the pen. */
export const COUNT_MAX = 400;

export const periodUnits = ['hour', 'day', 'workday', 'cn_workday', 'month', 'year'] as const;
export const period = z.strictObject({
  n: z.int().min(0).max(COUNT_MAX),
  unit: z.enum(periodUnits),
});
export const confidence = z.enum(['verified', 'excerpt', 'unverified', 'default']);

export const kinds = ['statutory', 'normative', 'international', 'default'] as const;

export const condition = z.strictObject({ fact: factName, value: factValue });
