import { z } from 'zod';
import type { NewToken, TokenView } from '../application/api-tokens.ts';
import { tokenOperations } from '../contract/token-operations.ts';
import { code, id, isoTime } from './parts.dto.ts';

const operations = z.array(z.enum(tokenOperations)).min(1).max(tokenOperations.length);

const DAYS_MAX = 365;

export const newToken: z.ZodType<NewToken> = z
  .strictObject({
    account: id.meta({ description: 'As which the system asks' }),
    name: code.meta({ description: 'Which system it is for; no name of a person' }),
    operations: operations.meta({ description: 'All that it may do of what the account may' }),
    days: z.int().min(1).max(DAYS_MAX),
  })
  .meta({ id: 'NewApiToken' });

export const tokenQuery = z.strictObject({ account: id });

const parts = {
  id,
  name: z.string(),
  account: id,
  operations,
  createdAt: isoTime,
  until: isoTime,
  lastUsedAt: isoTime.nullable().meta({ description: 'To the minute' }),
  revokedAt: isoTime.nullable(),
};

export const token: z.ZodType<TokenView> = z.object(parts).meta({ id: 'ApiToken' });

export const issued: z.ZodType<TokenView & { token: string }> = z
  .object({ ...parts, token: z.string().meta({ description: 'Shown this once' }) })
  .meta({ id: 'IssuedApiToken' });

export const tokenList = z.object({ items: z.array(token) }).meta({ id: 'ApiTokenList' });
