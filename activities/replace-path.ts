import type { DataSource, EntityManager } from 'typeorm';
import { linesOfMended, linesOfPath, type Advance } from './turn-lines.ts';
import { valuesOf, WRITE_TURN, type AuditLine, type OutboxLine, type Turn } from './write-turn.ts';

export interface Standing {
  turn: number;
  seq: number;
  turnedAt: Date;
}

/**
 * The tables do not stand where this turn begins. Either this is an attempt that a later one, or its own first run, has
 * overtaken: then there is nothing to write. Or Temporal has forgotten what the tables know, or the tables were
 * restored from an older day: then what Temporal knows replaces the whole path.
 */
export async function replacePath(
  ds: DataSource,
  advance: Advance,
): Promise<'overtaken' | 'replaced'> {
  return ds.transaction(async (db) => {
    const standing = await lock(db, advance.input.path);
    if (standing && (await isOvertaken(db, standing, advance))) return 'overtaken';
    const shared = Math.min(standing?.seq ?? 0, advance.input.entries.length);
    await clear(db, advance);
    await write(db, linesOfPath(advance, shared));
    return 'replaced';
  });
}

/** What is to be added, or taken away, beside the rows that are written anew as a whole. */
export interface Mending {
  /** Where the rows stood when they were compared: a turn that was written since has the last word. */
  stood: Standing | undefined;
  audit: AuditLine[];
  outbox: OutboxLine[];
  /** Ids of rows of the outbox that say something else. */
  wrong: string[];
}

/** Rows that do not follow from what the path knows are made anew, at the turn at which it stands. */
export async function mendPath(
  ds: DataSource,
  advance: Advance,
  { stood, audit, outbox, wrong }: Mending,
): Promise<'overtaken' | 'mended'> {
  const { path, person } = advance.input;
  return ds.transaction(async (db) => {
    const standing = await lock(db, path);
    if (!isSame(standing, stood)) return 'overtaken';
    await clear(db, advance);
    await db.query('delete from outbox where path_id = $1 and id = any($2)', [path, wrong]);
    await db.query('update path set person_id = $2 where id = $1', [path, person]);
    await write(db, linesOfMended(advance, { audit, outbox }));
    return 'mended';
  });
}

function isSame(one: Standing | undefined, other: Standing | undefined): boolean {
  if (!one || !other) return one === other;
  const isSameTime = one.turnedAt.getTime() === other.turnedAt.getTime();
  return one.turn === other.turn && one.seq === other.seq && isSameTime;
}

async function write(db: EntityManager, turn: Turn): Promise<void> {
  const rows: unknown[] = await db.query(WRITE_TURN.text, valuesOf(turn));
  if (rows.length !== 1) throw new Error('a path could not be replaced');
}

async function lock(db: EntityManager, pathId: string): Promise<Standing | undefined> {
  const [standing] = await db.query<Standing[]>(
    'select turn, seq, turned_at as "turnedAt" from path where id = $1 for update',
    [pathId],
  );
  return standing;
}

/**
 * The last entry of this turn with its time of record is in the tables only if this very turn wrote it: a repeated act
 * keeps its id, not its time. A turn that wrote no entry is told by its time alone.
 */
async function isOvertaken(
  db: EntityManager,
  standing: Standing,
  { input, advanced }: Advance,
): Promise<boolean> {
  if (standing.turn < input.turn) return false;
  const last = advanced.appended.at(-1);
  if (!last) return advanced.now <= standing.turnedAt.getTime();
  const found: unknown[] = await db.query(
    'select from ledger where path_id = $1 and seq = $2 and entry_id = $3 and recorded_at = $4',
    [input.path, advanced.entries.length, last.id, new Date(last.recordedAt)],
  );
  return found.length > 0;
}

/** Takes the rows of the path away, with their part of the counters: to the tables it has not begun. */
async function clear(db: EntityManager, { input, projected }: Advance): Promise<void> {
  const known = input.entries.length;
  await db.query(CLEAR_TASKS, [input.path, projected.tasks.map(({ id }) => id)]);
  await db.query('delete from ledger where path_id = $1', [input.path]);
  await db.query('delete from outbox where path_id = $1 and seq > $2', [input.path, known]);
  await db.query(
    'update path set turn = $2, head = null, seq = 0, confirmed_seq = $3 where id = $1',
    [input.path, input.turn - 1, known],
  );
}

const CLEAR_TASKS = `
with gone as (
  delete from task where path_id = $1 or id = any($2) returning place_id, department, due_at, state
)
insert into count_delta (place_id, department, due_day, open)
select place_id, department, coalesce((due_at at time zone 'UTC')::date, 'infinity'), -count(*)
from gone where state = 'open' group by 1, 2, 3`;
