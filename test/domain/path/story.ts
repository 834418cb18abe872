import type { TimedAct, ActBody } from '../../../src/domain/path/act.ts';
import { advance, type Advanced, type Basis, type Code } from '../../../src/domain/path/advance.ts';
import type { Change } from '../../../src/domain/path/change.ts';
import { lastOpening, unanswered } from '../../../src/domain/path/desk.ts';
import type {
  Actor,
  DeskBody,
  Entry,
  ExtensionBody,
  FactValue,
} from '../../../src/domain/path/ledger.ts';
import { defineSteps, type Path, type Steps } from '../../../src/domain/path/words.ts';
import type {
  DeadlineRule,
  FactRule,
  Rules,
  Rung,
  Schedule,
  TaskRule,
} from '../../../src/domain/policy/rules.ts';
import { DAY_MS, type Instant } from '../../../src/domain/time/instant.ts';

/** 1 January 2026, 00:00 in Yunnan: day 0 of every story. */
export const START = Date.UTC(2025, 11, 31, 16) as Instant;
export const day = (n: number): Instant => (START + n * DAY_MS) as Instant;
export const dayOf = (at: Instant | undefined): number | undefined =>
  at === undefined ? undefined : (at - START) / DAY_MS;

export const clerk: Actor = {
  id: 'example-clerk',
  role: 'clerk',
  department: 'office',
  place: 'county',
};
export const supervisor: Actor = {
  id: 'example-supervisor',
  role: 'case-supervisor',
  place: 'county',
};
const worker: Actor = { id: 'example-worker', role: 'caseworker', place: 'county' };

export const deadline = (n: number, more: Partial<DeadlineRule> = {}): DeadlineRule => ({
  n,
  unit: 'day',
  onHoliday: 'none',
  kind: 'default',
  nature: 'duty',
  side: 'office',
  article: 'default',
  confidence: 'default',
  pausable: true,
  ...more,
});

interface Sketch {
  /** Days by task; no number, no clock. The first outcome is the usual one. */
  tasks: Record<
    string,
    { days?: number; outcomes?: string[] } & Partial<Omit<TaskRule, 'outcomes'>>
  >;
  deadlines?: Record<string, DeadlineRule>;
  schedules?: Record<string, Schedule>;
  facts?: Record<string, Partial<FactRule>>;
  lists?: Record<string, string[]>;
  quorums?: Record<string, number>;
}

/** Days after due; told to the head of the office. */
export const rung = (name: string, n: number, more: Partial<Rung> = {}): Rung => ({
  rung: name,
  after: { n, unit: 'day' },
  to: { role: 'department-head' },
  ...more,
});

/** A small pack of one step for stories about the core itself. */
export function rulesOf(sketch: Sketch, more: Partial<Rules> = {}): Rules {
  const facts: Record<string, Partial<FactRule>> = {
    place: { type: 'code' },
    born: { type: 'date' },
    adult: { derived: { of: 'born', from: 18 } },
    ...sketch.facts,
  };
  return {
    id: 'sketch',
    version: '1.0.0',
    hash: 'sketch',
    timeZone: 'Asia/Shanghai',
    calendar: { id: 'none', restDays: [], restDayName: { 'zh-CN': '', en: '' }, years: {} },
    calendarHash: 'none',
    tasks: Object.fromEntries(
      Object.entries(sketch.tasks).map(([name, task]) => [`step/${name}`, taskRule(name, task)]),
    ),
    steps: {
      step: {
        step: 'step',
        deadlines: sketch.deadlines ?? {},
        schedules: sketch.schedules ?? {},
        lists: sketch.lists ?? {},
        quorums: sketch.quorums ?? {},
        results: ['done'],
      },
    },
    facts: Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [
        name,
        { type: 'boolean', recorders: ['caseworker'], ...fact },
      ]),
    ),
    holdReasons: ['example'],
    ladders: { office: [rung('due', 0)] },
    officeHours: { fromMinute: 510, toMinute: 1050 },
    answerWithin: { n: 3, unit: 'day' },
    departments: { office: { id: 'office' } },
    places: { county: { id: 'county', level: 'county' } },
    closing: 'closure',
    ...more,
  };
}

function taskRule(task: string, sketch: Sketch['tasks'][string]): TaskRule {
  const { days, outcomes = ['done'], ...more } = sketch;
  return {
    step: 'step',
    task,
    lead: 'office',
    level: 'county',
    cooperating: [],
    ...(days === undefined ? {} : { due: deadline(days) }),
    outcomes: outcomes.map((code, i) => ({ code, usual: i === 0, sets: {}, requires: [] })),
    discloses: [],
    undo: {},
    void: { by: ['caseworker', 'clerk'], second: false },
    ladder: 'office',
    title: task,
    ...more,
  };
}

export const stepsOf = (run: (path: Path) => string | void): Steps =>
  defineSteps([{ name: 'step', needs: [], run }]);

/** A path as it is lived: every act goes through `advance`, as in the running product. */
export class Story {
  entries: Entry[] = [];
  last: Advanced | undefined;
  private basis: Basis | undefined;
  private acts = 0;
  private readonly known = new Map<string, Code>();

  constructor(
    public steps: Steps,
    public rules: Rules,
    facts: Record<string, FactValue> = {},
  ) {
    this.act(0, worker, { kind: 'start', facts: { place: 'county', ...facts }, history: [] });
  }

  /** A deed on a day; entered on the same day, or later. */
  does(n: number, task: string, outcome = 'done', entered = n): this {
    const key = `step/${task}`;
    const opening = lastOpening(this.advanced.desk, key)?.n ?? 0;
    return this.act(entered, clerk, { kind: 'outcome', key, n: opening, outcome }, n);
  }

  series(n: number, task: string, entered = n): this {
    const open = this.waits(entered).wanted.find((key) => key.endsWith(`/${task}`)) ?? task;
    return this.does(n, open, 'done', entered);
  }

  fact(n: number, name: string, value: FactValue, entered = n): this {
    return this.act(entered, worker, { kind: 'fact', name, value }, n);
  }

  hold(n: number, task: string, until?: number): this {
    const key = `step/${task}`;
    if (until === n) return this.act(n, worker, { kind: 'release', key });
    const end = until === undefined ? {} : { until: day(until) };
    return this.act(n, worker, { kind: 'hold', key, reason: 'example', ...end });
  }

  extends(n: number, task: string, by: Pick<ExtensionBody, 'n' | 'unit'>): this {
    return this.act(n, worker, { kind: 'extension', key: `step/${task}`, mode: 'notify', ...by });
  }

  /** What a desk, or somebody of another role, does with the present opening of a task. */
  handles(
    n: number,
    task: string,
    what: Pick<DeskBody, 'what' | 'of'>,
    role: string = clerk.role,
  ): this {
    const key = `step/${task}`;
    const opening = lastOpening(this.advanced.desk, key)?.n ?? 0;
    const by = role === clerk.role ? clerk : { id: `example-${role}`, role, place: 'county' };
    return this.act(n, by, { kind: 'desk', key, n: opening, ...what });
  }

  /** What waits for an answer of the desk, with the day before which it should come. */
  asked(task: string): { what: string; due: number | undefined }[] {
    const opening = lastOpening(this.advanced.desk, `step/${task}`);
    return (opening ? unanswered(opening) : []).map(({ what, dueAt }) => {
      return { what, due: dayOf(dueAt) };
    });
  }

  get lastEntry(): Entry {
    const entry = this.entries.at(-1);
    if (!entry) throw new Error('the story has not begun');
    return entry;
  }

  voids(n: number, of: { task?: string; fact?: string }, by: Actor = worker): this {
    const found = this.entries.findLast(
      (e) =>
        (e.kind === 'outcome' && e.key === `step/${of.task}`) ||
        (e.kind === 'fact' && e.name === of.fact),
    );
    return this.act(n, by, { kind: 'void', of: found?.id ?? '' });
  }

  /** Nothing happens but time. */
  waits(n: number): this {
    return this.turn(day(n), []);
  }

  /** Deployed anew: other step code, another pack. */
  becomes(steps: Steps, rules: Rules = this.rules): this {
    this.steps = steps;
    this.rules = rules;
    return this;
  }

  /** Somebody decides that the path goes on under other rules. */
  goesOnUnder(n: number, rules: Rules, { steps = this.steps, by = supervisor } = {}): this {
    const next = { steps, rules, stepsHash: String(steps['step']?.run) };
    this.known.set(rules.hash, next);
    const { id, version, hash } = rules;
    this.act(n, by, { kind: 'pack', pack: { id, version, hash } });
    if (this.advanced.refused.length > 0) return this;
    return this.becomes(steps, rules);
  }

  /** What the last change of the pack says that it changed. */
  get changes(): Change[] {
    return this.entries.findLast((entry) => entry.kind === 'pack')?.changes ?? [];
  }

  get advanced(): Advanced {
    if (!this.last) throw new Error('the story has not begun');
    return this.last;
  }

  get wanted(): string[] {
    return this.advanced.view.wanted.map((w) => w.key.slice('step/'.length));
  }

  get orphans(): string[] {
    return this.advanced.view.orphans.map((o) => o.key.slice('step/'.length));
  }

  /** Day on which the last moment of a task's present opening lies, as people were told. */
  due(task: string): number | undefined {
    return dayOf(lastOpening(this.advanced.desk, `step/${task}`)?.dueAt);
  }

  opening(task: string): number | undefined {
    return lastOpening(this.advanced.desk, `step/${task}`)?.n;
  }

  rungs(task: string): string[] {
    return (this.advanced.desk.get(`step/${task}`) ?? []).flatMap((opening) => opening.rungs);
  }

  get refused(): string | undefined {
    return this.advanced.refused[0]?.code;
  }

  private act(entered: number, by: Actor, body: ActBody, happened = entered): this {
    this.acts += 1;
    const act: TimedAct = {
      id: `act-${String(this.acts).padStart(4, '0')}`,
      by,
      happenedAt: day(happened),
      recordedAt: day(entered),
      body,
    };
    return this.turn(day(entered), [act]);
  }

  private turn(now: Instant, acts: TimedAct[]): this {
    const { steps, rules, entries, basis } = this;
    this.last = advance(
      { steps, rules, stepsHash: String(steps['step']?.run) },
      {
        entries,
        acts,
        now,
        ...(basis ? { basis } : {}),
        codeOf: (hash) => this.known.get(hash),
        idOf: (text) => `id-${text}`,
      },
    );
    this.entries = this.last.entries;
    this.basis = this.last.basis;
    return this;
  }
}
