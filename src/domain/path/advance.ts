import type { Rules } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import type { TimedAct } from './act.ts';
import { withAnswerDue } from './answer-due.ts';
import { begin, type Start } from './begin.ts';
import { standingOf, yearsSince, type CalendarStanding } from './calendar-standing.ts';
import { foldDesk, foldEntry, openTasks, type Desk, type OpenTask } from './desk.ts';
import { evaluate } from './evaluate.ts';
import { latest } from './frame.ts';
import { isFirstSignature, judge, judgePack, type JudgeRefusal } from './judge.ts';
import { PRODUCT, type Entry, type PackRef, type ToldBody } from './ledger.ts';
import { migrate, notAskedBody, type NotAskedEntry } from './migrate.ts';
import { planPack } from './plan-pack.ts';
import { headOf, proposalOf } from './proposal.ts';
import { reconcile } from './reconcile.ts';
import { successionsOf } from './successions.ts';
import type { View } from './view.ts';
import { FuelSpent } from './fuel.ts';
import type { Steps } from './words.ts';

/** What the last evaluation stood on, so that new code or rules are noticed and migrated to. */
export interface Basis {
  stepsHash: string;
  packHash: string;
  /** Missing in what an earlier release left. */
  calendar?: CalendarStanding;
  /** Keys of closed tasks that nothing called for. */
  orphans: string[];
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
  /** The code by which a path goes on that is to stand on another pack, by the hash of that. */
  codeOf?: (packHash: string) => Code | undefined;
  /** A UUID that follows from a text: a turn that is taken again makes the same entries. */
  idOf: (text: string) => string;
}

export interface Advanced {
  refused: { id: string; code: JudgeRefusal }[];
  /** All entries, and those of them that are new. */
  entries: Entry[];
  appended: Entry[];
  wakeAt?: Instant;
  done: boolean;
  open: OpenTask[];
  basis: Basis;
  /** By which the path goes on. */
  rules: Rules;
  view: View;
  desk: Desk;
  /** When the turn looked: never before something that the path has recorded. */
  now: Instant;
}

/**
 * One turn of a path: judges the acts one after the other, each on what the one before has left, and says what
 * people have to be told. Pure. Throws `FuelSpent` where the ledger as it was already turns in a circle.
 */
export function advance(code: Code, turn: Turn): Advanced {
  const course = new Course(code, turn);
  course.migrate();
  course.lookAtCalendar();
  const refused: Advanced['refused'] = [];
  for (const act of turn.acts) {
    const refusal = course.take(act);
    if (refusal) refused.push({ id: act.id, code: refusal });
  }
  course.lookAtTime();
  return course.result(refused);
}

/** The state of one turn while its acts are taken. */
class Course {
  private readonly entries: Entry[];
  private readonly desk: ReturnType<typeof foldDesk>;
  private view: View;
  private rungAt: Instant | undefined;
  private hasLooked = false;
  /** No entry may lie ahead of the time at which it is looked at. */
  private readonly now: Instant;

  constructor(
    private code: Code,
    private readonly turn: Turn,
  ) {
    this.entries = [...turn.entries];
    let { now } = turn;
    for (const { recordedAt } of [...turn.entries, ...turn.acts]) now = latest(now, recordedAt);
    this.now = now;
    this.desk = foldDesk(this.entries);
    this.view = this.evaluate(this.entries, this.now);
  }

  /** What new code, a new pack or a new calendar asks before a point already passed was not asked then. */
  migrate(): void {
    const { basis } = this.turn;
    const { steps, rules } = this.code;
    if (!basis || (this.isSameCode(basis) && !this.isOtherCalendar(basis))) return;
    const open = openTasks(this.desk).map((task) => task.key);
    const added = migrate(
      { steps, rules },
      { orphans: basis.orphans, open },
      { ledger: this.entries, now: this.now, entry: this.notAskedEntry() },
    );
    this.append(added);
    this.view = this.evaluate(this.entries, this.now);
  }

  /** Dates that a calendar moved are told before any act moves one, so that each can say why. */
  lookAtCalendar(): void {
    const { basis } = this.turn;
    if (basis && this.isSameCode(basis) && this.isOtherCalendar(basis)) {
      this.look(this.view, { calendarYears: yearsSince(this.code.rules, basis.calendar) });
    }
  }

  /** Takes an act, or says why not and leaves everything as it was. */
  take(act: TimedAct): JudgeRefusal | undefined {
    if (act.body.kind === 'poke' || this.entries.some(({ id }) => id === act.id)) return undefined;
    if (act.happenedAt > this.now) return 'happened-in-future';
    const begins = this.entries.length === 0;
    if (begins !== (act.body.kind === 'start')) return begins ? 'path-closed' : 'entry-unknown';
    if (!begins && this.view.done) return 'path-closed';
    try {
      return act.body.kind === 'pack' ? this.goOnUnder(act, act.body.pack) : this.weigh(act);
    } catch (thrown) {
      if (!(thrown instanceof FuelSpent)) throw thrown;
      return act.body.kind === 'pack' ? 'pack-unfit' : 'path-waits-for-rules';
    }
  }

  /** Another pack, with all that it changes: what time alone changes is told by the old one first. */
  private goOnUnder(act: TimedAct, pack: PackRef): JudgeRefusal | undefined {
    const next = this.turn.codeOf?.(pack.hash);
    const { entries, desk, now, code } = this;
    const refusal = judgePack({ entries, desk, rules: code.rules, now }, act.by, next?.rules);
    if (refusal || !next) return refusal ?? 'path-waits-for-rules';
    this.lookAtTime();
    const entry = this.notAskedEntry(act.id);
    const plan = planPack({ from: code, to: next }, { entries, desk, view: this.view, now }, entry);
    // No change of rules ends anybody's path.
    if (plan.view.done) return 'pack-unfit';
    const { id, version, hash } = code.rules;
    const { changes } = plan;
    this.append([
      { ...headOf(act), kind: 'pack', from: { id, version, hash }, pack, changes },
      ...plan.notAsked,
    ]);
    this.append(plan.told.map((body, i) => this.toldEntry(body, i, { knownAt: act.knownAt })));
    this.code = next;
    this.view = plan.view;
    this.rungAt = plan.wakeAt;
    return undefined;
  }

  /** Time alone may have changed what the path asks for. */
  lookAtTime(): void {
    if (this.entries.length > 0 && !this.hasLooked) this.look(this.view);
  }

  result(refused: Advanced['refused']): Advanced {
    const { view, desk, entries, now } = this;
    const open = openTasks(desk);
    const keys = open.map(({ key }) => key);
    const moves = successionsOf(this.code.rules, keys, { entries, now });
    const wakes = [view.wakeAt, this.rungAt, ...moves].filter((at) => at !== undefined);
    return {
      refused,
      entries,
      appended: entries.slice(this.turn.entries.length),
      ...(wakes.length > 0 ? { wakeAt: wakes.reduce((a, b) => (b < a ? b : a)) } : {}),
      // A path whose start was refused has nothing to remember.
      done: entries.length === 0 || view.done,
      open,
      basis: {
        stepsHash: this.code.stepsHash,
        packHash: this.code.rules.hash,
        calendar: standingOf(this.code.rules),
        orphans: view.orphans.map((orphan) => orphan.key),
      },
      rules: this.code.rules,
      view,
      desk,
      now,
    };
  }

  private weigh(act: TimedAct): JudgeRefusal | undefined {
    const proposed = act.body.kind === 'start' ? this.begin(act, act.body) : this.propose(act);
    if (!Array.isArray(proposed)) return proposed;
    const after = this.evaluate([...this.entries, ...proposed], this.now);
    if (!this.isCalledFor(act, after)) return 'task-not-open';
    this.append(proposed);
    this.look(after, { knownAt: act.knownAt });
    return undefined;
  }

  private propose(act: TimedAct): JudgeRefusal | Entry[] {
    const proposal = proposalOf(act);
    if (!proposal) return [];
    const { entries, desk, now } = this;
    const file = { entries, desk, rules: this.code.rules, now };
    const refusal = judge(file, proposal);
    if (refusal) return refusal;
    const { opening: _, ...entry } = withAnswerDue(file, proposal);
    return [isFirstSignature(file, entry) ? { ...entry, pending: true } : entry];
  }

  /** What the path asks for is always heard. A deed on a task that it has let go counts only if it then calls for it. */
  private isCalledFor({ id, body }: TimedAct, after: View): boolean {
    if (body.kind !== 'outcome') return true;
    if (this.view.wanted.some(({ key }) => key === body.key)) return true;
    return !after.orphans.some((orphan) => orphan.entryId === id);
  }

  private begin(act: TimedAct, start: Start): JudgeRefusal | Entry[] {
    const { code, turn, now } = this;
    const isWanted = (entries: readonly Entry[], key: string, at: Instant) =>
      this.evaluate(entries, at).wanted.some((wanted) => wanted.key === key);
    return begin({ rules: code.rules, now, idOf: turn.idOf, isWanted }, act, start);
  }

  private look(after: View, why: Why = {}): void {
    const views = { before: this.view, after, rules: this.code.rules };
    const { told, wakeAt } = reconcile(this.desk, views, this.now);
    this.append(told.map((body, i) => this.toldEntry(body, i, why)));
    this.view = after;
    this.rungAt = wakeAt;
    this.hasLooked = true;
  }

  private append(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.entries.push(entry);
      foldEntry(this.desk, entry);
    }
  }

  private evaluate(entries: readonly Entry[], now: Instant): View {
    return evaluate(this.code.steps, entries, this.code.rules, now);
  }

  private toldEntry(body: ToldBody, i: number, { knownAt, calendarYears }: Why): Entry {
    const known = knownAt === undefined ? {} : { knownAt };
    const why = calendarYears && body.what === 'moved' ? { calendarYears } : {};
    return { ...this.head(`told|${this.entries.length + i}`), ...known, ...body, ...why };
  }

  private isSameCode({ stepsHash, packHash }: Basis): boolean {
    return stepsHash === this.code.stepsHash && packHash === this.code.rules.hash;
  }

  private isOtherCalendar({ calendar }: Basis): boolean {
    return calendar !== undefined && calendar.hash !== this.code.rules.calendarHash;
  }

  /** A path that changes its pack again may have to be told so again, of the same task. */
  private notAskedEntry(act = ''): NotAskedEntry {
    return (key, happenedAt) => ({
      ...this.head(act === '' ? `not-asked|${key}` : `not-asked|${key}|${act}`),
      happenedAt,
      ...notAskedBody(key),
    });
  }

  private head(text: string) {
    const { now } = this;
    const id = this.turn.idOf(`${this.entries[0]?.id ?? ''}|${text}`);
    return { v: 1, id, happenedAt: now, recordedAt: now, by: PRODUCT } as const;
  }
}

/** Why people are told something, beside what was done. */
interface Why {
  knownAt?: Instant | undefined;
  calendarYears?: number[];
}
