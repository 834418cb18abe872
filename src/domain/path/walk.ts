import type { Rules, StepRule } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import { clockEnds } from './clock-ends.ts';
import {
  adopt,
  adoptPast,
  deed,
  byEnd,
  latest,
  newFrame,
  NotApplicable,
  type BranchEnd,
  type Frame,
} from './frame.ts';
import { FUEL, FuelSpent } from './fuel.ts';
import { PLACE, zoneAt } from './place-of.ts';
import type { FactValue } from './ledger.ts';
import { visitsOf, windowsOf } from './series.ts';
import { valueAt, type Point, type TimeLines } from './time-lines.ts';
import type { Waiting } from './view.ts';
import { wantedTask } from './wanted-task.ts';
import type { Path, Steps } from './words.ts';

/** Ends the evaluation of a branch that cannot go on yet. */
const WAIT = Symbol('wait');

type StepEnd = { at: Instant; result: string } | 'running' | 'waiting';

export interface WalkOptions {
  lines: TimeLines;
  rules: Rules;
  steps: Steps;
  now: Instant;
}

/** Says the words of all steps over one ledger. Made anew for every evaluation. */
export class Walk implements Path {
  /** One frame a step that was evaluated. */
  readonly frames: Frame[] = [];
  readonly reasons: { step: string; reason: string }[] = [];
  readonly ends = new Map<string, StepEnd>();
  private frame: Frame;
  private step = '';
  private fuel = FUEL;

  constructor(private readonly options: WalkOptions) {
    this.frame = newFrame(options.lines.started, '');
  }

  /** Evaluates a step from the start of the path, once. */
  runStep(name: string): void {
    if (this.ends.has(name)) return;
    this.ends.set(name, 'running');
    const outer = { frame: this.frame, step: this.step };
    this.frame = newFrame(this.options.lines.started, `${name}/`);
    this.step = name;
    const result = this.stepResult(name);
    this.frames.push(this.frame);
    this.ends.set(name, result === undefined ? 'waiting' : { at: this.frame.at, result });
    this.frame = outer.frame;
    this.step = outer.step;
  }

  task(name: string): string {
    this.spend();
    const key = this.frame.prefix + name;
    const done = this.options.lines.outcomes.get(key)?.[0];
    if (!done) {
      this.frame.wanted.push(wantedTask(this.options, key, { since: this.frame.at }));
      throw WAIT;
    }
    this.frame.closed.push(done);
    deed(this.frame, done.happenedAt);
    return done.outcome;
  }

  elapsed(rule: string): void {
    this.spend();
    const clock = this.stepRule().deadlines[rule];
    if (!clock) throw new Error(`step ${this.step} has no deadline ${rule}`);
    const { at, prefix } = this.frame;
    const own = { key: prefix + rule, rule: clock, from: at, timeZone: this.zone(at) };
    this.reach(clockEnds(this.options, own), { step: this.step, rule });
  }

  until(fact: string, value: FactValue): void {
    this.spend();
    if (this.standing(fact) === value) return;
    this.reach(this.turn(fact, value)?.at, { step: this.step, fact, value });
    deed(this.frame, this.frame.at);
  }

  fact(name: string): FactValue | undefined {
    this.spend();
    return this.standing(name);
  }

  all(...branches: (() => unknown)[]): void {
    this.spend();
    const ends = branches.map((branch) => this.branch(branch));
    const [over] = ends.filter((end) => end.over).sort(byEnd);
    if (over) return this.settle(ends, over);
    if (ends.some((end) => !end.done)) return this.wait(ends);
    for (const end of ends) {
      adopt(this.frame, end.frame);
      this.frame.at = latest(this.frame.at, end.frame.at);
    }
  }

  first<K extends string>(branches: Record<K, () => unknown>): K {
    this.spend();
    const names = Object.keys(branches) as K[]; // keeps the literal type of the names given
    const ends = names.map((name) => this.branch(branches[name]));
    const [winner] = ends.filter((end) => end.done).sort(byEnd);
    const name = winner && names[ends.indexOf(winner)];
    if (!winner || name === undefined) return this.wait(ends);
    this.settle(ends, winner);
    return name;
  }

  rounds<T>(name: string, body: (round: number) => T | undefined): T {
    const { prefix } = this.frame;
    for (let round = 1; ; round++) {
      this.spend();
      this.frame.prefix = `${prefix}${name}.${round}/`;
      const result = body(round);
      this.frame.prefix = prefix;
      if (result !== undefined) return result;
    }
  }

  each<T>(
    name: string,
    items: string | readonly string[],
    body: (item: string) => T,
  ): Record<string, T> {
    const list = typeof items === 'string' ? this.stepRule().lists[items] : items;
    if (!list) throw new Error(`step ${this.step} has no list ${String(items)}`);
    const results: Record<string, T> = {};
    this.all(...this.branches(name, list, (item) => (results[item] = body(item))));
    return results;
  }

  enough(name: string, list: string, body: (item: string) => unknown): void {
    this.spend();
    const rule = this.stepRule();
    const [items, quorum] = [rule.lists[list], rule.quorums?.[list]];
    if (!items || !quorum) throw new Error(`step ${this.step} has no quorum of ${list}`);
    const ends = this.branches(name, items, body).map((branch) => this.branch(branch));
    const last = ends.filter((end) => end.done).sort(byEnd)[quorum - 1];
    return last ? this.settle(ends, last) : this.wait(ends);
  }

  series(name: string, schedule: string, until: () => unknown): void {
    const plan = this.stepRule().schedules[schedule];
    if (!plan) throw new Error(`step ${this.step} has no schedule ${schedule}`);
    const { lines, rules, now } = this.options;
    const { frame } = this;
    const end = this.branch(until);
    if (end.over) return this.settle([end], end);
    adopt(frame, end.frame);
    const visits = visitsOf(lines, frame.prefix, name);
    frame.closed.push(...visits.filter((v) => !end.done || v.happenedAt <= end.frame.at));
    let n = 0;
    let seen = 0;
    const timeZone = this.zone(frame.at);
    for (const window of windowsOf(plan, frame.at, { lines, rules, timeZone })) {
      this.spend();
      n += 1;
      if (end.done && window.to > end.frame.at) break;
      const { from, to, due } = window;
      while ((visits[seen]?.happenedAt ?? to) < from) seen += 1;
      const filled = (visits[seen]?.happenedAt ?? to) < to;
      const key = `${frame.prefix}${name}.${n}/${name}`;
      if (to <= now && !filled) frame.skipped.push({ key, step: this.step, from, to });
      if (to <= now) continue;
      if (!filled) {
        const own = { key, step: this.step, since: from, timeZone, dueFrom: due };
        frame.wanted.push({ ...own, ...due(from) });
      }
      this.reach(to, { step: this.step, rule: schedule });
    }
    frame.at = latest(frame.at, end.frame.at);
  }

  result(step: string): string {
    this.spend();
    if (!this.options.steps[this.step]?.needs.includes(step)) {
      throw new Error(`step ${this.step} asks for ${step} without needing it`);
    }
    this.runStep(step);
    const end = this.ends.get(step);
    if (typeof end !== 'object') throw WAIT;
    this.frame.at = latest(this.frame.at, end.at);
    return end.result;
  }

  notApplicable(reason: string): never {
    throw new NotApplicable(reason);
  }

  private stepResult(name: string): string | undefined {
    const step = this.options.steps[name];
    // A pack may leave a step out; whoever asks for its result is told so.
    if (!step) return 'not-applicable';
    try {
      this.beginWhenApplicable();
      return step.run(this) ?? 'done';
    } catch (thrown) {
      if (thrown === WAIT) return undefined;
      if (!(thrown instanceof NotApplicable)) throw thrown;
      this.reasons.push({ step: name, reason: thrown.reason });
      return 'not-applicable';
    }
  }

  /** A step begins when its fact is so, and is not applicable once it can no longer become so. */
  private beginWhenApplicable(): void {
    const condition = this.options.rules.steps[this.step]?.appliesTo;
    if (!condition) return;
    const { fact, value } = condition;
    const standing = this.standing(fact) ?? value;
    if (standing !== value && !this.turn(fact, value)) this.notApplicable(fact);
    this.until(fact, value);
  }

  private branches<T>(name: string, items: readonly string[], body: (item: string) => T) {
    return items.map((item) => () => {
      this.frame.prefix += `${name}.${item}/`;
      return body(item);
    });
  }

  private branch(body: () => unknown): BranchEnd {
    const outer = this.frame;
    const frame = newFrame(outer.at, outer.prefix);
    this.frame = frame;
    try {
      body();
      return { frame, done: true };
    } catch (thrown) {
      if (thrown === WAIT) return { frame, done: false };
      if (thrown instanceof NotApplicable) return { frame, done: true, over: thrown };
      throw thrown;
    } finally {
      this.frame = outer;
    }
  }

  private wait(ends: readonly BranchEnd[]): never {
    for (const end of ends) adopt(this.frame, end.frame);
    throw WAIT;
  }

  /** Goes on where one branch ended: what the others had closed by then stays in force, and no more. */
  private settle(ends: readonly BranchEnd[], winner: BranchEnd): void {
    for (const end of ends) {
      if (end === winner) adopt(this.frame, end.frame);
      else adoptPast(this.frame, end.frame, winner.frame.at);
    }
    this.frame.at = winner.frame.at;
    if (winner.over) throw winner.over;
  }

  /** Goes on from an instant that has come; waits for one that has not, or is not known. */
  private reach(at: Instant | undefined, waiting: Waiting): void {
    if (at !== undefined && at <= this.options.now) {
      this.frame.at = latest(this.frame.at, at);
      return;
    }
    this.frame.waiting.push(at === undefined ? waiting : { ...waiting, until: at });
    if (at !== undefined) this.frame.wakes.push(at);
    throw WAIT;
  }

  private zone(at: Instant): string {
    return zoneAt(this.options.rules, this.options.lines.facts.get(PLACE), at);
  }

  private standing(fact: string): FactValue | undefined {
    return valueAt(this.options.lines.facts.get(fact), this.frame.at);
  }

  /** The next point at which a fact becomes so. */
  private turn(fact: string, value: FactValue): Point | undefined {
    const line = this.options.lines.facts.get(fact);
    return line?.find((point) => point.at > this.frame.at && point.value === value);
  }

  private stepRule(): StepRule {
    const rule = this.options.rules.steps[this.step];
    if (!rule) throw new Error(`the pack has no step ${this.step}`);
    return rule;
  }

  private spend(): void {
    this.fuel -= 1;
    if (this.fuel < 0) throw new FuelSpent(this.step);
  }
}
