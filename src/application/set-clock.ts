import type { ActBody } from '../contract/messages.ts';
import type { ExtensionBody } from '../domain/path/ledger.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import type { Writer } from './caller.ts';
import { requireMoment } from './check-moment.ts';
import { isKept, pathAndIntent, requireOnPath } from './path-and-intent.ts';
import { recordEntry, type NewEntry, type Recorded } from './record-entry.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';
import { targetOf } from './require-task.ts';
import { requireSeen, taskAndIntent } from './task-and-intent.ts';

/** What is done to the clock of a task, or to all clocks of a path. */
export type ClockDeed =
  | { what: 'hold'; reason: string; until?: Instant }
  | { what: 'release' }
  | ({ what: 'extension' } & Pick<ExtensionBody, 'n' | 'unit' | 'mode'>);

interface Said {
  happenedAt?: Instant;
  /** In the words of who does it; sealed. */
  note?: string;
}

/**
 * An office holds or extends the clock of its own task, casework that of any task of its paths. Nothing waits for it: a
 * hold that the article does not know stands beside the date and moves nothing.
 */
export async function setTaskClock(
  app: App,
  writer: Writer,
  { taskId, ...asked }: { taskId: string } & ClockDeed & Said,
): Promise<Recorded> {
  const { item, known } = await taskAndIntent(app, writer, taskId);
  const { pathId, personId, key } = item;
  if (!isKept({ id: pathId, known })) {
    const target = targetOf(item);
    const action = asked.what === 'extension' ? 'task.extend' : 'task.hold';
    requireAccess(app, writer, { action: 'task.read', target });
    requireAccess(app, writer, { action, target, otherwise: 'not-your-task' });
    if (item.state !== 'open') throw new Refusal('task-not-open');
    if (!known) await requireSeen(app, writer, item);
    await requireMoment(app, { ...item, id: pathId }, asked.happenedAt);
  }
  const path = { id: pathId, personId, known };
  return recordEntry(app, writer, entryOf(path, key, asked));
}

/** Holds or releases every clock of a path that may be held. */
export async function setPathClocks(
  app: App,
  writer: Writer,
  { pathId, ...asked }: { pathId: string } & ClockDeed & Said,
): Promise<Recorded> {
  const path = await pathAndIntent(app, writer, pathId);
  if (!isKept(path)) {
    requireOnPath(app, writer, { action: 'path.steer', path });
    await requireMoment(app, path, asked.happenedAt);
  }
  return recordEntry(app, writer, entryOf(path, '*', asked));
}

function entryOf(path: NewEntry['path'], key: string, asked: ClockDeed & Said): NewEntry {
  const { happenedAt, note } = asked;
  return { path, happenedAt, body: bodyOf(key, asked), note: { note }, request: { key, ...asked } };
}

function bodyOf(key: string, deed: ClockDeed): ActBody {
  switch (deed.what) {
    case 'hold': {
      const { reason, until } = deed;
      return { kind: 'hold', key, reason, ...(until === undefined ? {} : { until }) };
    }
    case 'release':
      return { kind: 'release', key };
    case 'extension': {
      const { n, unit, mode } = deed;
      return { kind: 'extension', key, n, unit, mode };
    }
  }
}
