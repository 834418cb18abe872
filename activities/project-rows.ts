import type { Entry } from '../src/domain/path/ledger.ts';
import type { Instant } from '../src/domain/time/instant.ts';
import { taskId } from '../src/db/uuid8.ts';
import { lookAt, placeAt, type PathAsItIs } from './look-at-path.ts';
import { taskRow, type ProjectedTask } from './project-task.ts';

export interface Projected {
  placeId: string;
  ownerId: string;
  startedAt: Instant;
  seq: number;
  head: string;
  isDone: boolean;
  tasks: ProjectedTask[];
  ledger: ProjectedEntry[];
}

export interface ProjectedEntry {
  seq: number;
  entry: Entry;
  taskId?: string;
}

/** A part of the rows: entries behind one, open tasks, and ended tasks of some keys. */
export interface Part {
  behind: number;
  touches: (key: string) => boolean;
}

const WHOLE: Part = { behind: 0, touches: () => true };

/**
 * All rows of a path, or a part of them. Pure: they follow from the ledger, the rules and the time, so they can be made again from the
 * ledger alone. Rows of ended tasks do not depend on the time at which one looks.
 */
export function projectRows(path: PathAsItIs, part = WHOLE): Projected {
  const [first] = path.entries;
  const head = path.entries.at(-1);
  if (!first || !head) throw new Error('a path without entries has no rows');
  const look = lookAt(path);
  const openings = [...path.desk.values()].flat();
  return {
    placeId: placeAt(look, path.now),
    ownerId: first.by.id,
    startedAt: look.lines.started,
    seq: path.entries.length,
    head: head.id,
    isDone: path.view.done,
    tasks: openings
      .filter((opening) => opening.open || part.touches(opening.key))
      .map((opening) => taskRow(path, look, opening)),
    ledger: entryRows(path, part.behind),
  };
}

type Ledgered = Pick<PathAsItIs, 'id' | 'entries' | 'desk'>;

/** Rows of the ledger need no rules: they can be made where a path waits for its own. */
export function entryRows(path: Ledgered, behind = 0): ProjectedEntry[] {
  return path.entries.slice(behind).map((entry, i) => {
    const opening = openingOf(path, entry);
    const seq = behind + i + 1;
    if (!opening) return { seq, entry };
    return { seq, entry, taskId: taskId(path.id, opening.key, opening.n) };
  });
}

/** The opening that an entry opened, moved, handled or ended; of a void, the one of what it voids. */
function openingOf(path: Ledgered, entry: Entry): { key: string; n: number } | undefined {
  switch (entry.kind) {
    case 'told':
    case 'desk':
      return entry;
    case 'outcome':
      return path.desk.get(entry.key)?.find(({ outcome }) => outcome?.id === entry.id);
    case 'void': {
      const voided = path.entries.find(({ id }) => id === entry.of);
      return voided && voided.kind !== 'void' ? openingOf(path, voided) : undefined;
    }
    case 'fact':
    case 'hold':
    case 'extension':
    case 'pack':
      return undefined;
  }
}
