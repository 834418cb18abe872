import type { Rules } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import type { HistoryAct, TimedAct } from './act.ts';
import { foldDesk, lastOpening, type Desk } from './desk.ts';
import { evaluate } from './evaluate.ts';
import { isValueOf, judge, type JudgeRefusal, type Proposal } from './judge.ts';
import { STARTED, type Actor, type Entry, type EntryBody, type EntryOf } from './ledger.ts';
import { migrate } from './migrate.ts';
import { reconcile } from './reconcile.ts';
import type { View } from './view.ts';
import { FuelSpent } from './walk.ts';
import type { Steps } from './words.ts';

/** What the last evaluation stood on, so that new code or rules are noticed and migrated to. */
export interface Basis {
  stepsHash: string;
  packHash: string;
  /** Keys of closed tasks that nothing called for. */
  orphans: string[];
}

export interface OpenTask {
  key: string;
  n: number;
}

export interface Code {
  steps: Steps;
  rules: Rules;
  stepsHash: string;
}

export interface Turn {
  entries: readonly Entry[];
  acts: readonly TimedAct[];
  now: Instant;
  basis?: Basis;
  /** A UUID that follows from a text: a turn that is taken again makes the same entries. */
  idOf: (text: string) => string;
}

export interface Advanced {
  refused: { id: string; code: JudgeRefusal }[];
  /** All entries, and how many of them are new. */
  entries: Entry[];
  appended: Entry[];
  wakeAt?: Instant;
  done: boolean;
  open: OpenTask[];
  basis: Basis;
  view: View;
  desk: Desk;
}

const PRODUCT: Actor = { id: '00000000-0000-8000-8000-000000000000', role: 'system' };

/**
 * One turn of a path: judges the acts one after the other, each on what the one before has left, and says what
 * people have to be told. Pure. Throws `FuelSpent` where the ledger as it was already turns in a circle.
 */
export function advance(code: Code, turn: Turn): Advanced {
  const course = new Course(code, turn);
  course.migrate();
  course.look();
  const refused: Advanced['refused'] = [];
  for (const act of turn.acts) {
    const refusal = course.take(act);
    if (refusal) refused.push({ id: act.id, code: refusal });
  }
  return course.result(refused);
}

/** The state of one turn while its acts are taken. */
class Course {
  private entries: Entry[];
  private desk: Desk;
  private view: View;
  private rungAt: Instant | undefined;
  /** No entry may lie ahead of the time at which it is looked at. */
  private readonly now: Instant;

  constructor(
    private readonly code: Code,
    private readonly turn: Turn,
  ) {
    this.entries = [...turn.entries];
    const times = [...turn.entries, ...turn.acts].map((entry) => entry.recordedAt);
    this.now = times.reduce((a, b) => (b > a ? b : a), turn.now);
    this.desk = foldDesk(this.entries);
    this.view = this.evaluate(this.entries, this.now);
  }

  /** What new code or a new pack asks before a point already passed was not asked then. */
  migrate(): void {
    const { basis } = this.turn;
    const { steps, rules, stepsHash } = this.code;
    if (!basis || (basis.stepsHash === stepsHash && basis.packHash === rules.hash)) return;
    const wanted = openTasks(this.desk).map((task) => task.key);
    const entry = (key: string, outcome: string, happenedAt: Instant): EntryOf<'outcome'> => ({
      ...this.head(`not-asked|${key}`),
      happenedAt,
      kind: 'outcome',
      key,
      outcome,
    });
    const added = migrate(
      { steps, rules },
      { orphans: basis.orphans, wanted },
      { ledger: this.entries, now: this.now, entry },
    );
    this.entries.push(...added);
    this.desk = foldDesk(this.entries);
    this.view = this.evaluate(this.entries, this.now);
  }

  take(act: TimedAct): JudgeRefusal | undefined {
    if (this.entries.some((entry) => entry.id === act.id)) return undefined;
    if (act.body.kind === 'poke') return undefined;
    if (this.entries.length > 0 && this.view.done) return 'path-closed';
    const kept = this.entries;
    const refusal = this.append(act) ?? this.tryLook(act);
    if (refusal) this.entries = kept;
    return refusal;
  }

  /** Evaluates what is there now, and tells people what has changed by it. */
  look(after = this.evaluate(this.entries, this.now)): void {
    const views = { before: this.view, after, rules: this.code.rules };
    const { told, wakeAt } = reconcile(foldDesk(this.entries), views, this.now);
    if (this.entries.length > 0) {
      this.entries = [...this.entries, ...told.map((body, i) => this.toldEntry(body, i))];
    }
    this.desk = foldDesk(this.entries);
    this.view = after;
    this.rungAt = wakeAt;
  }

  result(refused: Advanced['refused']): Advanced {
    const { view, desk, entries } = this;
    const wakes = [view.wakeAt, this.rungAt].filter((at) => at !== undefined);
    const isEmpty = entries.length === 0;
    return {
      refused,
      entries,
      appended: entries.slice(this.turn.entries.length),
      ...(wakes.length > 0 ? { wakeAt: wakes.reduce((a, b) => (b < a ? b : a)) } : {}),
      // A path whose start was refused has nothing to remember.
      done: isEmpty || view.done,
      open: openTasks(desk),
      basis: {
        stepsHash: this.code.stepsHash,
        packHash: this.code.rules.hash,
        orphans: view.orphans.map((orphan) => orphan.key),
      },
      view,
      desk,
    };
  }

  private append(act: TimedAct): JudgeRefusal | undefined {
    if (act.body.kind === 'start') return this.start(act, act.body);
    if (this.entries.length === 0) return 'path-closed';
    const proposal = proposalOf(act);
    if (!proposal) return undefined;
    const { entries, desk } = this;
    const refusal = judge({ entries, desk, rules: this.code.rules, now: this.now }, proposal);
    if (refusal) return refusal;
    const { opening: _, ...entry } = proposal;
    this.entries = [...entries, entry];
    return undefined;
  }

  private start(
    act: TimedAct,
    { facts, history }: Extract<TimedAct['body'], { kind: 'start' }>,
  ): JudgeRefusal | undefined {
    if (this.entries.length > 0) return undefined;
    const { rules } = this.code;
    const head = headOf(act);
    const started: Entry = {
      ...head,
      kind: 'fact',
      name: STARTED,
      value: `${rules.id}@${rules.version}`,
    };
    const entries: Entry[] = [started];
    for (const [name, value] of Object.entries(facts)) {
      const rule = rules.facts[name];
      if (!rule) return 'fact-unknown';
      if (!isValueOf(rule, value)) return 'fact-value-invalid';
      const id = this.turn.idOf(`${act.id}|fact|${name}`);
      entries.push({ ...head, id, kind: 'fact', name, value });
    }
    this.entries = entries;
    for (const [i, past] of history.entries()) {
      const refusal = this.recall(act, past, i);
      if (refusal) return refusal;
    }
    return undefined;
  }

  /** A past act counts if the path called for it when it happened, or calls for it now. */
  private recall(act: TimedAct, past: HistoryAct, i: number): JudgeRefusal | undefined {
    const happenedAt = past.happenedAt as Instant; // checked to be an instant where it came in
    if (happenedAt > this.now) return 'happened-in-future';
    const { rules } = this.code;
    const head = { ...headOf(act), id: this.turn.idOf(`${act.id}|history|${i}`), happenedAt };
    const { body } = past;
    const hash = past.bodyHash === undefined ? {} : { bodyHash: past.bodyHash };
    if (body.kind === 'fact') {
      const rule = rules.facts[body.name];
      if (!rule || body.name === STARTED) return 'fact-unknown';
      if (!isValueOf(rule, body.value)) return 'fact-value-invalid';
    } else {
      const { wanted } = this.evaluate(this.entries, happenedAt);
      const called = [...wanted, ...this.evaluate(this.entries, this.now).wanted];
      if (!called.some((w) => w.key === body.key)) return 'task-not-open';
    }
    this.entries = [...this.entries, { ...head, ...hash, ...body }];
    return undefined;
  }

  /** Looks at what the act makes of the path. A late deed on a withdrawn task counts only where the path calls for it. */
  private tryLook(act: TimedAct): JudgeRefusal | undefined {
    try {
      const after = this.evaluate(this.entries, this.now);
      const isOrphan = after.orphans.some((orphan) => orphan.entryId === act.id);
      if (isOrphan && !this.isOpen(act)) return 'task-not-open';
      this.look(after);
      return undefined;
    } catch (thrown) {
      if (thrown instanceof FuelSpent) return 'path-waits-for-rules';
      throw thrown;
    }
  }

  private isOpen({ body }: TimedAct): boolean {
    return body.kind === 'outcome' && lastOpening(this.desk, body.key)?.open === true;
  }

  private evaluate(entries: readonly Entry[], now: Instant): View {
    return evaluate(this.code.steps, entries, this.code.rules, now);
  }

  private toldEntry(body: EntryBody, i: number): Entry {
    return { ...this.head(`told|${this.entries.length + i}`), ...body };
  }

  private head(text: string) {
    const { now } = this;
    const id = this.turn.idOf(`${this.entries[0]?.id ?? ''}|${text}`);
    return { v: 1, id, happenedAt: now, recordedAt: now, by: PRODUCT } as const;
  }
}

function headOf(act: TimedAct) {
  const { id, by, happenedAt, recordedAt, knownAt, bodyHash } = act;
  return {
    v: 1,
    id,
    happenedAt,
    recordedAt,
    by,
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(bodyHash === undefined ? {} : { bodyHash }),
  } as const;
}

function proposalOf(act: TimedAct): Proposal | undefined {
  const { body } = act;
  if (body.kind === 'start' || body.kind === 'poke') return undefined;
  if (body.kind !== 'outcome') return { ...headOf(act), ...body };
  const { n, ...outcome } = body;
  return { ...headOf(act), ...outcome, opening: n };
}

function openTasks(desk: Desk): OpenTask[] {
  return [...desk.values()].flatMap((openings) => {
    const last = openings.at(-1);
    return last?.open ? [{ key: last.key, n: last.n }] : [];
  });
}
