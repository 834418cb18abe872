import type { DataSource } from 'typeorm';
import { clockOffset } from '../db/clock-offset.ts';
import { preparedAs, type Statement } from '../db/prepared.ts';
import { DAY_MS, HOUR_MS } from '../domain/time/instant.ts';
import { ClockStandsStill, fastForward, requireMovableClock } from '../temporal/clock.ts';
import type { App } from './app.ts';
import type { Caller, Writer } from './caller.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';
import { isoOf } from './task-view.ts';

/** The training clock: how late it is, and how far the last move has come. */
export interface ClockView {
  now: string;
  moving: boolean;
  /** Paths that have been moved, of those that had to be. */
  moved: number;
  of: number;
  /** Why the last move stopped before its end; the same request goes on with it. */
  problem: string | null;
}

export function readClock(app: App, _: Caller): ClockView {
  requireTraining(app);
  return viewOf(app);
}

/**
 * Moves the product's now, and every open path by the same. Paths first, the offset last: no board is ever ahead of a
 * path. Only forward, only in training, one move at a time.
 */
export async function moveClock(app: App, writer: Writer, by: string): Promise<ClockView> {
  requireTraining(app);
  requireAccess(app, writer, { action: 'clock.move', otherwise: 'forbidden' });
  const isSame = move.key === writer.key;
  if (isSame && move.problem === null) return viewOf(app);
  const ms = durationOf(by);
  if (app.clock.isMoving() || ms <= 0) throw new Refusal('clock-cannot-move');
  await requireMovable(app);
  if (app.clock.isMoving()) throw new Refusal('clock-cannot-move');
  app.clock.setMoving(true);
  move = { key: writer.key, done: isSame ? move.done : new Set(), of: 0, problem: null };
  void moveAll(app, ms);
  return viewOf(app);
}

/** A Temporal of somebody else's may not know how to. */
async function requireMovable({ temporal }: App): Promise<void> {
  try {
    await requireMovableClock(temporal);
  } catch (thrown) {
    throw thrown instanceof ClockStandsStill ? new Refusal('clock-stands-still') : thrown;
  }
}

interface Move {
  key: string;
  /** A path is moved once for each move, however often the move is begun again. */
  done: Set<string>;
  of: number;
  problem: string | null;
}

/** Of this process: training has one. */
let move: Move = { key: '', done: new Set(), of: 0, problem: null };

const DAYS_MAX = 3_660;
const AT_ONCE_MAX = 8;

/** Goes on behind the answer; where it stops, the clock says so, and the same request goes on from there. */
async function moveAll(app: App, ms: number): Promise<void> {
  try {
    await movePaths(app, ms);
    await moveOffset(app, ms);
  } catch (thrown) {
    move.problem = thrown instanceof Error ? thrown.name : 'stopped';
  } finally {
    app.clock.setMoving(false);
  }
}

async function movePaths(app: App, ms: number): Promise<void> {
  const paths = await openPaths(app.ds);
  move.of = paths.length;
  const waiting = paths.filter((id) => !move.done.has(id));
  const takeNext = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      await fastForward(app.temporal, id, ms);
      move.done.add(id);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE_MAX }, takeNext));
}

async function moveOffset({ ds, clock }: App, ms: number): Promise<void> {
  const target = (await clockOffset(ds)) + ms;
  await ds.query('update clock set offset_ms = $1', [target]);
  clock.learn(target);
}

async function openPaths(ds: DataSource): Promise<string[]> {
  // Whoever moves the clock of a training sees no path by it.
  const rows = await preparedAs<{ id: string }>('clock', ds, { statement: OPEN_PATHS, values: [] });
  return rows.map(({ id }) => id);
}

const OPEN_PATHS: Statement = {
  name: 'open-paths',
  text: `select id from path where state <> 'done' order by id`,
};

/** Days and hours: months have no length that a path and a board could agree on. */
function durationOf(by: string): number {
  const [, days = 0, hours = 0] = /^P(?:(\d+)D)?(?:T(\d+)H)?$/.exec(by) ?? [];
  const ms = Number(days) * DAY_MS + Number(hours) * HOUR_MS;
  return ms > DAYS_MAX * DAY_MS ? 0 : ms;
}

function requireTraining({ config }: App): void {
  if (config.MODE !== 'training') throw new Refusal('not-found');
}

function viewOf({ clock }: App): ClockView {
  const moving = clock.isMoving();
  const { done, of, problem } = move;
  return { now: isoOf(clock.now()), moving, moved: done.size, of, problem };
}
