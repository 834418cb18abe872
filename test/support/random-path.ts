import { taskRule } from '../../src/domain/policy/task-rule.ts';
import fc from 'fast-check';
import { evaluate } from '../../src/domain/path/evaluate.ts';
import { ruleKeyOf } from '../../src/domain/path/keys.ts';
import {
  STARTED,
  type Actor,
  type Entry,
  type EntryBody,
  type FactValue,
} from '../../src/domain/path/ledger.ts';
import type { View } from '../../src/domain/path/view.ts';
import type { Steps } from '../../src/domain/path/words.ts';
import type { FactRule, Rules } from '../../src/domain/policy/rules.ts';
import { DAY_MS, type Instant } from '../../src/domain/time/instant.ts';

/** 1 March 2026, 09:00 in Yunnan. */
export const BEGIN = Date.UTC(2026, 2, 1, 1) as Instant;
const by: Actor = { id: 'example', role: 'caseworker', place: '530102' };

const lastOrHome = (a: string, b: string) =>
  Number(b === by.place) - Number(a === by.place) || (a < b ? 1 : -1);

/** One decision of chance; what it means depends on what the path asks for when it is taken. */
export interface Choice {
  what: number;
  which: number;
  how: number;
  days: number;
}

const number = (max: number) => fc.integer({ min: 0, max });

/** Up to so many decisions: answers, facts, corrections, holds, extensions, late entries, and time. */
export function choicesUpTo(maxLength: number): fc.Arbitrary<Choice[]> {
  return fc.array(
    fc.record({ what: number(99), which: number(1000), how: number(1000), days: number(60) }),
    { minLength: 1, maxLength, size: 'max' },
  );
}

export const choices = choicesUpTo(60);

export interface RandomPath {
  ledger: Entry[];
  now: Instant;
}

/** The tasks and outcomes that chance has reached, of all that the pack has. */
export class Coverage {
  readonly asked = new Set<string>();
  readonly answered = new Set<string>();

  constructor(private readonly rules: Rules) {}

  see(view: View): void {
    for (const { key } of view.wanted) this.asked.add(ruleKeyOf(key));
  }

  answer(key: string, outcome: string): void {
    this.answered.add(`${ruleKeyOf(key)}=${outcome}`);
  }

  get missing(): string[] {
    return this.all.filter((name) => !this.asked.has(name) && !this.answered.has(name));
  }

  get share(): number {
    return 1 - this.missing.length / this.all.length;
  }

  get all(): string[] {
    return Object.entries(this.rules.tasks).flatMap(([key, task]) => [
      key,
      ...task.outcomes.map((outcome) => `${key}=${outcome.code}`),
    ]);
  }
}

/** Lives a path by chance: what a ledger of the running product may look like, and some that it may not. */
export function live(
  { steps, rules }: { steps: Steps; rules: Rules },
  decisions: readonly Choice[],
  coverage?: Coverage,
): RandomPath {
  const life = new Life(rules, steps);
  for (const choice of decisions) {
    const view = evaluate(steps, life.ledger, rules, life.now);
    coverage?.see(view);
    life.decide(choice, view, coverage);
  }
  return life;
}

class Life implements RandomPath {
  ledger: Entry[] = [];
  now = BEGIN;
  private favourites: readonly string[] | undefined;

  constructor(
    private readonly rules: Rules,
    private readonly steps: Steps,
  ) {
    this.add(0, { kind: 'fact', name: STARTED, value: `${rules.id}@${rules.version}` });
    // In a pack without the county of the examples, at the last place that it names.
    const [place = ''] = Object.keys(rules.places).sort(lastOrHome);
    this.add(0, { kind: 'fact', name: 'place', value: place });
  }

  decide({ what, which, how, days }: Choice, view: View, coverage?: Coverage): void {
    if (what < 60) return this.answer(view, { which, how, days }, coverage);
    if (what < 72) return this.fact({ which, how, days });
    if (what < 76) return this.voidOne(which);
    if (what < 80) return this.hold(view, which, days);
    if (what < 83) return this.extend(view, which, how);
    this.pass(view, which, days);
  }

  private answer(view: View, choice: Omit<Choice, 'what'>, coverage?: Coverage): void {
    const { which, how, days } = choice;
    const favourites = (this.favourites ??= this.withNeeds(
      pick(Object.keys(this.rules.steps), which) ?? '',
    ));
    const own = view.wanted.filter((wanted) => favourites.includes(wanted.step));
    const isHelped = which % 8 > 0;
    if (own.length === 0 && isHelped && this.bringOn(view, which)) return;
    const wanted = pick(own.length > 0 && isHelped ? own : view.wanted, which >> 3);
    const outcomes = taskRule(this.rules, wanted?.key ?? '')?.outcomes ?? [];
    // Half of the answers are the usual one: chance alone would rarely come to the end of anything.
    const outcome = how % 2 === 0 ? outcomes.find((o) => o.usual) : pick(outcomes, how >> 1);
    if (!wanted || !outcome) return this.pass(view, which, days);
    coverage?.answer(wanted.key, outcome.code);
    const ago = how % 7 === 0 ? days : 0;
    this.add(ago, { kind: 'outcome', key: wanted.key, outcome: outcome.code });
    this.now = (this.now + (days % 9) * DAY_MS) as Instant;
  }

  /** A step that asks what came of another gets nowhere unless that one does. */
  private withNeeds(name: string): string[] {
    return [name, ...(this.steps[name]?.needs ?? []).flatMap((need) => this.withNeeds(need))];
  }

  /** Each life turns mostly on one step, and what that one waits for comes about: else none would get far. */
  private bringOn(view: View, which: number): boolean {
    const own = view.waiting.filter(({ step }) => this.favourites?.includes(step));
    const { fact, value, until } = pick(own, which >> 3) ?? {};
    if (fact !== undefined && value !== undefined) {
      const born = this.rules.facts[fact]?.derived?.of;
      // What follows from a birth date comes about with one.
      const known = born === undefined ? value : (pick(BIRTHS, which >> 5) ?? '1995');
      this.add(0, { kind: 'fact', name: born ?? fact, value: known });
      return true;
    }
    if (until === undefined || until <= this.now) return false;
    this.now = until;
    return true;
  }

  private fact({ which, how, days }: Omit<Choice, 'what'>): void {
    const known = Object.entries(this.rules.facts).filter(([name]) => name !== 'place');
    const [name, rule] = pick(known, which) ?? [];
    if (name === undefined || !rule) return;
    this.add(how % 3 === 0 ? days : 0, { kind: 'fact', name, value: valueOf(rule, how) });
  }

  private voidOne(which: number): void {
    const of = pick(this.ledger.filter((e) => e.kind !== 'void').slice(1), which)?.id;
    if (of === undefined) return;
    // Some wait for a second signature, and void nothing.
    this.add(0, { kind: 'void', of, ...(which % 5 === 0 ? { pending: true as const } : {}) });
  }

  private hold(view: View, which: number, days: number): void {
    const key = which % 5 === 0 ? '*' : (pick(view.wanted, which)?.key ?? '*');
    const until = (this.now + days * DAY_MS) as Instant;
    const end = which % 2 === 0 ? { until } : {};
    this.add(0, { kind: 'hold', key, reason: 'example', ...end });
  }

  private extend(view: View, which: number, how: number): void {
    const key = pick(view.wanted, which)?.key;
    const unit = pick(['hour', 'day', 'cn_workday', 'month'] as const, how) ?? 'day';
    if (key !== undefined)
      this.add(0, { kind: 'extension', key, n: 1 + (how % 15), unit, mode: 'notify' });
  }

  private pass(view: View, which: number, days: number): void {
    const later = (this.now + days * DAY_MS) as Instant;
    this.now = which % 2 === 0 && view.wakeAt !== undefined ? view.wakeAt : later;
  }

  private add(daysAgo: number, body: EntryBody): void {
    const happenedAt = (this.now - daysAgo * DAY_MS) as Instant;
    const id = `e${String(this.ledger.length).padStart(3, '0')}`;
    this.ledger.push({ v: 1, id, happenedAt, recordedAt: this.now, by, ...body });
    this.now = (this.now + 60_000) as Instant;
  }
}

function pick<T>(list: readonly T[], which: number): T | undefined {
  return list[which % Math.max(1, list.length)];
}

const BIRTHS = ['2017-06-30', '2008-03-20', '2002-02-28', '1995', '2012-08-31', '2020-05-01'];

function valueOf(rule: FactRule, how: number): FactValue {
  switch (rule.type) {
    case 'boolean':
      return how % 3 !== 0;
    case 'number':
      return how % 100;
    case 'date':
      return pick(BIRTHS, how) ?? '1995';
    case 'code':
      return pick(rule.codes ?? ['example'], how) ?? 'example';
  }
}
