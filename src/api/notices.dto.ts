import { z } from 'zod';
import type { NoticeList } from '../application/list-notices.ts';
import type { RosterView } from '../application/roster.ts';
import { civilDate, code, id, instant, isoTime, next, page, placeId } from './parts.dto.ts';

export const noticeQuery = page;

export const noticeList: z.ZodType<NoticeList> = z
  .object({
    items: z.array(
      z
        .object({
          id,
          kind: z.enum(['now', 'digest']),
          day: civilDate,
          at: isoTime,
          total: z.int(),
          lines: z.array(
            z.object({
              what: code,
              text: z.string(),
              task: id.nullable(),
              title: z.string().nullable(),
            }),
          ),
        })
        .meta({ id: 'Notice' }),
    ),
    next,
  })
  .meta({ id: 'NoticeList' });

export const rosterQuery = z.object({ place: placeId.exactOptional() });

const person = z.object({ id, name: z.string(), role: code }).meta({ id: 'PersonOnDuty' });

export const roster: z.ZodType<RosterView> = z
  .object({
    place: placeId,
    shifts: z.array(
      z.object({
        id,
        from: isoTime,
        to: isoTime,
        person: person.nullable(),
        deputy: person.nullable(),
      }),
    ),
    gaps: z.array(z.object({ from: isoTime, to: isoTime })),
    people: z.array(person),
  })
  .meta({ id: 'Roster' });

export const dutyBody = z
  .strictObject({
    place: placeId,
    from: instant,
    to: instant,
    person: id,
    deputy: id.exactOptional(),
  })
  .meta({ id: 'Duty' });

export const removalBody = z.strictObject({ place: placeId }).meta({ id: 'DutyRemoval' });

export const duty = z.object({ id }).meta({ id: 'DutyAnswer' });
