import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { prepared, type Statement } from '../src/db/prepared.ts';
import type { PathClient } from '../src/temporal/path-client.ts';
import { log } from './log.ts';
import { createPatience } from './patience.ts';
import { wake } from './sweep.ts';

export interface RenewParts {
  ds: DataSource;
  paths: PathClient;
  /** Hashes of the calendars of this release: a path that stands on none of them is behind. */
  calendars: readonly string[];
}

const BATCH = 40;
/** People at their desks come first. */
const AT_ONCE_MAX = 4;
/** A worker of the release before may still take a turn on its own calendar. */
const LOOK_AGAIN_MS = 600_000;
const REST_MS = { first: 60_000, longest: 3_600_000 };
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Wakes every open path that was last looked at on another calendar than that of this release, so that its dates are
 * derived anew without anybody asking. Where it stands is in the tables alone: whoever was stopped half-way goes on with
 * those that are left. Returns how many looked.
 */
export function createRenewal(parts: RenewParts): (stopping: AbortSignal) => Promise<number> {
  const patience = createPatience(REST_MS.first, REST_MS.longest);
  let restUntil = 0;
  let told = 0;
  return async (stopping) => {
    if (Date.now() < restUntil) return 0;
    const left = await countBehind(parts);
    if (left !== told) log('paths-on-older-calendar', { left });
    told = left;
    const woken = left > 0 ? await wakeAll(parts, patience, stopping) : 0;
    if (left === 0) restUntil = Date.now() + LOOK_AGAIN_MS;
    return woken;
  };
}

/** From a place of its own and once around, so that two workers do not wake the same paths side by side. */
async function wakeAll(
  parts: RenewParts,
  patience: ReturnType<typeof createPatience>,
  stopping: AbortSignal,
): Promise<number> {
  const begun = randomUUID();
  let woken = 0;
  for (const part of [
    { after: begun, upTo: null },
    { after: FIRST_ID, upTo: begun },
  ]) {
    let { after } = part;
    for (let full = true; full && !stopping.aborted;) {
      const values = [parts.calendars, after, part.upTo, patience.resting(), BATCH];
      const batch = await prepared<{ id: string }>(parts.ds, BEHIND, values);
      const line = batch.map(({ id }) => id);
      after = line.at(-1) ?? after;
      full = line.length === BATCH;
      const takeLine = async () => {
        for (let id = line.shift(); id !== undefined && !stopping.aborted; id = line.shift()) {
          if (await wake(parts.paths, id)) woken += 1;
          else patience.failed(id);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE_MAX }, takeLine));
    }
  }
  return woken;
}

async function countBehind({ ds, calendars }: RenewParts): Promise<number> {
  const [row] = await prepared<{ n: number }>(ds, COUNT_BEHIND, [calendars]);
  return row?.n ?? 0;
}

/** A path that waits for its rules looks at its calendar when it has them. */
const isBehindSql = `state = 'open' and calendar_hash <> all($1::text[])`;

const BEHIND: Statement = {
  name: 'paths-on-older-calendar',
  text: `
    select id from path
    where ${isBehindSql} and id > $2::uuid and ($3::uuid is null or id <= $3::uuid) and id <> all($4::uuid[])
    order by id limit $5`,
};

const COUNT_BEHIND: Statement = {
  name: 'count-paths-on-older-calendar',
  text: `select count(*)::int as n from path where ${isBehindSql}`,
};
