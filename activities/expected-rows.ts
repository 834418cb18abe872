import { placeAt, placeLine, voidsIn } from './look-at-path.ts';
import { entryRows } from './project-rows.ts';
import { entryLine, pathLine, taskLine, toldOthers, type Advance } from './turn-lines.ts';
import type { AuditLine, EntryLine, OutboxLine, TaskLine } from './write-turn.ts';
import { foldDesk } from '../src/domain/path/desk.ts';
import type { Entry } from '../src/domain/path/ledger.ts';
import type { Cells } from './compare-rows.ts';
import { deskThen } from './rules-then.ts';
import type { PersonKey } from '../src/sealing/person-key.ts';
import type { ShadowDeps, Truth } from './shadow-path.ts';

type RulesOf = ShadowDeps['rulesOf'];

/** The rows that a path ought to have, as the tables take them. */
export interface Expected {
  path: Cells;
  entries: EntryLine[];
  tasks: TaskLine[];
  audit: AuditLine[];
  outbox: OutboxLine[];
}

export function expectedRows(shadow: Advance, rulesOf: RulesOf): Expected {
  const { projected, input, key } = shadow;
  const { confirmed_seq: _, ...path } = pathLine(shadow);
  const { audit, outbox } = toldOthers(shadow, projected.ledger);
  return {
    path,
    entries: projected.ledger.map((row) => entryLine(input.path, row, key)),
    tasks: projected.tasks.map((task) => taskLine(task, key)),
    audit,
    outbox: outbox.map((line) => asItWasTold(shadow, line, rulesOf)),
  };
}

/** Rows of the ledger alone, for a path that waits for its rules. */
export function expectedEntries({ id, entries }: Truth, key: PersonKey): EntryLine[] {
  const rows = entryRows({ id, entries, desk: foldDesk(entries) });
  return rows.map((row) => entryLine(id, row, key));
}

/** A task may have moved since a department was told of it: the letter names the desk of that time. */
function asItWasTold({ input, rules }: Advance, line: OutboxLine, rulesOf: RulesOf): OutboxLine {
  const entry = input.entries[line.seq - 1];
  const isTold = entry?.kind === 'told' || entry?.kind === 'desk';
  if (!isTold || line.topic === 'path-closed') return line;
  const { recordedAt: now, key } = entry;
  const place = placeAt({ places: placesKnownAt(input.entries, now) }, now);
  const path = { entries: input.entries, rules, rulesOf };
  const desk = deskThen(path, { key, place, now });
  return {
    ...line,
    payload: { ...line.payload, ...namesOf(line, desk) },
  };
}

/** What a letter says of a desk; one that calls the desk itself is addressed to it. */
export function namesOf(
  { payload }: OutboxLine,
  { department, placeId: place }: { department: string; placeId: string },
): Record<string, string> {
  const isCalled = payload['toRole'] === 'desk';
  return { department, place, ...(isCalled ? { toDepartment: department, toPlace: place } : {}) };
}

function placesKnownAt(entries: readonly Entry[], at: number) {
  const known = entries.filter(({ recordedAt }) => recordedAt <= at);
  return placeLine(known, voidsIn(known));
}
