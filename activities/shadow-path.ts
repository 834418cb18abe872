import type { PackRef } from '../src/contract/messages.ts';
import { foldDesk } from '../src/domain/path/desk.ts';
import { evaluate } from '../src/domain/path/evaluate.ts';
import { FuelSpent } from '../src/domain/path/fuel.ts';
import { STARTED, type Entry } from '../src/domain/path/ledger.ts';
import { packOf } from '../src/domain/path/pack-of.ts';
import { reconcile } from '../src/domain/path/reconcile.ts';
import type { View } from '../src/domain/path/view.ts';
import type { Instant } from '../src/domain/time/instant.ts';
import type { PersonKey } from '../src/sealing/person-key.ts';
import type { AdvanceDeps } from './advance-path.ts';
import { projectRows } from './project-rows.ts';
import type { Live } from './read-rows.ts';
import type { Advance } from './turn-lines.ts';

export type ShadowDeps = Omit<AdvanceDeps, 'stepsHash'>;

/** What is so, whatever the rows say: by the workflow, or by the sealed ledger where no workflow is left. */
export interface Truth {
  id: string;
  person: string;
  pack: PackRef;
  entries: Entry[];
  turn: number;
  /** When the last turn looked. */
  now: Instant;
  /** Recorded before the last turn; unknown without the workflow. */
  confirmed?: number;
  /** Whether the path is over; without the workflow its steps say so. */
  isDone?: boolean;
  /** The last turn could not read its rules. */
  isWaiting?: boolean;
  /** The path was last looked at by other steps, or on another calendar, than those of this release. */
  isOfOtherRelease?: boolean;
  /** The calendar of the last turn; unknown where an earlier release took it. */
  calendarHash?: string;
}

/**
 * What a turn that changed nothing would write of this path: all its rows. Nothing where the rules are not known here,
 * or turn in a circle.
 */
export function shadowOf(
  { rulesOf, stepsOf }: ShadowDeps,
  truth: Truth,
  key: PersonKey,
): Advance | undefined {
  const rules = rulesOf(truth.pack.hash);
  if (!rules) return undefined;
  const { id, entries, now } = truth;
  const desk = foldDesk(entries);
  try {
    const seen = evaluate(stepsOf(rules), entries, rules, now);
    const view = { ...seen, done: truth.isDone ?? seen.done };
    const { turn, person, pack } = truth;
    const input = { path: id, person, pack, turn, entries, acts: [], now };
    const rung = reconcile(desk, { before: view, after: view, rules }, now).wakeAt;
    return {
      input,
      rules,
      key,
      advanced: { ...still(truth, view), ...wakeOf(view, rung), rules, view, desk },
      projected: projectRows({ id, entries, desk, view, rules, now, rulesOf }),
    };
  } catch (thrown) {
    if (thrown instanceof FuelSpent) return undefined;
    throw thrown;
  }
}

function still({ entries, now, pack }: Truth, { done }: View) {
  const basis = { stepsHash: '', packHash: pack.hash, orphans: [] };
  return { refused: [], appended: [], entries, now, done, open: [], basis };
}

function wakeOf({ wakeAt }: View, rung: Instant | undefined): { wakeAt?: Instant } {
  const wakes = [wakeAt, rung].filter((at) => at !== undefined);
  return wakes.length > 0 ? { wakeAt: wakes.reduce((a, b) => (b < a ? b : a)) } : {};
}

/** Where no workflow is left: what the rows themselves say of their last turn, and the ledger of the rest. */
export function truthOfTables({ path }: Pick<Live, 'path'>, entries: Entry[]): Truth {
  const looked = path.turnedAt.getTime();
  const recorded = entries.map(({ recordedAt }) => recordedAt);
  return {
    id: path.id,
    person: path.personId,
    pack: packOf(entries, beginningOf(path, entries)),
    entries,
    turn: path.turn,
    calendarHash: path.calendarHash,
    now: Math.max(looked, ...recorded) as Instant, // both were stamped by the workflow
    ...(path.state === 'waiting' ? { isWaiting: true } : {}),
  };
}

/** The ledger names its pack in its first entry; the hash of one that never changed stands in the row alone. */
function beginningOf({ packId, packVersion, packHash }: Live['path'], entries: readonly Entry[]) {
  const start = entries.find((e) => e.kind === 'fact' && e.name === STARTED);
  const named = start?.kind === 'fact' ? String(start.value).split('@') : [];
  return { id: named[0] ?? packId, version: named[1] ?? packVersion, hash: packHash };
}
