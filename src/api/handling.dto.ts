import { z } from 'zod';
import type { Handled } from '../application/handle-task.ts';
import type { DraftView } from '../application/read-draft.ts';
import type { HandlingList } from '../application/read-handling.ts';
import { code, id, isoTime, placeId, recorded, text } from './parts.dto.ts';

const NOTE_MAX = 4000;
const note = text(NOTE_MAX).meta({ description: 'Sealed; read by those who may read the task' });
const what = z.enum([
  'received',
  'taken',
  'handed',
  'returned',
  'declined',
  'urged',
  'ordered',
  'not-sent',
  'answered',
]);

export const handlingBody = z
  .discriminatedUnion('what', [
    z.strictObject({ what: z.enum(['received', 'taken']), note: note.exactOptional() }),
    z.strictObject({ what: z.enum(['returned', 'declined']), note }),
    z.strictObject({ what: z.literal('answered'), of: id, note }),
  ])
  .meta({ id: 'DeskHandling' });

export const urgeBody = z.strictObject({ note: note.exactOptional() }).meta({ id: 'Urge' });

export const orderBody = z.strictObject({ matter: note }).meta({ id: 'SupervisionOrder' });

export const draftBody = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('send'), letter: note }),
    z.strictObject({ decision: z.literal('not-send'), reason: note }),
  ])
  .meta({ id: 'DraftDecision' });

export const handled: z.ZodType<Handled> = recorded
  .extend({ number: z.string().nullable().meta({ description: 'Of a supervision order' }) })
  .meta({ id: 'Handled' });

export const handlingList: z.ZodType<HandlingList> = z
  .object({
    items: z.array(
      z
        .object({
          id,
          what,
          text: z.string(),
          by: z.object({
            role: code,
            department: code.exactOptional(),
            place: placeId.exactOptional(),
          }),
          at: isoTime,
          number: z.string().nullable(),
          answerBy: isoTime.nullable(),
          isAnswered: z.boolean(),
          of: id.nullable(),
          note: z.string().nullable(),
        })
        .meta({ id: 'HandlingLine' }),
    ),
  })
  .meta({ id: 'HandlingList' });

export const draft: z.ZodType<DraftView> = z
  .object({
    task: id,
    channel: code,
    title: z.string(),
    article: z.string(),
    letter: z.string(),
    preparedAt: isoTime,
  })
  .meta({ id: 'Draft' });
