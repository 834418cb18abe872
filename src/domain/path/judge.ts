import { consentFaults } from '../consent/faults.ts';
import { taskRule } from '../policy/task-rule.ts';
import { timeZoneOf } from '../policy/desk-place.ts';
import type { Period, Rules, VoidRule } from '../policy/rules.ts';
import { dueInstant } from '../time/due-at.ts';
import type { Instant } from '../time/instant.ts';
import { lastOpening, unanswered, type Desk } from './desk.ts';
import { deskOf, worksAt } from './desk-of.ts';
import { ruleOf, takesValue } from './fact-values.ts';
import { holdsInForce } from './holds.ts';
import { isVoid, RELEASED, STARTED, type Actor, type Entry, type EntryOf } from './ledger.ts';
import { placeOf } from './place-of.ts';

/** Why an act is refused. The closed list with status and texts is in the contract. */
export type JudgeRefusal =
  | 'task-not-open'
  | 'task-unknown'
  | 'not-your-task'
  | 'outcome-unknown'
  | 'fact-unknown'
  | 'fact-value-invalid'
  | 'fact-not-yours'
  | 'consent-invalid'
  | 'entry-unknown'
  | 'entry-not-voidable'
  | 'void-not-yours'
  | 'void-too-late'
  | 'void-needs-another'
  | 'clock-invalid'
  | 'nothing-to-answer'
  | 'no-draft-waits'
  | 'happened-in-future'
  | 'path-closed'
  | 'path-waits-for-rules'
  | 'pack-in-force'
  | 'pack-unfit'
  | 'pack-not-yours';

/** An act as a person wants it; with the opening that she answered, where it concerns a task. */
export type Proposal = Entry & { opening?: number };

export interface CaseFile {
  entries: readonly Entry[];
  desk: Desk;
  rules: Rules;
  now: Instant;
}

/** Roles that steer a path, rather than doing a department's task in it. */
const STEERING = ['caseworker', 'case-supervisor'];
/** Roles that urge and order without reading particulars. */
const WATCHING = ['coordination-office', 'oversight-officer'];
/** Roles that decide by which version of the rules a path goes on. */
const DECIDING = ['case-supervisor', 'coordination-office'];
/** Longer than any extension of the law, in any unit. */
const EXTENSION_MAX = 366;

/** The one judge of acts: what refuses, or nothing. Pure; the caller evaluates and appends. */
export function judge(file: CaseFile, act: Proposal): JudgeRefusal | undefined {
  switch (act.kind) {
    case 'outcome':
      return judgeOutcome(file, act);
    case 'fact':
      return judgeFact(file, act);
    case 'void':
      return judgeVoid(file, act);
    case 'hold': {
      return isHold(file, act) ? judgeClock(file, act) : 'clock-invalid';
    }
    case 'extension':
      return isExtension(file, act) ? judgeClock(file, act) : 'clock-invalid';
    case 'desk':
      return isOpen(file, act) ? judgeDesk(file, act) : 'task-not-open';
    case 'told':
    case 'pack':
      return 'task-unknown';
  }
}

/** Whether somebody may have a path go on under other rules, and they are rules for where it is. */
export function judgePack(
  { entries, rules, now }: CaseFile,
  by: Actor,
  next: Rules | undefined,
): JudgeRefusal | undefined {
  if (!DECIDING.includes(by.role)) return 'pack-not-yours';
  if (!next) return 'path-waits-for-rules';
  if (next.hash === rules.hash) return 'pack-in-force';
  const place = placeOf(entries, now);
  return place !== undefined && Object.hasOwn(next.places, place) ? undefined : 'pack-unfit';
}

function judgeOutcome(
  file: CaseFile,
  act: EntryOf<'outcome'> & { opening?: number },
): JudgeRefusal | undefined {
  const rule = taskRule(file.rules, act.key);
  if (!rule) return 'task-unknown';
  if (!isLead(file, act)) return 'not-your-task';
  if (!rule.outcomes.some((outcome) => outcome.code === act.outcome)) return 'outcome-unknown';
  const opening = lastOpening(file.desk, act.key);
  const answers = opening?.n === act.opening && (opening?.open || mayAnswerLate(file, act));
  return answers ? undefined : 'task-not-open';
}

function judgeFact({ rules, entries }: CaseFile, act: EntryOf<'fact'>): JudgeRefusal | undefined {
  const { name, value, by, consent } = act;
  const fact = ruleOf(rules.facts, name);
  if (!fact || name === STARTED) return 'fact-unknown';
  if (!fact.recorders.includes(by.role)) return 'fact-not-yours';
  if (!takesValue(rules, name, value)) return 'fact-value-invalid';
  const isSound = !consent || consentFaults(rules, entries, { ...act, consent }).length === 0;
  return isSound ? undefined : 'consent-invalid';
}

function judgeVoid(file: CaseFile, act: EntryOf<'void'>): JudgeRefusal | undefined {
  const entry = file.entries.find((e) => e.id === act.of);
  if (!entry) return 'entry-unknown';
  const right = voidRight(file.rules, entry);
  if (!right || isVoided(file.entries, entry)) return 'entry-not-voidable';
  if (!right.by.includes(act.by.role)) return 'void-not-yours';
  // A path without a place has no desk that could help.
  if (placeOf([...file.entries, act], file.now) === undefined) return 'entry-not-voidable';
  if (right.within && ended(file, entry.recordedAt, right.within)) return 'void-too-late';
  const signed = file.entries.filter((e) => e.kind === 'void' && e.of === act.of);
  return signed.some((e) => e.by.id === act.by.id) ? 'void-needs-another' : undefined;
}

/** Whether a void that was just judged is the first of two signatures that the pack asks for. */
export function isFirstSignature(file: CaseFile, act: Entry): act is EntryOf<'void'> {
  if (act.kind !== 'void') return false;
  const entry = file.entries.find((e) => e.id === act.of);
  const isFirst = !file.entries.some((e) => e.kind === 'void' && e.of === act.of);
  return isFirst && entry !== undefined && (voidRight(file.rules, entry)?.second ?? false);
}

function voidRight(rules: Rules, entry: Entry): VoidRule | undefined {
  if (entry.kind === 'outcome') return taskRule(rules, entry.key)?.void;
  if (entry.kind === 'fact' && entry.name !== STARTED) {
    return { by: rules.facts[entry.name]?.recorders ?? [], second: false };
  }
  if (entry.kind === 'hold' || entry.kind === 'extension') return { by: STEERING, second: false };
  return undefined;
}

function ended(file: CaseFile, from: Instant, period: Period): boolean {
  const { calendar } = file.rules;
  const timeZone = timeZoneOf(file.rules, placeOf(file.entries, file.now));
  const clock = { ...period, from, roll: false, calendar, timeZone, holds: [] };
  const { dueAt } = dueInstant(clock, { explain: false });
  return dueAt !== undefined && dueAt < file.now;
}

function judgeClock(
  file: CaseFile,
  act: EntryOf<'hold'> | EntryOf<'extension'>,
): JudgeRefusal | undefined {
  if (STEERING.includes(act.by.role)) return undefined;
  if (act.key === '*') return 'not-your-task';
  return isLead(file, act) ? undefined : 'not-your-task';
}

/** The desk says what it does with a task and answers; casework and who watches urge; who watches orders. */
function judgeDesk(file: CaseFile, act: EntryOf<'desk'>): JudgeRefusal | undefined {
  if (!mayHandle(file, act)) return 'not-your-task';
  const opening = lastOpening(file.desk, act.key);
  if (act.what === 'answered') {
    const isAsked = opening && unanswered(opening).some(({ id }) => id === act.of);
    return isAsked ? undefined : 'nothing-to-answer';
  }
  const isOfDraft = act.what === 'not-sent' || act.of !== undefined;
  if (isOfDraft && opening?.draft?.id !== act.of) return 'no-draft-waits';
  return undefined;
}

function mayHandle(file: CaseFile, act: EntryOf<'desk'>): boolean {
  const { role } = act.by;
  switch (act.what) {
    case 'urged':
      return STEERING.includes(role) || WATCHING.includes(role);
    case 'ordered':
    case 'not-sent':
      return WATCHING.includes(role);
    case 'received':
    case 'taken':
    case 'handed':
    case 'returned':
    case 'declined':
    case 'answered':
      return isLead(file, act);
  }
}

function isLead(file: CaseFile, act: Entry & { key: string }): boolean {
  const rule = taskRule(file.rules, act.key);
  const place = placeOf(file.entries, file.now) ?? '';
  if (!rule) return false;
  return worksAt(act.by, deskOf(file.rules, { key: act.key, rule }, { place, now: file.now }));
}

/**
 * An ended opening takes one more answer where it was withdrawn after the deed, or where its answer was voided and the
 * right one is written; it counts if the path then calls for it.
 */
function mayAnswerLate(file: CaseFile, act: EntryOf<'outcome'>): boolean {
  const { ended, endedAt, outcome } = lastOpening(file.desk, act.key) ?? {};
  if (ended === 'withdrawn') return endedAt !== undefined && act.happenedAt <= endedAt;
  return outcome !== undefined && isVoided(file.entries, outcome);
}

function isVoided(entries: readonly Entry[], entry: Entry): boolean {
  return entries.some((other) => isVoid(other) && other.of === entry.id);
}

/** A hold says why, by a reason of the pack; one that ends when it begins releases what was held till then. */
function isHold({ entries, rules }: CaseFile, act: EntryOf<'hold'>): boolean {
  const { key, until, happenedAt, reason } = act;
  if (until === undefined || until > happenedAt) return rules.holdReasons.includes(reason);
  const isHeld = holdsInForce(entries, happenedAt).some((hold) => hold.key === key);
  return until === happenedAt && reason === RELEASED && isHeld;
}

/** Nothing lengthens a preclusion, so nobody is told that it did. */
function isExtension({ rules }: CaseFile, { key, n }: EntryOf<'extension'>): boolean {
  const isPreclusion = taskRule(rules, key)?.due?.nature === 'preclusion';
  return !isPreclusion && Number.isInteger(n) && n > 0 && n <= EXTENSION_MAX;
}

function isOpen(file: CaseFile, task: { key: string; n: number | undefined }): boolean {
  const last = lastOpening(file.desk, task.key);
  return last !== undefined && last.open && last.n === task.n;
}
