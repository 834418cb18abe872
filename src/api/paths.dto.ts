import { z } from 'zod';
import type { PathList } from '../application/list-paths.ts';
import type { PathOnDay } from '../application/read-path-on-day.ts';
import type { PathView } from '../application/read-path.ts';
import type { TimelineView } from '../application/read-timeline.ts';
import { Sealed } from '../sealing/sealed.ts';
import type { Started } from '../application/start-path.ts';
import {
  civilDate,
  civilDay,
  code,
  factValue,
  id,
  instant,
  isoTime,
  line,
  next,
  page,
  placeId,
  text,
} from './parts.dto.ts';
import { round, task } from './tasks.dto.ts';

/** A path of ten years has some hundred past acts. */
const HISTORY_MAX = 500;
const FACTS_MAX = 50;
const NAMES_MAX = 10;

export const taskKey = z
  .string()
  .min(3)
  .max(200)
  .regex(/^[\w./-]+$/)
  .meta({
    description: 'Key of a task, such as school/find-seat',
  });
const form = z.record(code, z.unknown());

/** From here on nothing that prints a request shows it. */
const sealed = <T extends object>(value: T) => new Sealed(value);

const particulars = z
  .strictObject({
    name: line(100).exactOptional(),
    otherNames: z.array(line(100)).max(NAMES_MAX).exactOptional(),
    idNumber: line(40).exactOptional(),
    phone: line(40).exactOptional(),
    address: line(300).exactOptional(),
    safeContact: z
      .strictObject({ way: line(60), value: line(200), caution: text(1000).exactOptional() })
      .exactOptional()
      .meta({ description: 'The only way in which anyone may reach the person' }),
    notes: text(4000).exactOptional(),
  })
  .meta({ id: 'Particulars', description: 'Sealed with a key of the person; all of it optional' });

const referrer = z
  .strictObject({
    kind: code.exactOptional(),
    name: line(100).exactOptional(),
    contact: line(200).exactOptional(),
    notes: text(2000).exactOptional(),
  })
  .meta({ id: 'Referrer', description: 'Anybody may refer a person; no paper is needed' });

const past = z.union([
  z.strictObject({
    happenedAt: instant,
    outcome: z.strictObject({ key: taskKey, outcome: code, form: form.exactOptional() }),
  }),
  z.strictObject({ happenedAt: instant, fact: z.strictObject({ name: code, value: factValue }) }),
]);

export const startBody = z
  .strictObject({
    place: placeId,
    person: particulars.transform(sealed).exactOptional(),
    referrer: referrer.transform(sealed).exactOptional(),
    facts: z
      .record(code, factValue)
      .refine((facts) => Object.keys(facts).length <= FACTS_MAX)
      .exactOptional(),
    history: z.array(past).max(HISTORY_MAX).exactOptional(),
  })
  .meta({ id: 'Start' });

export const started: z.ZodType<Started> = z
  .object({ id, seq: z.int(), person: id })
  .meta({ id: 'Started' });

export const factBody = z
  .strictObject({ name: code, value: factValue, happenedAt: instant.exactOptional() })
  .meta({ id: 'NewFact' });

export const pathView = z.strictObject({
  forecast: z
    .enum(['yes', 'no'])
    .default('yes')
    .meta({ description: 'No, for those who ask often: it is most of the work' }),
});

const pathState = z.enum(['open', 'done', 'waiting']);

export const pathQuery = page.extend({
  place: placeId.exactOptional(),
  state: pathState.exactOptional(),
});

export const pathList: z.ZodType<PathList> = z
  .object({
    items: z.array(
      z.object({
        id,
        person: id,
        place: placeId,
        state: pathState,
        seq: z.int(),
        pack: z.object({ id: code, version: code }),
        startedAt: isoTime,
        nextDueAt: isoTime.nullable(),
      }),
    ),
    next,
  })
  .meta({ id: 'PathList' });

const done = z
  .object({
    id,
    key: taskKey,
    step: code,
    title: z.string(),
    department: code,
    place: placeId,
    outcome: code,
    outcomeLabel: z.string(),
    openedAt: isoTime,
    lastDay: civilDate.nullable(),
    dueAt: isoTime.nullable(),
    happenedAt: isoTime,
    recordedAt: isoTime,
    late: z.boolean(),
    enteredLate: z.boolean().meta({ description: 'Done in time, written down after its day' }),
    round,
    decidedBy: z.string().nullable().meta({
      description:
        'Who stands for it, where the pack asks for a name and all of it is hers to know',
    }),
  })
  .meta({ id: 'DoneTask' });

const waiting = z
  .object({
    step: code,
    fact: code.exactOptional(),
    value: factValue.exactOptional(),
    rule: code.exactOptional(),
    until: isoTime.exactOptional(),
  })
  .meta({ id: 'Waiting' });

const named = { key: taskKey, step: code, title: z.string() };
const forecastLine = z.object({ ...named, outcome: code, at: isoTime });

const undo = z.object({ key: taskKey, title: z.string(), isOpen: z.boolean() });

/** What follows from what has happened. */
const course = {
  waiting: z.array(waiting),
  skipped: z.array(z.object({ key: taskKey, step: code, from: isoTime, to: isoTime })),
  orphans: z
    .array(
      z.object({
        key: taskKey,
        title: z.string(),
        entryId: id,
        outcome: code,
        undo: undo.nullable(),
      }),
    )
    .meta({ description: 'Done, and no longer called for; with the task that undoes it' }),
  voidsToSign: z
    .array(
      z.object({
        entryId: id,
        by: z.object({ role: code, department: code.exactOptional() }),
        at: isoTime,
      }),
    )
    .meta({ description: 'Entries that count as never written once a second person signs' }),
  holds: z
    .array(
      z.object({
        key: taskKey.nullable(),
        reason: z.string(),
        since: isoTime,
        until: isoTime.nullable(),
      }),
    )
    .meta({ description: 'In force, whether they stop a clock or not; without a key, of all' }),
  reasons: z.array(z.object({ step: code, reason: code })),
  results: z.record(code, code),
};

export const path: z.ZodType<PathView> = z
  .object({
    id,
    seq: z.int(),
    state: pathState,
    problem: z.string().nullable(),
    person: id,
    place: placeId,
    pack: z.object({ id: code, version: z.string(), hash: z.string() }),
    startedAt: isoTime,
    done: z.array(done),
    open: z.array(task.extend({ key: taskKey, step: code }).meta({ id: 'PathTask' })),
    withheld: z.int().meta({ description: 'Tasks of which no more is to be known' }),
    can: z.array(z.enum(['steer', 'void'])).meta({
      description: 'Record facts, consents and holds; void entries',
    }),
    ...course,
    forecast: z.array(forecastLine),
  })
  .meta({ id: 'Path' });

export const onDay = z.strictObject({ on: civilDay });

export const pathOnDay: z.ZodType<PathOnDay> = z
  .object({
    id,
    on: civilDate,
    asOf: isoTime,
    seq: z.int().meta({ description: 'Entries written by then; none: not yet begun' }),
    done: z.array(z.object({ ...named, outcome: code, at: isoTime })),
    open: z.array(
      z.object({
        ...named,
        opening: z.int(),
        openedAt: isoTime,
        lastDay: civilDate.nullable(),
        dueAt: isoTime.nullable(),
      }),
    ),
    ...course,
    forecast: z.array(
      forecastLine.extend({ happened: z.object({ outcome: code, at: isoTime }).nullable() }),
    ),
  })
  .meta({ id: 'PathOnDay' });

/** No ledger is longer than its column counts. */
const SEQ_MAX = 2_147_483_647;

export const timelineQuery = page.extend({
  after: z.coerce.number().int().min(0).max(SEQ_MAX).default(0),
});

export const timelinePage: z.ZodType<TimelineView> = z
  .object({
    items: z.array(
      z
        .object({
          id,
          seq: z.int(),
          kind: z.enum(['outcome', 'fact', 'hold', 'extension', 'void', 'told', 'desk', 'pack']),
          what: z.string(),
          withheld: z
            .boolean()
            .meta({ description: 'Something happened of which no more is to be known' }),
          step: code.nullable(),
          task: id.nullable(),
          department: code.nullable(),
          by: z.object({
            role: code,
            department: code.exactOptional(),
            place: placeId.exactOptional(),
          }),
          to: z.object({ role: code, department: code.exactOptional(), place: placeId }).nullable(),
          lastDay: civilDate.nullable(),
          dueAt: isoTime.nullable(),
          happenedAt: isoTime,
          recordedAt: isoTime,
          late: z.boolean(),
          enteredLate: z.boolean(),
          article: z.string().nullable(),
          confidence: z.enum(['verified', 'excerpt', 'unverified', 'default']).nullable(),
          voided: z.boolean(),
        })
        .meta({ id: 'TimelineLine' }),
    ),
    next,
  })
  .meta({ id: 'Timeline' });
