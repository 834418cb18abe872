import {
  PRODUCT,
  STARTED,
  type Addressee,
  type Entry,
  type EntryOf,
} from '../src/domain/path/ledger.ts';
import type { Instant } from '../src/domain/time/instant.ts';
import type { PersonKey } from '../src/sealing/person-key.ts';
import { sealDisclosed, sealEntry } from '../src/sealing/sealed-rows.ts';
import type { Decided } from './decide-turn.ts';
import type { Projected, ProjectedEntry } from './project-rows.ts';
import type { ProjectedTask } from './project-task.ts';
import type { AuditLine, EntryLine, OutboxLine, PathLine, TaskLine, Turn } from './write-turn.ts';

export interface Advance extends Decided {
  projected: Projected;
  key: PersonKey;
}

/** What the tables are told of a turn: the new entries, and the tasks that they may have changed. */
export function linesOfTurn(advance: Advance): Turn {
  const { input, key, projected } = advance;
  const previous = input.entries.at(-1);
  return {
    path: {
      ...pathLine(advance),
      ...(previous ? { previous_head: previous.id } : {}),
      previous_seq: input.entries.length,
    },
    entries: projected.ledger.map((row) => entryLine(input.path, row, key)),
    tasks: projected.tasks.map((task) => taskLine(task, key)),
    ...toldOthers(advance, projected.ledger),
  };
}

/**
 * Everything there is to know of a path, for tables that know something else. `shared`: how many entries they knew at
 * most; what they had not heard of is told to others now.
 */
export function linesOfPath(advance: Advance, shared: number): Turn {
  const { input, key, projected } = advance;
  const told = toldOthers(advance, projected.ledger.slice(shared));
  return {
    path: { ...pathLine(advance), previous_seq: 0 },
    entries: projected.ledger.map((row) => entryLine(input.path, row, key)),
    tasks: projected.tasks.map((task) => taskLine(task, key)),
    audit: [...told.audit, replacedLine(projected, advance.advanced.now)],
    outbox: told.outbox,
  };
}

/**
 * All rows of a path whose own rows do not agree with it, and of the lines that are only ever added to those that are
 * missing. Nothing is told to anybody a second time.
 */
export function linesOfMended(advance: Advance, missing: Pick<Turn, 'audit' | 'outbox'>): Turn {
  return {
    ...linesOfPath(advance, advance.projected.seq),
    audit: [...missing.audit, replacedLine(advance.projected, advance.advanced.now)],
    outbox: missing.outbox,
  };
}

/** What others are told of entries: auditors, and departments. */
export function toldOthers(
  advance: Advance,
  fresh: readonly ProjectedEntry[],
): Pick<Turn, 'audit' | 'outbox'> {
  return {
    audit: fresh.flatMap(auditLine),
    outbox: [...outboxLines(advance, fresh), ...closingLine(advance)],
  };
}

export function pathLine({ input, rules, advanced, projected }: Advance) {
  return {
    id: input.path,
    person_id: input.person,
    place_id: projected.placeId,
    owner_id: projected.ownerId,
    pack_id: rules.id,
    pack_version: rules.version,
    pack_hash: rules.hash,
    calendar_hash: rules.calendarHash,
    state: projected.isDone ? ('done' as const) : ('open' as const),
    seq: projected.seq,
    turn: input.turn,
    turned_at: iso(advanced.now),
    head: projected.head,
    confirmed_seq: input.entries.length,
    started_at: iso(projected.startedAt),
    ...(advanced.wakeAt === undefined ? {} : { next_wake_at: iso(advanced.wakeAt) }),
  } satisfies Omit<PathLine, 'previous_seq'>;
}

export function entryLine(
  pathId: string,
  { seq, entry, taskId }: ProjectedEntry,
  key: PersonKey,
): EntryLine {
  return {
    seq,
    entry_id: entry.id,
    kind: entry.kind,
    happened_at: iso(entry.happenedAt),
    recorded_at: iso(entry.recordedAt),
    ...(taskId === undefined ? {} : { task_id: taskId }),
    sealed: hex(sealEntry(key, { pathId, seq }, entry)),
  };
}

export function taskLine(task: ProjectedTask, key: PersonKey): TaskLine {
  const { placeId, openedAt, lastDay, dueAt, answerDueAt, takenBy, disclosed, ...rest } = task;
  const { happenedAt, recordedAt, ...same } = rest;
  const sealed = disclosed && sealDisclosed(key, task, disclosed);
  return {
    ...same,
    place_id: placeId,
    opened_at: iso(openedAt),
    ...(lastDay === undefined ? {} : { last_day: lastDay }),
    ...(dueAt === undefined ? {} : { due_at: iso(dueAt) }),
    ...(takenBy === undefined ? {} : { taken_by: takenBy }),
    ...(answerDueAt === undefined ? {} : { answer_due_at: iso(answerDueAt) }),
    ...(happenedAt === undefined ? {} : { happened_at: iso(happenedAt) }),
    ...(recordedAt === undefined ? {} : { recorded_at: iso(recordedAt) }),
    ...(sealed ? { sealed_disclosed: hex(sealed.sealed), disclosed_mark: hex(sealed.mark) } : {}),
  };
}

/** People are audited; what the product told them stands in the ledger. */
function auditLine({ entry, taskId }: ProjectedEntry): AuditLine[] {
  if (entry.kind === 'told') return [];
  return [
    {
      at: iso(entry.recordedAt),
      actor_id: entry.by.id,
      role: entry.by.role,
      action: actionOf(entry),
      ...(taskId === undefined ? {} : { task_id: taskId }),
      entry_id: entry.id,
    },
  ];
}

function actionOf(entry: Exclude<Entry, { kind: 'told' }>): string {
  switch (entry.kind) {
    case 'outcome':
      return 'complete-task';
    case 'fact':
      if (entry.consent) return 'record-consent';
      return entry.name === STARTED ? 'start-path' : 'record-fact';
    case 'void':
      return 'void-entry';
    case 'hold':
      return 'hold-clock';
    case 'extension':
      return 'extend-clock';
    case 'desk':
      return `desk-${entry.what}`;
    case 'pack':
      return 'change-pack';
  }
}

function replacedLine({ head }: Projected, now: Instant): AuditLine {
  return {
    at: iso(now),
    actor_id: PRODUCT.id,
    role: PRODUCT.role,
    action: 'projection-replaced',
    entry_id: head,
  };
}

function outboxLines(
  { projected, advanced }: Advance,
  fresh: readonly ProjectedEntry[],
): OutboxLine[] {
  const byId = new Map(projected.tasks.map((task) => [task.id, task]));
  return fresh.flatMap(({ seq, entry, taskId }) => {
    const task = byId.get(taskId ?? '');
    if ((entry.kind !== 'told' && entry.kind !== 'desk') || !task) return [];
    const payload = {
      task: task.id,
      department: task.department,
      place: task.placeId,
      ...(entry.dueAt === undefined ? {} : { dueAt: iso(entry.dueAt) }),
      ...(entry.kind === 'told' ? rungOf(entry) : {}),
      ...addressed(addresseeOf(entry, task, advanced)),
    };
    const at = iso(entry.recordedAt);
    return [{ seq, entry_id: entry.id, topic: `task-${entry.what}`, payload, created_at: at }];
  });
}

function rungOf({ rung, since, passed = [] }: EntryOf<'told'>) {
  return {
    ...(rung === undefined ? {} : { rung }),
    ...(since === undefined ? {} : { since: iso(since) }),
    ...(passed.length > 0 ? { passed: passed.join(' ') } : {}),
  };
}

/** Whom an entry calls: a rung says it; an urge calls the desk, and an answer whoever asked for it. */
function addresseeOf(
  entry: EntryOf<'told'> | EntryOf<'desk'>,
  { department, placeId: place }: ProjectedTask,
  { entries }: Advance['advanced'],
): Addressee | undefined {
  if (entry.kind === 'told' && entry.what !== 'concealed') return entry.to;
  const callsDesk = ['urged', 'ordered', 'concealed'];
  if (callsDesk.includes(entry.what)) return { role: 'desk', department, place };
  if (entry.kind === 'told') return undefined;
  const asked = entry.of === undefined ? undefined : entries.find(({ id }) => id === entry.of);
  if (entry.what !== 'answered' || asked?.by.place === undefined) return undefined;
  return { role: asked.by.role, place: asked.by.place };
}

function addressed(to: Addressee | undefined) {
  if (!to) return {};
  const { role: toRole, department, place: toPlace } = to;
  return { toRole, toPlace, ...(department === undefined ? {} : { toDepartment: department }) };
}

function closingLine({ projected, advanced }: Advance): OutboxLine[] {
  if (!projected.isDone) return [];
  const { seq, head, placeId } = projected;
  const created_at = iso(advanced.now);
  return [{ seq, entry_id: head, topic: 'path-closed', payload: { place: placeId }, created_at }];
}

const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`;
const iso = (at: number) => new Date(at).toISOString();
