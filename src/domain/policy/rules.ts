import type { Calendar } from '../time/calendar.ts';
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

export interface TaskRule {
  step: string;
  task: string;
  /** Department id, or `$name` for the item of that name in the key (each department of a panel). */
  lead: string;
  level: PlaceLevel;
  cooperating: string[];
  due?: DeadlineRule;
  outcomes: OutcomeRule[];
  /** The only particulars that the office may see, each with its purpose. */
  discloses: { field: string; purpose: string }[];
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

export interface StepRule {
  step: string;
  /** Begins when this fact is so; not applicable where it can no longer become so. */
  appliesTo?: { fact: string; value: FactValue };
  deadlines: Record<string, DeadlineRule>;
  schedules: Record<string, Schedule>;
  lists: Record<string, string[]>;
  results: string[];
  /** Linear service: tasks in a row, an inner list in parallel. Steps with branches have a file instead. */
  flow?: (string | string[])[];
  /** Linear service: outcomes that end it before its last task, by task. */
  endsOn?: Record<string, Record<string, string>>;
  /** Linear service: the fact that opens it. */
  gate?: { fact: string; value: FactValue };
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
  /** Roles that may record it without a task. Never empty unless an outcome or a birthday sets it. */
  recorders: string[];
}

export interface Rung {
  rung: string;
  /** After the task is due. Zero: at due. */
  after: Period;
}

export interface DepartmentRule {
  id: string;
  validFrom?: string;
  validTo?: string;
  successor?: string;
}

export type PlaceLevel = 'province' | 'prefecture' | 'county' | 'township' | 'village';

export interface PlaceRule {
  id: string;
  parent?: string;
  level: PlaceLevel;
  timeZone?: string;
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
  /** Codes of why a clock may be held. */
  holdReasons: string[];
  departments: Record<string, DepartmentRule>;
  places: Record<string, PlaceRule>;
  /** The step whose end closes the path. */
  closing: string;
}
