import { advance, type Advanced, type Code } from '../src/domain/path/advance.ts';
import type { ActBody } from '../src/domain/path/act.ts';
import { deskOf } from '../src/domain/path/desk-of.ts';
import type { Actor, Entry, FactValue } from '../src/domain/path/ledger.ts';
import { taskRule } from '../src/domain/policy/task-rule.ts';
import type { Rules, TaskRule } from '../src/domain/policy/rules.ts';
import { DAY_MS, type Instant } from '../src/domain/time/instant.ts';
import { uuid8 } from '../src/db/uuid8.ts';
import { stepsOf } from '../workflows/steps/index.ts';

const PLACE = '530102';
const ACTS_MAX = 40;
const MINUTE_MS = 60_000;

/** Lives that are not over, led by the core through a pack: the same in every run but for today. */
export function livedPaths(rules: Rules, count: number): Advanced[] {
  const lives = Array.from({ length: count }, (_, seed) => new Life(rules, seed).lead());
  return lives.filter(({ done }) => !done);
}

/** Now the usual outcome, now another, hours or days apart. */
class Life {
  private readonly roll: (sides: number) => number;
  private readonly code: Code;
  private now: Instant;

  constructor(
    private readonly rules: Rules,
    private readonly seed: number,
  ) {
    this.roll = dice(seed);
    this.code = { rules, steps: stepsOf(rules), stepsHash: 'bench' };
    // Up to half a year ago.
    this.now = (Date.now() - (30 + this.roll(150)) * DAY_MS) as Instant;
  }

  lead(): Advanced {
    const { roll } = this;
    const born = `${1985 + roll(35)}-0${1 + roll(9)}-1${roll(9)}`;
    const sex = roll(2) === 0 ? 'female' : 'male';
    const facts: Record<string, FactValue> = { place: PLACE, born, sex };
    const caseworker = { id: uuid8('caseworker'), role: 'caseworker', place: PLACE };
    let path = this.turn([], caseworker, { kind: 'start', facts, history: [] });
    for (let left = 5 + roll(ACTS_MAX - 5); left > 0; left--) {
      const next = this.goOn(path);
      if (!next || next.done) break;
      path = next;
    }
    return path;
  }

  private goOn({ entries, open }: Advanced): Advanced | undefined {
    const task = open[this.roll(open.length)];
    const rule = task && taskRule(this.rules, task.key);
    if (!task || !rule) return undefined;
    this.now = (this.now + this.roll(3) * DAY_MS + MINUTE_MS) as Instant;
    if (this.now > Date.now()) return undefined;
    const by = this.leadOf(task.key, rule);
    return this.turn(entries, by, { kind: 'outcome', ...task, outcome: this.outcomeOf(rule) });
  }

  private outcomeOf({ outcomes }: TaskRule): string {
    const usual = outcomes.find((outcome) => outcome.usual);
    const other = outcomes[this.roll(outcomes.length)];
    return (this.roll(5) === 0 ? other : usual)?.code ?? '';
  }

  private leadOf(key: string, rule: TaskRule): Actor {
    const { department, place } = deskOf(
      this.rules,
      { key, rule },
      { place: PLACE, now: this.now },
    );
    const id = uuid8(department);
    const isOffice = Object.hasOwn(this.rules.departments, department);
    return isOffice ? { id, role: 'clerk', department, place } : { id, role: department, place };
  }

  private turn(entries: readonly Entry[], by: Actor, body: ActBody): Advanced {
    const { now, seed } = this;
    const id = uuid8('act', String(seed), String(now));
    const acts = [{ id, by, happenedAt: now, recordedAt: now, body }];
    const idOf = (text: string) => uuid8(String(seed), text);
    return advance(this.code, { entries, acts, now, idOf });
  }
}

function dice(seed: number): (sides: number) => number {
  let state = seed * 7919 + 1;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
