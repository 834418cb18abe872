import { z } from 'zod';
import type { ConsentsView } from '../application/consents-view.ts';
import type { DisclosureList } from '../application/disclosure-view.ts';
import { code, id, instant, isoTime, next, page, placeId } from './parts.dto.ts';
import { taskKey } from './paths.dto.ts';

/** The person, her guardian, and whoever the law names instead. */
const DECIDERS_MAX = 3;
const VERSION_MAX = 999;

const what = z.enum(['given', 'refused', 'withdrawn']);
const assent = z.enum(['yes', 'no', 'wish-noted']);
const version = z.int().min(1).max(VERSION_MAX);

const how = {
  by: z
    .array(code)
    .min(1)
    .max(DECIDERS_MAX)
    .meta({ description: 'Who answered: `decides` of the consents says who has to' }),
  version: version.exactOptional().meta({ description: 'Of the text that was read out' }),
  language: code.exactOptional(),
  method: code.exactOptional().meta({ description: 'One of `methods`' }),
  interpreter: code.exactOptional().meta({ description: 'A function, never a name' }),
  assent: assent.exactOptional().meta({ description: 'What a child said to it' }),
  readBack: z
    .boolean()
    .exactOptional()
    .meta({ description: 'It was said back in the person’s language, and understood' }),
};

export const consentBody = z
  .strictObject({ purpose: code, what, ...how, happenedAt: instant.exactOptional() })
  .meta({
    id: 'NewConsent',
    description: 'A yes needs version, language, method and readBack; a no needs none of them',
  });

const named = z.object({ code, label: z.string() });
const confidence = z.enum(['verified', 'excerpt', 'unverified', 'default']);

const said = z
  .object({
    id,
    what,
    happenedAt: isoTime,
    recordedAt: isoTime,
    recordedBy: z.object({ role: code, department: code.exactOptional() }),
    voided: z.boolean(),
    record: z.object(how).nullable(),
  })
  .meta({ id: 'SaidToConsent' });

export const consents: z.ZodType<ConsentsView> = z
  .object({
    id,
    seq: z.int(),
    decides: z
      .object({
        band: named,
        by: z.array(named),
        assent: z.boolean(),
        conflict: z.boolean(),
        article: z.string(),
        confidence,
      })
      .nullable(),
    methods: z.array(named),
    interpreters: z.array(named),
    items: z.array(
      z
        .object({
          purpose: code,
          number: z.string(),
          title: z.string(),
          text: z.string(),
          version,
          article: z.string(),
          confidence,
          default: z.enum(['ask', 'no']),
          gates: z.array(z.object({ step: code, title: z.string() })),
          state: z.enum(['given', 'refused', 'withdrawn', 'unasked']),
          since: isoTime.nullable(),
          until: isoTime.nullable(),
          askAgain: z.enum(['expired', 'age', 'new-text']).nullable(),
          history: z.array(said),
        })
        .meta({ id: 'Consent' }),
    ),
  })
  .meta({ id: 'Consents' });

/** No path has shown so many fields. */
const SHOWN_MAX = 1_000_000;

export const disclosureQuery = page.extend({
  after: z.coerce.number().int().min(0).max(SHOWN_MAX).default(0),
});

export const disclosures: z.ZodType<DisclosureList> = z
  .object({
    items: z.array(
      z
        .object({
          task: id,
          key: taskKey,
          title: z.string(),
          to: z.object({ department: code, label: z.string(), place: placeId }),
          field: code,
          label: z.string(),
          purpose: z.string(),
          basis: z.object({
            consent: z
              .object({ purpose: code, title: z.string(), entry: id.nullable() })
              .nullable(),
            article: z.string().nullable(),
            confidence: confidence.nullable(),
          }),
          since: isoTime,
          until: isoTime.nullable(),
          ended: z.enum(['task-ended', 'consent-withdrawn', 'handed-over', 'corrected']).nullable(),
        })
        .meta({ id: 'Disclosure', description: 'Which field was shown, never its value' }),
    ),
    next,
  })
  .meta({ id: 'Disclosures' });
