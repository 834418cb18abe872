import { z } from 'zod';
import { isCivilDate } from '../domain/time/instant.ts';
import { consentsFile } from './schema-consents.ts';
import { rung, timeOfDay } from './schema-ladder.ts';
import {
  code,
  condition,
  confidence,
  COUNT_MAX,
  factName,
  factValue,
  kinds,
  period,
  periodUnits,
} from './schema-parts.ts';

/** Each file of a pack: what may stand in it. The JSON Schema for editors is generated from this. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const department = z
  .string()
  .max(64)
  .regex(/^\$?[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is neither a department nor an item of the key');
const day = z.iso.date().refine(isCivilDate, 'is not a day between 1900 and 2200');
const names = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) });

const AGE_MAX = 130;

/** Roles of the product that act at a desk of their own, or record what only the person knows. */
const role = z.enum([
  'caseworker',
  'case-supervisor',
  'clerk',
  'department-head',
  'coordination-office',
]);

/** Where a clock says nothing else it is an office's duty that no rest day moves; a hold stops only what no norm says. */
const deadline = z.strictObject({
  n: z.int().min(0).max(COUNT_MAX),
  /** Besides the lengths, days of the calendar: the one before the nth start of a school term, the nth anniversary. */
  unit: z.enum([...periodUnits, 'school_term', 'anniversary']),
  kind: z.enum(kinds),
  article: code,
  confidence,
  onHoliday: z.enum(['roll', 'none']).default('none'),
  nature: z.enum(['duty', 'preclusion', 'limitation']).default('duty'),
  side: z.enum(['office', 'person']).default('office'),
  pausable: z.exactOptional(z.boolean()),
  /** Counts from this date, the earliest that is on record, else from the beginning of the path: never from here. */
  from: z.exactOptional(factName),
  /** Rings so many days before its last day: a step waits for the first of these days still to come, then for its end. */
  ahead: z.exactOptional(z.array(z.int().min(1).max(COUNT_MAX)).min(1)),
  /** Starts anew each time that this fact is established. */
  restarts: z.exactOptional(factName),
});

const outcome = z.strictObject({
  code,
  usual: z.boolean().default(false),
  sets: z.record(factName, factValue).default({}),
  requires: z.array(z.string()).default([]),
});

const voidRule = z.strictObject({
  by: z.array(role).min(1),
  within: z.exactOptional(period),
  second: z.boolean(),
});

const task = z.strictObject({
  lead: department,
  level: z.exactOptional(code),
  cooperating: z.array(code).default([]),
  due: z.exactOptional(deadline),
  outcomes: z.array(outcome).min(1),
  /** Where a consent is named the field is shown only while that stands; else by the duty of the office. */
  discloses: z
    .array(z.strictObject({ field: factName, purpose: code, consent: z.exactOptional(code) }))
    .default([]),
  undo: z.record(code, code).default({}),
  void: z.exactOptional(voidRule),
  ladder: z.exactOptional(code),
  form: z.exactOptional(code),
  title: z.string().max(128),
});

const schedule = z.strictObject({
  by: factName,
  stages: z.array(z.strictObject({ after: period, every: z.record(code, period) })).min(1),
  dueAfter: z.exactOptional(period),
  article: code,
  confidence,
});

/** What a linear service waits for: a clock of its own, or a fact. */
const wait = z.union([z.strictObject({ elapsed: code }), z.strictObject({ until: condition })]);
/** A task, a wait, or whichever of several waits ends first. */
const item = z.union([code, wait, z.strictObject({ first: z.array(wait).min(2) })]);

export const stepFile = z.strictObject({
  step: code,
  appliesTo: z.exactOptional(condition),
  tasks: z.record(code, task),
  deadlines: z.record(code, deadline).default({}),
  schedules: z.record(code, schedule).default({}),
  lists: z.record(code, z.array(code).min(1)).default({}),
  /** Of a list, so many are enough to go on. */
  quorums: z.record(code, z.int().min(1)).default({}),
  results: z.array(code),
  flow: z.exactOptional(z.array(z.union([item, z.array(item).min(2)])).min(1)),
  endsOn: z.exactOptional(z.record(code, z.record(code, code))),
  last: z.exactOptional(z.record(code, z.array(code).min(1))),
  after: z.exactOptional(z.record(code, z.array(code).min(1))),
  gate: z.exactOptional(condition.extend({ withdrawn: z.exactOptional(z.array(code)) })),
});

const fact = z.strictObject({
  type: z.enum(['boolean', 'number', 'code', 'date']),
  codes: z.exactOptional(z.array(z.string().min(1).max(64)).min(1)),
  derived: z.exactOptional(
    z.strictObject({
      of: factName,
      from: z.exactOptional(z.int().min(0).max(AGE_MAX)),
      below: z.exactOptional(z.int().min(0).max(AGE_MAX)),
      bands: z.exactOptional(
        z
          .array(z.strictObject({ code, below: z.exactOptional(z.int().min(0).max(AGE_MAX)) }))
          .min(2),
      ),
    }),
  ),
  /** True while somebody agrees to an older text than the one that is read out now. */
  follows: z.exactOptional(z.literal('consent-texts')),
  recorders: z.array(role).default([]),
});

const packName = z
  .string()
  .max(96)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*@\d+\.\d+\.\d+$/, 'is not a pack such as name@1.0.0');
const placeId = z.string().min(1).max(24);

/** What a pack does not take over from the one that it extends. Texts by their key, or by the beginning of many. */
export const without = z.strictObject({
  steps: z.array(code).default([]),
  /** As `step/task`. */
  tasks: z.array(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'is not step/task')).default([]),
  departments: z.array(code).default([]),
  /** Each with all places below it. */
  places: z.array(placeId).default([]),
  facts: z.array(factName).default([]),
  texts: z.array(z.string()).default([]),
});

export const packFile = z.strictObject({
  id: code,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'is not a version such as 1.0.0'),
  title: names,
  effectiveFrom: day,
  effectiveTo: z.exactOptional(day),
  /** The pack that says everything that this one does not. */
  extends: z.exactOptional(packName),
  without: z.exactOptional(without),
  /** The pack that was in force here until the day before. */
  supersedes: z.exactOptional(packName),
  /** Drawn up to show how another place would do it; nobody there has looked at it. */
  example: z.exactOptional(z.boolean()),
  /** Shows that the product carries the mechanism of another country; not for real use. */
  demonstration: z.exactOptional(z.boolean()),
  /** The place whose people this pack is for, with all places below it. */
  territory: placeId,
  /** What the places of this pack are, the highest first. */
  levels: z.array(code).min(1).max(8),
  calendar: code,
  timeZone: z.string().min(1),
  closing: code,
  /** What a task has that says nothing else. */
  defaults: z.strictObject({ level: code, ladder: code, void: voidRule }),
  ladders: z.record(code, z.array(rung).min(1)),
  /** When offices are open on a working day; the rest is night. */
  officeHours: z.strictObject({ from: timeOfDay, to: timeOfDay }),
  /** By when somebody who was urged or ordered answers. */
  answerWithin: period,
  facts: z.record(factName, fact),
  /** Why an office or a caseworker may hold a clock. */
  holdReasons: z.array(code).min(1),
});

const departmentList = z.array(
  z.strictObject({
    id: code,
    validFrom: z.exactOptional(day),
    validTo: z.exactOptional(day),
    successor: z.exactOptional(code),
    confidence,
    source: z.string().min(1),
  }),
);

export const departmentsFile = departmentList.transform((list) =>
  Object.fromEntries(list.map((department) => [department.id, department])),
);

export const placesFile = z.strictObject({
  source: z.string().min(1),
  places: z.record(
    placeId,
    z.strictObject({
      parent: z.exactOptional(z.string()),
      level: code,
      name: names,
      timeZone: z.exactOptional(z.string()),
      border: z.exactOptional(z.boolean()),
      /** Invented, for demonstration. */
      example: z.exactOptional(z.boolean()),
    }),
  ),
});

/** Texts stand in nested maps; their key is the way to them, joined by dots. */
export type TextTree = string | { [name: string]: TextTree };
export const textsFile: z.ZodType<TextTree> = z.lazy(() =>
  z.union([z.string().min(1), z.record(z.string(), textsFile)]),
);

export { consentsFile, type ConsentsFile } from './schema-consents.ts';

export const releasedFile = z.array(
  z.strictObject({ id: code, version: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
);

export type StepFile = z.infer<typeof stepFile>;
export type Without = z.infer<typeof without>;
export type PackFile = z.infer<typeof packFile>;
export type DepartmentsFile = z.infer<typeof departmentsFile>;
export type PlacesFile = z.infer<typeof placesFile>;
export type Released = z.infer<typeof releasedFile>;

/** Of no pack but itself, whatever it extends. */
const ownMeta = {
  id: true,
  version: true,
  title: true,
  effectiveFrom: true,
  extends: true,
} as const;

/** The published schema: one definition for each kind of file, named in the first line of that file. */
export function jsonSchemaOfPack(): unknown {
  const kinds = {
    pack: packFile,
    departments: departmentsFile,
    places: placesFile,
    consents: consentsFile,
    step: stepFile,
    extendingPack: packFile.partial().required(ownMeta),
    extendingConsents: consentsFile.partial(),
    extendingStep: stepFile
      .partial()
      .extend({ step: code, tasks: z.exactOptional(z.record(code, task.partial())) }),
  };
  const definitions = Object.entries(kinds).map(([kind, schema]) => {
    const { $schema: _, ...definition } = z.toJSONSchema(schema, {
      io: 'input',
      unrepresentable: 'any',
    });
    return [kind, definition];
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Files of a policy pack',
    $defs: Object.fromEntries(definitions),
  };
}
