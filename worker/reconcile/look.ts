import { setTimeout as pause } from 'node:timers/promises';
import { faultsOf, type Compared } from '../../activities/compare-path.ts';
import type { Fault } from '../../activities/compare-rows.ts';
import { readRows, type Live } from '../../activities/read-rows.ts';
import { openLedger } from '../../activities/rebuild-path.ts';
import { shadowOf, truthOfTables, type Truth } from '../../activities/shadow-path.ts';
import type { Known } from '../../src/contract/messages.ts';
import { prepared, type Statement } from '../../src/db/prepared.ts';
import { upcast } from '../../src/domain/path/ledger.ts';
import { packOf } from '../../src/domain/path/pack-of.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import type { PersonKey } from '../../src/sealing/person-key.ts';
import { KeyGone } from '../../src/sealing/sealer.ts';
import { lookAt, stateOf, type PathState } from '../../src/temporal/path-state.ts';
import type { Parts } from '../parts.ts';
import { isLateSql } from '../sweep.ts';

/** What was found of a path, and what it takes to set it right. */
export interface Finding {
  id: string;
  faults: Fault[];
  live: Live | undefined;
  /** Missing where the ledger cannot be read at all: then nothing can be made of it. */
  compared: Compared | undefined;
  /** Temporal no longer runs what the tables know as open. */
  isLost: boolean;
  isLate: boolean;
}

export type Look = Finding | 'unsettled' | 'unknown';

/** Some ten seconds in all, most of them for a path that is asked something again and again. */
const LOOKS_MAX = 12;
const PAUSE_MS = { first: 50, longest: 1_500 };

/**
 * Looks at a path until two looks saw the same: a turn may be recorded in one place and not yet in the other. One that is
 * as it should be at the first look is not looked at again.
 */
export async function findFaults(parts: Parts, id: string): Promise<Look> {
  let last: { finding: Finding; stand: string } | undefined;
  for (let i = 0; i < LOOKS_MAX; i++) {
    const seen = await lookOnce(parts, id);
    if (seen === 'unknown') return 'unknown';
    if (seen !== 'busy') {
      if (seen.finding.faults.length === 0) return seen.finding;
      if (last?.stand === seen.stand) return seen.finding;
    }
    last = seen === 'busy' ? undefined : seen;
    await pause(Math.min(PAUSE_MS.first * 2 ** i, PAUSE_MS.longest));
  }
  return 'unsettled';
}

type Seen = { finding: Finding; stand: string } | 'busy' | 'unknown';

/** Temporal is asked first: what it has recorded is in the tables by then, unless a turn is under way. */
async function lookOnce(parts: Parts, id: string): Promise<Seen> {
  const state = await stateOf(parts.temporal, id);
  const known = await knownOf(parts, id, state);
  if (known?.isBusy) return 'busy';
  const live = await readRows(parts.ds, id);
  const mayRun = known && known.entries.length > 0 ? known : undefined;
  if (!live && !mayRun) return state === 'running' ? bare(id) : 'unknown';
  const finding = await judge(parts, { id, state, known: mayRun, live });
  const stand = [
    state,
    known?.turn,
    live?.path.turn,
    live?.path.seq,
    live?.path.turnedAt.getTime(),
  ];
  return { finding, stand: JSON.stringify([stand, finding.faults]) };
}

/** Of a path that is over on both sides Temporal may have forgotten everything. */
async function knownOf(parts: Parts, id: string, state: PathState): Promise<Known | undefined> {
  if (state === 'running') return lookAt(parts.temporal, id);
  if (state !== 'completed') return undefined;
  const [row] = await prepared<{ state: string }>(parts.ds, STATE, [id]);
  return row?.state === 'done' ? undefined : lookAt(parts.temporal, id);
}

const STATE: Statement = { name: 'path-state', text: 'select state from path where id = $1' };

/** A path whose start was refused, or is still to come, has no rows. */
const bare = (id: string): Seen => ({
  finding: { id, faults: [], live: undefined, compared: undefined, isLost: false, isLate: false },
  stand: '',
});

interface Both {
  id: string;
  state: PathState;
  known: Known | undefined;
  live: Live | undefined;
}

async function judge(parts: Parts, { id, state, known, live }: Both): Promise<Finding> {
  const isOpen = live !== undefined && live.path.state !== 'done';
  const isLost = isOpen && !known && state !== 'running';
  const isLate = isOpen && (await late(parts, id));
  const found = { id, live, isLost, isLate };
  const own: Fault[] = [
    ...(isLost ? [fault('workflow', id, 'missing')] : []),
    // It runs, and has forgotten even how the path began.
    ...(live && !known && state === 'running' ? [fault('workflow', id, 'late')] : []),
    ...(isLate ? [fault('path', id, 'late')] : []),
  ];
  const person = known?.person ?? live?.path.personId ?? '';
  const key = await keyOf(parts, person);
  if (!key)
    return { ...found, compared: undefined, faults: [...own, ...keyFaults(person, isOpen)] };
  const truth = known ? truthOf(parts, id, known) : live && tablesTruth(live, key);
  if (!truth || 'unreadable' in truth) {
    const unreadable = truth?.unreadable.map((seq) => sealedFault(seq)) ?? [];
    return { ...found, compared: undefined, faults: [...own, ...unreadable] };
  }
  const { rulesOf } = parts;
  const compared = { truth, key, shadow: shadowOf(parts, truth, key), rulesOf };
  const faults = live ? faultsOf(live, compared) : [fault('path', id, 'missing')];
  return { ...found, compared, faults: [...own, ...faults] };
}

const fault = (table: string, row: string, kind: Fault['kind']): Fault => ({
  table,
  row,
  kind,
  columns: [],
});

const sealedFault = (seq: number): Fault => ({
  table: 'ledger',
  row: String(seq),
  kind: 'differs',
  columns: ['sealed'],
});

function truthOf({ stepsHash, rulesOf }: Parts, id: string, known: Known): Truth {
  const { person, turn, basis } = known;
  const entries = known.entries.map((entry) => upcast({ ...entry }));
  const pack = packOf(entries, known.pack);
  const calendarHash = basis?.calendar?.hash;
  const rules = rulesOf(pack.hash);
  const isOfOtherSteps = basis !== undefined && basis.stepsHash !== stepsHash;
  const isOnOtherCalendar = calendarHash !== undefined && calendarHash !== rules?.calendarHash;
  return {
    id,
    person,
    pack,
    turn,
    entries,
    now: known.lookedAt as Instant, // stamped by the workflow
    confirmed: known.confirmed,
    isDone: known.isDone,
    isWaiting: known.isWaiting,
    isOfOtherRelease: isOfOtherSteps || isOnOtherCalendar,
    ...(calendarHash === undefined ? {} : { calendarHash }),
  };
}

/** Which entries do not open, where any does not: nobody may go on from a ledger with holes. */
function tablesTruth(live: Live, key: PersonKey): Truth | { unreadable: number[] } {
  const unreadable = [
    ...holesIn(live),
    ...live.ledger.flatMap((row) => (opens(row, key) ? [] : [row.seq])),
  ];
  return unreadable.length > 0 ? { unreadable } : truthOfTables(live, openLedger(live, key));
}

function opens(row: Live['ledger'][number], key: PersonKey): boolean {
  try {
    openLedger({ ledger: [row] }, key);
    return true;
  } catch {
    return false;
  }
}

/** Places of entries that ought to be there; at the end they are missing only if the head is not the last one. */
function holesIn({ path, ledger }: Live): number[] {
  const there = new Set(ledger.map(({ seq }) => seq));
  const last = ledger.at(-1);
  const end = last?.entryId === path.head ? last.seq : Math.max(path.seq, last?.seq ?? 0);
  return Array.from({ length: end }, (_, i) => i + 1).filter((seq) => !there.has(seq));
}

async function keyOf({ sealer }: Parts, person: string): Promise<PersonKey | undefined> {
  try {
    return await sealer.keyOf(person);
  } catch (thrown) {
    if (thrown instanceof KeyGone) return undefined;
    throw thrown;
  }
}

/** A person who was erased has no key and no open path: that is as it should be. */
function keyFaults(person: string, isOpen: boolean): Fault[] {
  return isOpen ? [fault('person_key', person, 'missing')] : [];
}

async function late({ ds }: Parts, id: string): Promise<boolean> {
  const rows = await prepared(ds, LATE, [id]);
  return rows.length > 0;
}

const LATE: Statement = {
  name: 'late-path',
  text: `
    select from path as p cross join clock as c
    where p.id = $1 and ${isLateSql}`,
};
