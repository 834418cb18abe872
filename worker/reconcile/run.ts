import type { DataSource } from 'typeorm';
import type { Fault } from '../../activities/compare-rows.ts';
import { prepared, type Statement } from '../../src/db/prepared.ts';
import { runningPaths } from '../../src/temporal/path-state.ts';
import { nameOf } from '../log.ts';
import type { Parts } from '../parts.ts';
import { correctionsOf, countFaults, mendCounts, type Correction } from './counts.ts';
import { findFaults } from './look.ts';
import { isSilence } from './silence.ts';
import { repair } from './repair.ts';

export interface Wish {
  /** One path; else all, and the counters. */
  path?: string;
  isRepair: boolean;
  /** Lines of differences, and of the way there. */
  tell: (line: string) => void;
  progress: (line: string) => void;
}

export interface Outcome {
  paths: number;
  differences: number;
  /** Paths that were looked at in vain: busy for long, or impossible to read. */
  failed: number;
  /** Paths that are still wrong after a repair. */
  left: number;
}

interface Tally extends Outcome {
  wrong: string[];
  corrections: Correction[];
}

const PAGE = 200;
/** The product goes on beside this: half of the connections stay idle. */
const AT_ONCE_MAX = 5;
const PROGRESS_EACH = 500;

/** Compares first, all of it, and repairs only then: a repair must not look like a difference. */
export async function reconcileAll(parts: Parts, slow: DataSource, wish: Wish): Promise<Outcome> {
  const tally: Tally = { paths: 0, differences: 0, failed: 0, left: 0, wrong: [], corrections: [] };
  await compareAll(parts, wish, tally);
  if (wish.path === undefined) {
    const faults = await countFaults(slow, tally.corrections);
    for (const fault of faults) tellFault({ wish, tally }, 'counters', fault);
  }
  if (!wish.isRepair) return tally;
  for (const id of tally.wrong) if (!(await repair(parts, id))) tally.left += 1;
  if (tally.differences > 0) await mendCounts(slow);
  return tally;
}

async function compareAll(parts: Parts, wish: Wish, tally: Tally): Promise<void> {
  const ids = wish.path === undefined ? allPaths(parts) : [wish.path];
  const source = iteratorOf(ids);
  const compareNext = async () => {
    for (let next = await source.next(); !next.done; next = await source.next()) {
      await compareOne(parts, { wish, tally }, next.value);
      tally.paths += 1;
      if (tally.paths % PROGRESS_EACH === 0) wish.progress(`${tally.paths} paths compared`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE_MAX }, compareNext));
}

async function* iteratorOf<T>(some: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  yield* some;
}

/** What the tables know, and then what Temporal runs and they do not. */
async function* allPaths({ ds, temporal }: Parts): AsyncGenerator<string> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await prepared<{ id: string }>(ds, PATHS, [after, PAGE]);
    for (const { id } of page) yield id;
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    after = last.id;
  }
  for await (const id of runningPaths(temporal)) {
    const known = await prepared(ds, KNOWN, [id]);
    if (known.length === 0) yield id;
  }
}

const PATHS: Statement = {
  name: 'reconcile-paths',
  text: 'select id from path where id > $1 order by id limit $2',
};
const KNOWN: Statement = { name: 'reconcile-known', text: 'select from path where id = $1' };

interface Run {
  wish: Wish;
  tally: Tally;
}

async function compareOne(parts: Parts, { wish, tally }: Run, id: string): Promise<void> {
  const found = await findFaults(parts, id).catch((thrown: unknown) => {
    // Without Temporal or the database nothing can be said of any path.
    if (isSilence(thrown)) throw thrown;
    return nameOf(thrown).error;
  });
  if (typeof found === 'string') {
    if (found === 'unknown' && wish.path === undefined) return;
    tally.failed += 1;
    wish.progress(`path ${id} was not compared: ${WHY[found] ?? found}`);
    return;
  }
  if (found.faults.length === 0) return;
  tally.wrong.push(id);
  tally.corrections.push(...correctionsOf(found));
  for (const fault of found.faults) tellFault({ wish, tally }, id, fault);
}

const WHY: Record<string, string> = {
  unsettled: 'it was busy all the time; try again later',
  unknown: 'neither the tables nor Temporal know it; check the id',
};

function tellFault({ wish, tally }: Run, of: string, { table, row, kind, columns }: Fault): void {
  tally.differences += 1;
  const how = kind === 'differs' ? `differs in ${columns.join(', ')}` : kind;
  wish.tell(`${of} ${table} ${row} ${how}`);
}
