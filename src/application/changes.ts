import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { preparedAs, type Statement } from '../db/prepared.ts';

/** Ids alone; who may know of which is decided for each who listens. */
export interface Changed {
  paths: string[];
  tasks: string[];
}

export interface Changes {
  /** Calls back soon after something changed, and at the end; answers how to stop. */
  follow(listener: (changed: Changed) => void, end: () => void): () => void;
  close(): void;
}

const EACH_MS = 500;
/** A statement ends within three seconds, so a row that comes later than this has a number that comes later too. */
const SETTLED_MS = 5_000;

/**
 * What has changed lately, in all places. One look serves all who listen in this process, and without them there is none.
 * Numbers are drawn in another order than transactions end in: what is younger than a few seconds is looked at again.
 */
export function createChanges(ds: DataSource, onTrouble: () => void): Changes {
  const listeners = new Map<(changed: Changed) => void, () => void>();
  let running: AbortController | undefined;
  const look = async ({ signal }: AbortController) => {
    let mark: Mark | undefined;
    let isAway = false;
    while (!signal.aborted) {
      try {
        const { changed, next } = await lookFrom(ds, mark);
        if (changed) for (const [listener] of listeners) listener(changed);
        mark = next;
        isAway = false;
      } catch {
        // Said once, however long it lasts.
        if (!isAway) onTrouble();
        isAway = true;
      }
      await pause(EACH_MS, undefined, { signal }).catch(() => {});
    }
  };
  const stop = () => {
    running?.abort();
    running = undefined;
  };
  return {
    follow(listener, end) {
      listeners.set(listener, end);
      if (!running) void look((running = new AbortController()));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
    close() {
      stop();
      for (const [, end] of listeners) end();
    },
  };
}

/** Below `floor` everything is there and was told; above it, what was told is `seen`. */
interface Mark {
  floor: Numbers;
  /** The highest there were at `since`. */
  top: Numbers;
  since: number;
  seen: ReadonlySet<string>;
}

interface Numbers {
  audit: string;
  outbox: string;
}

interface Row {
  id: string;
  of: keyof Numbers;
  path: string | null;
  task: string | null;
}

async function lookFrom(
  ds: DataSource,
  mark: Mark | undefined,
): Promise<{ changed?: Changed; next: Mark }> {
  const since = performance.now();
  if (!mark) {
    const [top] = await preparedAs<Numbers>('events', ds, { statement: TOP, values: [] });
    const floor = top ?? { audit: '0', outbox: '0' };
    return { next: { floor, top: floor, since, seen: new Set() } };
  }
  const { audit, outbox } = mark.floor;
  const values = [audit, outbox];
  const rows = await preparedAs<Row>('events', ds, { statement: SINCE, values });
  const fresh = rows.filter((row) => !mark.seen.has(nameOf(row)));
  const seen = new Set(rows.map(nameOf));
  const isSettled = since - mark.since > SETTLED_MS;
  const next = isSettled
    ? { floor: mark.top, top: topOf(rows, mark.top), since, seen }
    : { ...mark, seen };
  if (fresh.length === 0) return { next };
  const ids = (of: 'path' | 'task') => [...new Set(fresh.flatMap((row) => row[of] ?? []))];
  return { changed: { paths: ids('path'), tasks: ids('task') }, next };
}

const nameOf = ({ of, id }: Row) => `${of} ${id}`;

/** Rows come in the order of their numbers. */
function topOf(rows: readonly Row[], before: Numbers): Numbers {
  const top = (of: keyof Numbers) => rows.findLast((row) => row.of === of)?.id ?? before[of];
  return { audit: top('audit'), outbox: top('outbox') };
}

const TOP: Statement = {
  name: 'changes-top',
  text: `
    select coalesce((select max(id) from audit), 0)::text as audit,
      coalesce((select max(id) from outbox), 0)::text as outbox`,
};

/** Of a person's act and of what the product told of a task; whoever only read changed nothing. */
const SINCE: Statement = {
  name: 'changes-since',
  text: `
    (select audit.id::text, 'audit' as of, path_id as path, task_id as task from audit
      where audit.id > $1::bigint and entry_id is not null order by audit.id)
    union all
    (select outbox.id::text, 'outbox', path_id, (payload ->> 'task')::uuid from outbox
      where outbox.id > $2::bigint order by outbox.id)`,
};
