import { z } from 'zod';
import type { PartyView } from '../application/parties.ts';
import { code, id, isoTime } from './parts.dto.ts';

export const partyBody = z
  .strictObject({
    account: id,
    conflict: z.boolean().default(false).meta({
      description: 'She is in conflict with the path, which is no longer there for her',
    }),
    task: id.exactOptional().meta({ description: 'For whoever is named for one task alone' }),
  })
  .meta({ id: 'NewParty' });
export type Party = z.output<typeof partyBody>;

export const named = z.object({ id }).meta({ id: 'PartyAnswer' });

export const partyList: z.ZodType<{ items: PartyView[] }> = z
  .object({
    items: z.array(
      z
        .object({
          id,
          account: id,
          name: z.string(),
          role: code,
          kind: code,
          task: id.nullable(),
          at: isoTime,
          endedAt: isoTime.nullable(),
        })
        .meta({ id: 'Party' }),
    ),
  })
  .meta({ id: 'PartyList' });
