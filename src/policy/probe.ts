import type { Path, StepDefinition } from '../domain/path/words.ts';
import type { Rules } from '../domain/policy/rules.ts';

/** What a step was heard to say, on all the ways that chance has led it. */
export interface Said {
  tasks: Set<string>;
  deadlines: Set<string>;
  schedules: Set<string>;
  lists: Set<string>;
  facts: Set<string>;
  needs: Set<string>;
  results: Set<string>;
  reasons: Set<string>;
}

/** Enough for every branch of the largest step to be taken many times over. */
const RUNS_MAX = 3_000;
/** A step of which nothing new was heard for several times as long as it took to hear the last word has said all. */
const RUNS_MIN = 300;
const PATIENCE = 5;
/** Rounds after which chance is led out of a loop. */
const ROUNDS_MAX = 12;

/** Lets a step run without a ledger: every answer is chance, repeatable, and every word is written down. */
export function probe(step: StepDefinition, rules: Rules): Said {
  const said: Said = {
    tasks: new Set(),
    deadlines: new Set(),
    schedules: new Set(),
    lists: new Set(),
    facts: new Set(),
    needs: new Set(),
    results: new Set(),
    reasons: new Set(),
  };
  let words = 0;
  let lastNews = 0;
  for (let run = 1; run <= Math.min(RUNS_MAX, RUNS_MIN + PATIENCE * lastNews); run++) {
    runOnce(step, rules, { said, chance: chanceOf(run) });
    const now = wordsOf(said);
    if (now > words) lastNews = run;
    words = now;
  }
  return said;
}

function wordsOf(said: Said): number {
  return Object.values(said).reduce((sum: number, { size }: Set<string>) => sum + size, 0);
}

const END = Symbol('end of the step');
type Chance = (below: number) => number;

function runOnce(
  step: StepDefinition,
  rules: Rules,
  { said, chance }: { said: Said; chance: Chance },
): void {
  try {
    said.results.add(step.run(new Probe(step.name, rules, { said, chance })) ?? 'done');
  } catch (thrown) {
    if (thrown !== END) throw thrown;
  }
}

class Probe implements Path {
  private rounds_ = 0;

  constructor(
    private readonly step: string,
    private readonly rules: Rules,
    private readonly heard: { said: Said; chance: Chance },
  ) {}

  task(name: string): string {
    this.heard.said.tasks.add(name);
    const outcomes = this.rules.tasks[`${this.step}/${name}`]?.outcomes ?? [];
    return this.pick(outcomes.map(({ code }) => code)) ?? 'unknown';
  }

  elapsed(rule: string): void {
    this.heard.said.deadlines.add(rule);
  }

  until(fact: string): void {
    this.heard.said.facts.add(fact);
  }

  fact(name: string): boolean | number | string | undefined {
    this.heard.said.facts.add(name);
    const rule = this.rules.facts[name];
    const values = rule?.type === 'code' ? (rule.codes ?? []) : [true, false];
    return this.pick([undefined, ...values]);
  }

  all(...branches: (() => unknown)[]): void {
    for (const branch of branches) branch();
  }

  first<K extends string>(branches: Record<K, () => unknown>): K {
    // Object.keys loses the literal type of the names that were just given.
    const names = Object.keys(branches) as K[];
    const winner = this.pick(names);
    if (winner === undefined) throw new Error(`step ${this.step} waits for the first of nothing`);
    branches[winner]();
    return winner;
  }

  rounds<T>(_name: string, body: (round: number) => T | undefined): T {
    for (let round = 1; ; round++) {
      const result = body(round);
      if (result !== undefined) return result;
      this.rounds_ += 1;
      if (this.rounds_ > ROUNDS_MAX) throw END;
    }
  }

  each<T>(
    _name: string,
    items: string | readonly string[],
    body: (item: string) => T,
  ): Record<string, T> {
    if (typeof items === 'string') this.heard.said.lists.add(items);
    const list = typeof items === 'string' ? this.rules.steps[this.step]?.lists[items] : items;
    return Object.fromEntries((list ?? []).map((item) => [item, body(item)]));
  }

  enough(name: string, list: string, body: (item: string) => unknown): void {
    this.each(name, list, body);
  }

  series(name: string, schedule: string, until: () => unknown): void {
    this.heard.said.tasks.add(name);
    this.heard.said.schedules.add(schedule);
    until();
  }

  result(step: string): string {
    this.heard.said.needs.add(step);
    return this.pick([...(this.rules.steps[step]?.results ?? []), 'not-applicable']) ?? '';
  }

  notApplicable(reason: string): never {
    this.heard.said.reasons.add(reason);
    throw END;
  }

  private pick<T>(list: readonly T[]): T | undefined {
    return list[this.heard.chance(list.length)];
  }
}

/** mulberry32: chance that is the same in every run. */
function chanceOf(seed: number): Chance {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}
