import { z } from 'zod';
import type { SafeContactView } from '../application/safe-contact-view.ts';
import { contactWays } from '../domain/contact/standing.ts';
import { civilDate, civilDay, id, isoTime, line, text } from './parts.dto.ts';

const WAYS_MAX = 10;
const LINE_MAX = 200;
const TEXT_MAX = 1_000;

export const contactWay = z.enum(contactWays);

const way = z
  .strictObject({
    how: contactWay,
    who: line(LINE_MAX).meta({ description: 'Whom one reaches this way' }),
    value: line(LINE_MAX).meta({ description: 'Number, address or place to meet' }),
    when: line(LINE_MAX).exactOptional(),
    say: text(TEXT_MAX).meta({ description: 'What may be said to whoever answers' }),
    avoid: text(TEXT_MAX).exactOptional(),
  })
  .meta({ id: 'SafeWay' });

export const safeContactBody = z
  .strictObject({
    ways: z.array(way).max(WAYS_MAX).meta({ description: 'None: no way is safe' }),
    confirmedOn: civilDay.meta({ description: 'The day on which she last said so' }),
  })
  .meta({ id: 'NewSafeContact' });
export type NewSafeContact = z.output<typeof safeContactBody>;

export const safeContact: z.ZodType<SafeContactView> = z
  .object({
    path: id,
    state: z
      .enum(['safe', 'outdated', 'none'])
      .meta({ description: 'Whether a routine letter, call or visit is offered today' }),
    ways: z.array(way),
    confirmedOn: civilDate.nullable(),
    writtenAt: isoTime.nullable(),
  })
  .meta({ id: 'SafeContact' });
