import { advance, type Advanced, type Code } from '../src/domain/path/advance.ts';
import type { ActBody } from '../src/domain/path/act.ts';
import { deskOf } from '../src/domain/path/desk-of.ts';
import { lastOpening, type OpenTask } from '../src/domain/path/desk.ts';
import { PRODUCT, type Actor, type Entry, type FactValue } from '../src/domain/path/ledger.ts';
import { PLACE } from '../src/domain/path/place-of.ts';
import { taskRule } from '../src/domain/policy/task-rule.ts';
import type { Rules, TaskRule } from '../src/domain/policy/rules.ts';
import { HOUR_MS, type Instant } from '../src/domain/time/instant.ts';
import { uuid8 } from '../src/db/uuid8.ts';
import { stepsOf } from '../workflows/steps/index.ts';

const MINUTE_MS = 60_000;

/** An invented life under one pack. */
export interface Life {
  rules: Rules;
  /** The same seed lives the same life. */
  seed: number;
  facts: Record<string, FactValue> & { place: string };
  /** From being free until nobody did anything more. */
  from: Instant;
  until: Instant;
  acts: number;
  /** Between one act and the next, less than so many hours. */
  pauseHours: number;
}

/** Led by the core: now the usual outcome, now another, most often of the task that is due soonest. Pure. */
export function livedPath(life: Life): Advanced {
  return new Living(life).lead();
}

class Living {
  private readonly roll: Roll;
  private readonly code: Code;
  private now: Instant;

  constructor(private readonly life: Life) {
    const { rules, seed, from } = life;
    this.roll = dice(seed);
    this.code = { rules, steps: stepsOf(rules), stepsHash: 'lived' };
    this.now = from;
  }

  lead(): Advanced {
    const { place, ...facts } = this.life.facts;
    const caseworker = { id: uuid8('caseworker'), role: 'caseworker', place };
    const start: ActBody = { kind: 'start', facts: { [PLACE]: place, ...facts }, history: [] };
    let path = this.turn([], caseworker, start);
    for (let { acts } = this.life; acts > 0; acts--) {
      const next = this.goOn(path);
      if (!next || next.done) break;
      path = next;
    }
    return path;
  }

  private goOn(path: Advanced): Advanced | undefined {
    const { pauseHours, until } = this.life;
    if (path.open.length === 0) return this.untilAsked(path);
    this.now = (this.now + this.roll(pauseHours) * HOUR_MS + MINUTE_MS) as Instant;
    if (this.now > until) return undefined;
    // Where time has changed what is asked for, it is looked at before anybody acts.
    const isPast = path.wakeAt !== undefined && path.wakeAt <= this.now;
    return this.act(isPast ? this.wake(path.entries) : path);
  }

  private act(path: Advanced): Advanced {
    const { rules, facts } = this.life;
    const task = this.next(path);
    const rule = task && taskRule(rules, task.key);
    if (!task || !rule) return path;
    const { department, place } = deskOf(
      rules,
      { key: task.key, rule },
      { place: facts.place, now: this.now },
    );
    const by = this.workerAt(department, place);
    return this.turn(path.entries, by, {
      kind: 'outcome',
      ...task,
      outcome: this.outcomeOf(rule),
    });
  }

  /** Nothing is to be done until time alone asks for something. */
  private untilAsked({ wakeAt, entries }: Advanced): Advanced | undefined {
    if (wakeAt === undefined || wakeAt > this.life.until) return undefined;
    this.now = Math.max(this.now + MINUTE_MS, wakeAt) as Instant;
    return this.wake(entries);
  }

  private wake(entries: readonly Entry[]): Advanced {
    return this.turn(entries, PRODUCT, { kind: 'poke' });
  }

  private next({ open, desk }: Advanced): OpenTask | undefined {
    if (this.roll(3) === 0) return open[this.roll(open.length)];
    const due = ({ key }: OpenTask) => lastOpening(desk, key)?.dueAt ?? Infinity;
    return open.toSorted((a, b) => due(a) - due(b))[0];
  }

  private outcomeOf({ outcomes }: TaskRule): string {
    const usual = outcomes.find((outcome) => outcome.usual);
    const other = outcomes[this.roll(outcomes.length)];
    return (this.roll(5) === 0 ? other : usual)?.code ?? '';
  }

  private workerAt(department: string, place: string): Actor {
    const id = uuid8(department);
    const isOffice = Object.hasOwn(this.life.rules.departments, department);
    return isOffice ? { id, role: 'clerk', department, place } : { id, role: department, place };
  }

  private turn(entries: readonly Entry[], by: Actor, body: ActBody): Advanced {
    const { now } = this;
    const seed = String(this.life.seed);
    const id = uuid8('act', seed, String(now));
    const acts = [{ id, by, happenedAt: now, recordedAt: now, body }];
    return advance(this.code, { entries, acts, now, idOf: (text) => uuid8(seed, text) });
  }
}

/** A whole number from zero up to, and without, the number of sides. */
export type Roll = (sides: number) => number;

/** Chance that is the same for the same seed. */
export function dice(seed: number): Roll {
  let state = seed * 7919 + 1;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
