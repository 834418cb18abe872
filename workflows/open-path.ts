import { ApplicationFailure, type CancellationScope } from '@temporalio/workflow';
import type { AdvanceInput, AdvanceResult, StampedAct } from '../src/contract/activities.ts';
import type {
  Act,
  ActAnswer,
  Basis,
  Carried,
  Known,
  OpenTask,
  PathInput,
} from '../src/contract/messages.ts';
import type { RefusalCode } from '../src/contract/refusals.ts';

export interface Waiting {
  act: Act;
  answer(answer: ActAnswer): void;
  refuse(refusal: ApplicationFailure): void;
}

/** What a path knows between two turns. */
export interface OpenPath {
  input: PathInput;
  entries: AdvanceInput['entries'];
  turn: number;
  /** Of the last entry. */
  recordedAt: number;
  basis: Basis | undefined;
  /** Of the last turn that was begun: when it looked, and how much of the ledger was recorded by then. */
  lookedAt: number;
  confirmed: number;
  isUnderWay: boolean;
  /** Unknown while a turn is under way, and before the first of a run. */
  open: OpenTask[] | undefined;
  line: Waiting[];
  isDue: boolean;
  isDone: boolean;
  alarm: { at: number; scope: CancellationScope } | undefined;
}

/** A new run asks at once what is due: its timer is armed by the answer. */
export function openPath(input: PathInput): OpenPath {
  const { entries, turn, recordedAt, basis } = input.carried ?? {
    entries: [],
    turn: 0,
    recordedAt: 0,
  };
  return {
    input,
    entries,
    turn,
    recordedAt,
    basis,
    lookedAt: recordedAt,
    confirmed: entries.length,
    isUnderWay: false,
    open: undefined,
    line: [],
    isDue: entries.length > 0,
    isDone: false,
    alarm: undefined,
  };
}

export function carriedBy({ entries, turn, recordedAt, basis }: OpenPath): Carried {
  return { entries, turn, recordedAt, ...(basis ? { basis } : {}) };
}

/** What is told of a path to whoever compares; it changes nothing. */
export function knownBy(path: OpenPath): Known {
  const { input, lookedAt, confirmed, isDone, isUnderWay, isDue, line } = path;
  const isBusy = isUnderWay || isDue || line.length > 0;
  return {
    ...carriedBy(path),
    person: input.person,
    pack: input.pack,
    lookedAt,
    confirmed,
    isBusy,
    isWaiting: !isBusy && path.turn > 0 && path.open === undefined,
    isDone,
  };
}

/** The product's clock, as far ahead of Temporal's as it was when the path was started. */
export function productNow({ input }: OpenPath): number {
  return Date.now() + input.skew;
}

/** What a turn is asked; from here to its answer nobody knows which tasks are open. */
export function beginTurn(path: OpenPath, acts: StampedAct[], id: string): AdvanceInput {
  const { entries, basis, input } = path;
  path.isDue = false;
  path.open = undefined;
  path.isUnderWay = true;
  path.confirmed = entries.length;
  const now = productNow(path);
  // As `advance` does: nothing that is recorded lies ahead of the time at which it is looked at.
  path.lookedAt = acts.reduce(
    (at, act) => Math.max(at, act.recordedAt),
    Math.max(now, path.recordedAt),
  );
  return {
    path: id,
    person: input.person,
    pack: input.pack,
    turn: path.turn + 1,
    entries,
    acts,
    now,
    ...(basis ? { basis } : {}),
  };
}

export function record(path: OpenPath, { appended, open, basis, done }: AdvanceResult): void {
  path.entries.push(...appended);
  path.recordedAt = appended.reduce((at, e) => Math.max(at, e.recordedAt), path.recordedAt);
  path.turn += 1;
  path.isUnderWay = false;
  path.basis = basis;
  path.open = open;
  path.isDone = done;
}

/** The ledger knows every act that was taken, in this run or an earlier one: the same act has the same answer. */
export function answerIn({ entries, isDone }: OpenPath, { id }: Act): ActAnswer | undefined {
  const at = entries.findIndex((entry) => entry.id === id);
  return at < 0 ? undefined : { seq: at + 1, done: isDone };
}

/**
 * A courtesy to whoever comes second: `advance` is the judge. It refuses only what is sure, and writes nothing. A task
 * that was withdrawn may still have been done before.
 */
export function refuseAtOnce(path: OpenPath, asked: Act): void {
  const { open, line, entries } = path;
  const { body } = asked;
  if (body.kind !== 'outcome' || !open || line.length > 0 || answerIn(path, asked)) return;
  const isSame = (task: OpenTask) => task.key === body.key && task.n === body.n;
  if (open.some(isSame)) return;
  const isWithdrawn = entries.some((e) => e.kind === 'told' && e.what === 'withdrawn' && isSame(e));
  if (!isWithdrawn) throw refusal('task-not-open');
}

/** Temporal keeps the type in clear, and the message for ever: both say no more than the code. */
export function refusal(code: RefusalCode): ApplicationFailure {
  return ApplicationFailure.nonRetryable('refused', code);
}
