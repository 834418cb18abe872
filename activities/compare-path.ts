import { isDeepStrictEqual } from 'node:util';
import type { AuditRow } from '../src/db/entities/audit.ts';
import type { LedgerRow } from '../src/db/entities/ledger.ts';
import type { OutboxRow } from '../src/db/entities/outbox.ts';
import type { PathRow } from '../src/db/entities/path.ts';
import type { TaskRow } from '../src/db/entities/task.ts';
import type { Entry } from '../src/domain/path/ledger.ts';
import type { PersonKey } from '../src/sealing/person-key.ts';
import { openDisclosed, openEntry, sealDisclosed } from '../src/sealing/sealed-rows.ts';
import { compareRows, differing, type Cells, type Fault } from './compare-rows.ts';
import { type Expected, expectedEntries, expectedRows, namesOf } from './expected-rows.ts';
import type { Live } from './read-rows.ts';
import type { ShadowDeps, Truth } from './shadow-path.ts';
import type { Advance } from './turn-lines.ts';
import type { AuditLine, EntryLine, OutboxLine, TaskLine } from './write-turn.ts';

export interface Compared {
  truth: Truth;
  key: PersonKey;
  /** Missing where the rules cannot be read: then the ledger alone is compared. */
  shadow: Advance | undefined;
  rulesOf: ShadowDeps['rulesOf'];
}

/** Said when a row was written anew as a whole: earlier lines may speak of what was then forgotten. */
const REPLACED = 'projection-replaced';
/** These follow from the steps and the calendar of the release that looked last. */
const BY_RELEASE = new Set(['state', 'next_wake_at', 'last_day', 'provisional']);

/** Where the rows of a path are not what they ought to be; nothing, unless something is broken. */
export function faultsOf(live: Live, compared: Compared): Fault[] {
  const { truth, shadow, key } = compared;
  if (!shadow || truth.isWaiting) return waitingFaults(live, compared);
  const { calendarHash = live.path.calendarHash, isOfOtherRelease } = truth;
  const expected = expectedRows(shadow, compared.rulesOf);
  const path = { ...expected.path, calendar_hash: calendarHash };
  const faults = [
    ...compareRows('path', pathCells(live.path), new Map([[truth.id, path]])),
    ...confirmedFaults(live.path, truth),
    ...ledgerFaults(live.ledger, expected.entries, { truth, key }),
    ...taskFaults(live.tasks, expected, key),
    ...auditFaults(live.audit, expected.audit),
    ...outboxFaults(live, expected),
  ];
  const isOther = isOfOtherRelease || calendarHash !== shadow.rules.calendarHash;
  return isOther ? faults.flatMap(withoutRelease) : faults;
}

function waitingFaults(live: Live, { truth, key }: Compared): Fault[] {
  const { id, entries, person, pack } = truth;
  const { personId, packId, packVersion, packHash, seq, head, state } = live.path;
  const is = { personId, packId, packVersion, packHash, seq, head, state };
  const should = {
    person_id: person,
    pack_id: pack.id,
    pack_version: pack.version,
    pack_hash: pack.hash,
    seq: entries.length,
    head: entries.at(-1)?.id,
    state: truth.isWaiting ? 'waiting' : live.path.state,
  };
  return [
    ...compareRows('path', new Map([[id, is]]), new Map([[id, should]])),
    ...ledgerFaults(live.ledger, expectedEntries(truth, key), { truth, key }),
  ];
}

function withoutRelease(fault: Fault): Fault[] {
  if (fault.kind !== 'differs') return [fault];
  const columns = fault.columns.filter((column) => !BY_RELEASE.has(column));
  return columns.length > 0 ? [{ ...fault, columns }] : [];
}

function pathCells({ previousId: _, confirmedSeq: __, ...row }: PathRow): Map<string, Cells> {
  return new Map([[row.id, row]]);
}

/** Only what concerns these entries leaves the product: not more than is recorded, not less than once was. */
function confirmedFaults(
  { id, confirmedSeq }: PathRow,
  { confirmed = 0, entries }: Truth,
): Fault[] {
  if (confirmedSeq >= confirmed && confirmedSeq <= entries.length) return [];
  return [{ table: 'path', row: id, kind: 'differs', columns: ['confirmed_seq'] }];
}

function ledgerFaults(
  rows: readonly LedgerRow[],
  lines: readonly EntryLine[],
  { truth, key }: Pick<Compared, 'truth' | 'key'>,
): Fault[] {
  const live = rows.map(({ pathId, sealed, ...row }): [string, Cells] => {
    const entry = truth.entries[row.seq - 1];
    const isSame = isSealedSame(key, { pathId, seq: row.seq, sealed }, entry);
    return [String(row.seq), { ...row, sealed: isSame }];
  });
  const expected = lines.map((line): [string, Cells] => [
    String(line.seq),
    { ...line, sealed: true },
  ]);
  return compareRows('ledger', new Map(live), new Map(expected));
}

function isSealedSame(
  key: PersonKey,
  { sealed, ...at }: { pathId: string; seq: number; sealed: Buffer },
  entry: Entry | undefined,
): boolean {
  try {
    return isDeepStrictEqual(openEntry(key, at, sealed), entry);
  } catch {
    return false;
  }
}

function taskFaults(
  rows: readonly TaskRow[],
  { tasks: lines, path }: Expected,
  key: PersonKey,
): Fault[] {
  const { person_id, pack_hash } = path;
  const expected = lines.map((line): [string, Cells] => {
    const isSealed = line.sealed_disclosed === undefined ? undefined : true;
    return [line.id, { ...line, person_id, pack_hash, sealed_disclosed: isSealed }];
  });
  const marks = new Map(lines.map((line) => [line.id, line.disclosed_mark]));
  const live = rows.map(({ pathId: _, sealedDisclosed, ...row }): [string, Cells] => {
    const isSame =
      sealedDisclosed && opensTo(key, { id: row.id, sealedDisclosed }, marks.get(row.id));
    return [row.id, { ...row, sealedDisclosed: isSame }];
  });
  return compareRows('task', new Map(live), new Map(expected));
}

function opensTo(
  key: PersonKey,
  { id, sealedDisclosed }: { id: string; sealedDisclosed: Buffer },
  mark: string | undefined,
): boolean {
  try {
    const { mark: found } = sealDisclosed(key, { id }, openDisclosed(key, { id }, sealedDisclosed));
    return `\\x${found.toString('hex')}` === mark;
  } catch {
    return false;
  }
}

/**
 * Audit is only ever added to. A path that was written anew keeps the lines of what was forgotten, so those before that
 * are no surplus, and one right line is enough.
 */
function auditFaults(rows: readonly AuditRow[], lines: readonly AuditLine[]): Fault[] {
  const replaced = rows.findLastIndex(({ action }) => action === REPLACED);
  const acts = rows
    .map((row, i) => ({ row: auditCells(row), action: row.action, isOld: i < replaced }))
    .filter(({ action, row }) => action !== REPLACED && !isReading(action, row['entryId']));
  const expected = new Map(lines.map((line) => [line.entry_id, line]));
  const surplus = acts.filter(({ row, isOld }) => !isOld && !expected.has(String(row['entryId'])));
  return [
    ...surplus.map(({ row }): Fault => surplusAudit(String(row['entryId']))),
    ...lines.flatMap((line) => {
      const own = acts.filter(({ row }) => row['entryId'] === line.entry_id);
      return oneAudit(line, own);
    }),
  ];
}

const surplusAudit = (row: string): Fault => ({
  table: 'audit',
  row,
  kind: 'surplus',
  columns: [],
});

const isReading = (action: string, entryId: unknown) =>
  action.startsWith('read-') && entryId === null;

/** What follows from the ledger; the rest of a row is held fast by the chain of the audit. */
function auditCells({ at, actorId, role, action, taskId, entryId }: AuditRow): Cells {
  return { at, actorId, role, action, taskId, entryId };
}

function oneAudit(line: AuditLine, own: readonly { row: Cells; isOld: boolean }[]): Fault[] {
  const row = line.entry_id;
  if (own.length === 0) return [{ table: 'audit', row, kind: 'missing', columns: [] }];
  const found = own.map((one) => ({ ...one, columns: differing(one.row, { ...line }) }));
  const right = found.find(({ columns }) => columns.length === 0);
  const others = found.filter((one) => one !== right && !one.isOld);
  if (right) return others.map(() => surplusAudit(row));
  const [first] = others;
  return [{ table: 'audit', row, kind: 'differs', columns: first?.columns ?? ['at'] }];
}

function outboxFaults(live: Live, { outbox, tasks }: Expected): Fault[] {
  const nameOf = (entryId: string, topic: string) => `${entryId} ${topic}`;
  const kept = new Map(live.outbox.map((row) => [nameOf(row.entryId, row.topic), row]));
  const desks = new Map(tasks.map((task) => [task.id, task]));
  const rows = [...kept].map(
    ([name, { id: _, pathId: __, noticedAt: ___, ...row }]): [string, Cells] => [name, row],
  );
  const expected = outbox.map((line): [string, Cells] => {
    const name = nameOf(line.entry_id, line.topic);
    const row = kept.get(name);
    return [name, row ? { ...line, ...asWritten(row, line, { live, desks }) } : { ...line }];
  });
  return compareRows('outbox', new Map(rows), new Map(expected));
}

/**
 * What a ledger cannot tell of a letter: one that was written late, when its path was written anew, names the desk of
 * that day; and a path that is over may have looked once more since.
 */
function asWritten(
  { payload, topic, createdAt }: OutboxRow,
  line: OutboxLine,
  { live, desks }: { live: Live; desks: ReadonlyMap<string, TaskLine> },
): Partial<OutboxLine> {
  const closed = live.ledger.at(-1)?.recordedAt ?? createdAt;
  if (topic === 'path-closed' && createdAt >= closed && createdAt <= live.path.turnedAt) {
    return { created_at: createdAt.toISOString() };
  }
  const { department, place_id: place } = desks.get(line.payload['task'] ?? '') ?? {};
  const isOfToday = payload['department'] === department && payload['place'] === place;
  if (department === undefined || place === undefined || !isOfToday) return {};
  return { payload: { ...line.payload, ...namesOf(line, { department, placeId: place }) } };
}
