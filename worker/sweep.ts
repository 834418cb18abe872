import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Act } from '../src/contract/messages.ts';
import { prepared, type Statement } from '../src/db/prepared.ts';
import { PRODUCT } from '../src/domain/path/ledger.ts';
import type { PathClient } from '../src/temporal/path-client.ts';
import { log, nameOf } from './log.ts';
import { createPatience } from './patience.ts';

const REST_MS = { first: 60_000, longest: 3_600_000 };

/**
 * Wakes paths that should have woken by themselves: timers do get lost. Only the path decides what follows, so one that
 * was woken needlessly does nothing. Returns how many looked.
 */
export function createSweep(parts: { ds: DataSource; paths: PathClient }) {
  const patience = createPatience(REST_MS.first, REST_MS.longest);
  return async (stopping: AbortSignal): Promise<number> => {
    const late = await prepared<{ id: string }>(parts.ds, LATE, [patience.resting()]);
    let woken = 0;
    for (const { id } of late) {
      if (stopping.aborted) break;
      patience.failed(id);
      if (await wake(parts.paths, id)) woken += 1;
    }
    if (late.length > 0) log('late-paths', { late: late.length, woken });
    return woken;
  };
}

export async function wake(paths: PathClient, pathId: string): Promise<boolean> {
  const poke: Act = { v: 1, id: randomUUID(), by: PRODUCT, body: { kind: 'poke' } };
  const sent = await paths.sendAct(pathId, poke).catch((thrown: unknown) => {
    log('path-not-woken', { path: pathId, ...nameOf(thrown) });
    return 'unavailable' as const;
  });
  return sent !== 'unavailable' && 'ok' in sent;
}

/** By the product's clock `c`, a minute after the path `p` itself should have looked. */
export const isLateSql = `p.state <> 'done'
      and p.next_wake_at < now() + c.offset_ms * interval '1 ms' - interval '1 minute'`;

const LATE: Statement = {
  name: 'late-paths',
  text: `
    select p.id from path as p cross join clock as c
    where ${isLateSql}
      and p.id <> all($1::uuid[])
    order by p.next_wake_at limit 40`,
};
