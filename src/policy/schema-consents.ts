import { z } from 'zod';
import { code, condition, confidence, COUNT_MAX, periodUnits } from './schema-parts.ts';

/** More than this many texts of one purpose is a slip of the pen. */
const VERSION_MAX = 999;
const basis = { article: code, confidence };

/** Who decides: the person herself, her guardian, or both. */
const capacity = z.enum(['person', 'guardian']);

/** From which age on who says yes; the first whose condition is so counts, the last one asks nothing. */
const band = z.strictObject({
  code,
  when: z.exactOptional(condition),
  gives: z.array(capacity).min(1),
  /** What a guardian agrees to counts only where the child says yes as well. */
  assent: z.boolean().default(false),
  ...basis,
  /** How long a yes holds before it is asked for again. */
  valid: z.strictObject({
    n: z.int().min(1).max(COUNT_MAX),
    unit: z.enum(periodUnits),
    ...basis,
  }),
});

const purpose = z.strictObject({
  /** The number by which forms and the law's commentators call it. */
  number: z.string().regex(/^C\d{1,2}$/, 'is not a number such as C1'),
  /** Of the text that is read to the person; a change of its words is a new number. */
  version: z.int().min(1).max(VERSION_MAX),
  ...basis,
  /** `no`: nobody asks for it unless there is reason to. */
  default: z.enum(['ask', 'no']).default('ask'),
  /** Steps in which something waits for it; everything else goes on without. */
  gates: z.array(code).default([]),
});

export const consentsFile = z.strictObject({
  /** Why an office is shown what it is shown without a consent. */
  duty: z.strictObject(basis),
  methods: z.array(code).min(1),
  /** Functions of interpreters; never their names. */
  interpreters: z.array(code).min(1),
  /** A guardian who is a party herself decides nothing: then whoever the law names does. */
  conflict: condition.extend({ instead: code, ...basis }),
  bands: z.array(band).min(1),
  /** The step that hears what was said to any purpose, where the pack has one. */
  asks: z.exactOptional(code),
  /** Steps that never wait for a consent, whatever it is for. */
  never: z.array(code).default([]),
  purposes: z.record(code, purpose),
});

export type ConsentsFile = z.infer<typeof consentsFile>;
