import type { Calendar } from '../time/calendar.ts';
import type { OfficeHours } from '../time/office-time.ts';
import type { FactValue } from '../path/ledger.ts';

/** How sure the pack is of a rule; anything but `verified` needs a jurist before real use. */
export type Confidence = 'verified' | 'excerpt' | 'unverified' | 'default';
/** Lengths, the same from wherever they start. `workday` is one of the pack's calendar. */
export type PeriodUnit = 'hour' | 'day' | 'workday' | 'cn_workday' | 'month' | 'year';
/** A clock may also run to a day of the calendar: the one before a school term begins, or an anniversary. */
export type ClockUnit = PeriodUnit | 'school_term' | 'anniversary';

/** A period, counted as the law counts: start day not counted, ends 24:00 of its last day. */
export interface Period {
  n: number;
  unit: PeriodUnit;
}

/** A clock of the law or of the product, always with its basis. */
export interface DeadlineRule {
  n: number;
  unit: ClockUnit;
  onHoliday: 'roll' | 'none';
  kind: 'statutory' | 'normative' | 'international' | 'default';
  /** A preclusion is never paused or interrupted; a limitation may be. */
  nature: 'duty' | 'preclusion' | 'limitation';
  /** Whose clock it is: decides which of two dates is the kinder one when only rules changed. */
  side: 'office' | 'person';
  article: string;
  confidence: Confidence;
  /** Only where the article says so does a hold stop the clock. */
  pausable: boolean;
  /** Counts from this date, the earliest that is on record, else from the beginning of the path: never from here. */
  from?: string;
  /** Rings so many days before its last day: a step waits for the first of these days still to come, then for its end. */
  ahead?: number[];
  /** Starts anew each time that this fact is established. */
  restarts?: string;
}

export interface OutcomeRule {
  code: string;
  /** What a forecast assumes. Exactly one outcome of a task is usual. */
  usual: boolean;
  /** Facts that this outcome establishes, from the moment it happened. */
  sets: Record<string, FactValue>;
  /** Fields of the form that this outcome cannot do without, such as the reasons of a refusal. */
  requires: string[];
}

/** Who may void an entry, until when, and whether a second person signs. */
export interface VoidRule {
  by: string[];
  within?: Period;
  second: boolean;
}

/** Where a consent is named the field is shown only while that stands; else by the duty of the office. */
export interface Disclosed {
  field: string;
  purpose: string;
  consent?: string;
}

export interface TaskRule {
  step: string;
  task: string;
  /** Department id, or `$name` for the item of that name in the key (each department of a panel). */
  lead: string;
  /** Of the place whose desk does it: one of the pack's levels. */
  level: string;
  cooperating: string[];
  due?: DeadlineRule;
  outcomes: OutcomeRule[];
  /** The only particulars that the office may see, each with its purpose. */
  discloses: Disclosed[];
  /** Outcome code -> task that undoes it once nothing calls for it any more. */
  undo: Record<string, string>;
  void: VoidRule;
  ladder: string;
  form?: string;
  title: string;
}

export interface Window {
  /** Months and so on after the anchor from which on this stage holds. */
  after: Period;
  /** Distance of visits by the value of the schedule's fact; `default` where it is unknown. */
  every: Record<string, Period>;
}

/** Recurring contacts: the stage is chosen by the time since the anchor, the distance by a fact as it stood then. */
export interface Schedule {
  by: string;
  stages: Window[];
  /** Due after this part of the window, in days; open until the window closes. */
  dueAfter?: Period;
  article: string;
  confidence: Confidence;
}

export type FlowWait = { elapsed: string } | { until: { fact: string; value: FactValue } };
/** A task, a wait, or whichever of several waits ends first. */
export type FlowItem = string | FlowWait | { first: FlowWait[] };

export interface StepRule {
  step: string;
  /** Begins when this fact is so; not applicable where it can no longer become so. */
  appliesTo?: { fact: string; value: FactValue };
  deadlines: Record<string, DeadlineRule>;
  schedules: Record<string, Schedule>;
  lists: Record<string, string[]>;
  /** Of a list, so many are enough to go on. */
  quorums?: Record<string, number>;
  results: string[];
  /** Linear service: tasks and waits in a row, an inner list in parallel. Steps with branches have a file instead. */
  flow?: (FlowItem | FlowItem[])[];
  /** Linear service: outcomes that end it before its last task, by task. */
  endsOn?: Record<string, Record<string, string>>;
  /** By such a result: the tasks before it. */
  last?: Record<string, string[]>;
  /** Linear service: begins by itself once these steps have come to one of these results. */
  after?: Record<string, string[]>;
  /** Linear service: the fact that opens it; where it can be withdrawn, with the tasks that are to be done then. */
  gate?: { fact: string; value: FactValue; withdrawn?: string[] };
}

export interface FactRule {
  type: 'boolean' | 'number' | 'code' | 'date';
  codes?: string[];
  /** Follows from a birth date: true from one birthday to another, or a band. */
  derived?: {
    of: string;
    from?: number;
    below?: number;
    bands?: { code: string; below?: number }[];
  };
  /** True while somebody agrees to an older text than the one that is read out now. */
  follows?: 'consent-texts';
  /** Roles that may record it without a task. Never empty unless an outcome or a birthday sets it. */
  recorders: string[];
}

export interface RungAddressee {
  /** `department-head`: whoever answers for the desk that leads the task. */
  role: string;
  /** The place of the desk that leads, or the place of this level above the path. */
  level?: string;
}

export interface Channel {
  code: string;
  /** All of these facts are so; the last channel of a rung asks nothing. */
  when?: { fact: string; value: FactValue }[];
  article: string;
  confidence: Confidence;
}

export interface Rung {
  rung: string;
  /** After the task is due. Zero: at due. */
  after: Period;
  /** After the task is due, where hours are too long; instead of `after`. */
  minutes?: number;
  to: RungAddressee;
  /** Instead of `to` while offices are closed. */
  byNight?: RungAddressee;
  /** Only for a task that becomes due while offices are closed. */
  atNightOnly?: boolean;
  /** Only where nobody has taken the task. */
  unlessTaken?: boolean;
  /** Only for clocks of these kinds; for all where it is missing. */
  kinds?: DeadlineRule['kind'][];
  /** Prepares a draft that a named human sends or not, by the first way that fits the person. */
  channels?: Channel[];
  /** Tells what the person can do herself. */
  remedies?: { code: string; article: string; confidence: Confidence }[];
}

export interface DepartmentRule {
  id: string;
  validFrom?: string;
  validTo?: string;
  successor?: string;
}

export interface PlaceRule {
  id: string;
  parent?: string;
  level: string;
  timeZone?: string;
}

interface Basis {
  article: string;
  confidence: Confidence;
}

/** Who says yes at an age: the first band whose condition is so counts, the last one asks nothing. */
export interface ConsentBand extends Basis {
  code: string;
  when?: { fact: string; value: FactValue };
  gives: ('person' | 'guardian')[];
  /** What a guardian agrees to counts only where the child says yes as well. */
  assent: boolean;
  /** How long a yes holds before it is asked for again. */
  valid: Period & Basis;
}

export interface ConsentPurpose extends Basis {
  number: string;
  /** Of the text that is read to the person. */
  version: number;
  /** `no`: nobody asks for it unless there is reason to. */
  default: 'ask' | 'no';
  /** Steps in which something waits for it; everything else goes on without. */
  gates: string[];
}

export interface ConsentRules {
  /** Why an office is shown what it is shown without a consent. */
  duty: Basis;
  methods: string[];
  /** Functions of interpreters; never their names. */
  interpreters: string[];
  /** A guardian who is a party herself decides nothing: then whoever the law names does. */
  conflict: Basis & { fact: string; value: FactValue; instead: string };
  bands: ConsentBand[];
  /** The step that hears what was said to any purpose, where the pack has one. */
  asks?: string;
  /** Steps that never wait for a consent, whatever it is for. */
  never: string[];
  /** By what comes after `consent.` in the name of the fact. */
  purposes: Record<string, ConsentPurpose>;
}

/** A pack as the path reads it: everything that a lawyer would change, and nothing of a person. */
export interface Rules {
  id: string;
  version: string;
  hash: string;
  timeZone: string;
  calendar: Calendar;
  /** Changes with the calendar, which grows beside the pack. */
  calendarHash: string;
  /** By `step/task`. */
  tasks: Record<string, TaskRule>;
  steps: Record<string, StepRule>;
  facts: Record<string, FactRule>;
  ladders: Record<string, Rung[]>;
  officeHours: OfficeHours;
  /** By when somebody who was urged or ordered answers. */
  answerWithin: Period;
  /** Codes of why a clock may be held. */
  holdReasons: string[];
  departments: Record<string, DepartmentRule>;
  places: Record<string, PlaceRule>;
  /** The step whose end closes the path. */
  closing: string;
  /** What a person is asked to agree to, one purpose at a time. */
  consents?: ConsentRules;
}
