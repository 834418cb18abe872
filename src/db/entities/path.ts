import { int, moment, optional, primary, references, table, text, uuid } from './table.ts';

/** How far the tables know a path. Written by the path alone, one turn after the other. */
export interface PathRow {
  id: string;
  personId: string;
  /** Where the path is now. */
  placeId: string;
  ownerId: string;
  packId: string;
  packVersion: string;
  packHash: string;
  state: 'open' | 'done' | 'waiting';
  /** Why it waits for its rules. */
  problem: string | null;
  seq: number;
  turn: number;
  turnedAt: Date;
  /** Id of the last entry. */
  head: string | null;
  /** Entries that Temporal has recorded as well; only what concerns them leaves the product. */
  confirmedSeq: number;
  startedAt: Date;
  nextWakeAt: Date | null;
  previousId: string | null;
  /** Of the last turn; empty where an earlier release took it. */
  calendarHash: string;
}

export const paths = table<PathRow>('path', {
  columns: {
    id: primary(uuid),
    personId: uuid,
    placeId: text,
    ownerId: uuid,
    packId: text,
    packVersion: text,
    packHash: text,
    state: text,
    problem: optional(text),
    seq: int,
    turn: int,
    turnedAt: moment,
    head: optional(uuid),
    confirmedSeq: int,
    startedAt: moment,
    nextWakeAt: optional(moment),
    previousId: optional(uuid),
    calendarHash: { ...text, default: '' },
  },
  checks: [{ name: 'path_state_known', expression: `state in ('open', 'done', 'waiting')` }],
  foreignKeys: [
    references('path_person_fkey', ['personId', 'person']),
    references('path_previous_fkey', ['previousId', 'path']),
  ],
  ownIndexes: ['path_person', 'path_place', 'path_wake'],
});
