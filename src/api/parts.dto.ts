import { z } from 'zod';
import type { Recorded } from '../application/record-entry.ts';
import { isCivilDate, toInstant, type CivilDate, type Instant } from '../domain/time/instant.ts';

/** Ids are UUIDs of any version. */
export const id = z.guid().toLowerCase();

/** Codes and names of the pack: short, and never a sentence. */
export const code = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w.-]+$/);

export const placeId = z
  .string()
  .min(1)
  .max(32)
  .regex(/^[\w-]+$/)
  .meta({
    description: 'Code of a place, as the packs name it',
  });

/** Without control characters, in the words that every dialect of regular expressions knows. */
const PLAIN = String.raw`[^\u0000-\u001f\u007f-\u009f]`;
const LINE = new RegExp(`^${PLAIN}*$`, 'u');
const LINES = new RegExp(String.raw`^(?:${PLAIN}|[\n\r\t])*$`, 'u');

/** One line of what a person typed; sealed before it is kept. */
export const line = (max: number) => z.string().trim().min(1).max(max).regex(LINE).normalize('NFC');

/** Several lines. */
export const text = (max: number) =>
  z.string().trim().min(1).max(max).regex(LINES).normalize('NFC');

export const instant = z.iso
  .datetime({ offset: true })
  .meta({ description: 'ISO 8601 with a zone' })
  .transform((iso, context): Instant => {
    const at = toInstant(iso);
    if (at !== undefined) return at;
    context.addIssue({ code: 'invalid_format', format: 'datetime', input: iso });
    return z.NEVER;
  });

/** Moments leave as UTC with milliseconds. */
export const isoTime = z.iso.datetime({ precision: 3 });
export const civilDate = z.iso.date();

/** A day as somebody asks for it, between 1900 and 2200. */
export const civilDay = z.iso.date().transform((text, context): CivilDate => {
  if (isCivilDate(text)) return text;
  context.addIssue({ code: 'invalid_format', format: 'date', input: text });
  return z.NEVER;
});

export const factValue = z.union([z.boolean(), z.number(), z.string().max(64)]);

const LIMIT = 50;
const LIMIT_MAX = 200;

/** Keyset pages: `after` is the `next` of the page before. */
export const page = z.strictObject({
  after: z.string().max(200).exactOptional(),
  limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(LIMIT),
});

export const next = z.string().nullable().meta({
  description: 'Give it as `after` to read on; null on the last page',
});

/** What a deed answers that is an entry of its own. */
export const recorded = z
  .object({
    id: id.meta({ description: 'Id of the entry, by which it can be voided' }),
    path: z.object({ id, seq: z.int() }),
  })
  .meta({ id: 'Recorded' }) satisfies z.ZodType<Recorded>;
