import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { prepared, type Statement } from '../src/db/prepared.ts';
import type { PathClient } from '../src/temporal/path-client.ts';
import { log } from './log.ts';
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
/** So many in one pass are no lost path here and there: Temporal is away, and nobody is helped by asking on. */
const FAILED_MAX = 50;
/** A worker of the release before may still take a turn on its own calendar. */
const REST_MS = { nothingLeft: 600_000, someFailed: 60_000 };
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Wakes every open path that was last looked at on another calendar than that of this release, so that its dates are
 * derived anew without anybody asking. Where it stands is in the tables alone: whoever was stopped half-way goes on with
 * those that are left. Returns how many looked.
 */
export function createRenewal(parts: RenewParts): (stopping: AbortSignal) => Promise<number> {
  let restUntil = 0;
  let told = 0;
  return async (stopping) => {
    if (Date.now() < restUntil) return 0;
    const left = await countBehind(parts);
    if (left !== told) log('paths-on-older-calendar', { left });
    told = left;
    const pass = { woken: 0, failed: 0 };
    if (left > 0) await wakeAll(parts, pass, stopping);
    if (left === 0) restUntil = Date.now() + REST_MS.nothingLeft;
    if (pass.failed > 0) restUntil = Date.now() + REST_MS.someFailed;
    return pass.woken;
  };
}

interface Pass {
  woken: number;
  failed: number;
}

/**
 * From a place of its own and once around: two workers do not wake the same paths side by side, and those that cannot be
 * woken do not always stand before the same others.
 */
async function wakeAll(parts: RenewParts, pass: Pass, stopping: AbortSignal): Promise<void> {
  const begun = randomUUID();
  const isOver = () => stopping.aborted || pass.failed >= FAILED_MAX;
  const spans = [
    { after: begun, upTo: LAST_ID },
    { after: FIRST_ID, upTo: begun },
  ];
  for (const { after, upTo } of spans) {
    let line = await behind(parts, { after, upTo });
    while (line.length > 0 && !isOver()) {
      const last = line.at(-1) ?? upTo;
      await wakeEach(parts.paths, line, { pass, isOver });
      line = await behind(parts, { after: last, upTo });
    }
  }
}

async function wakeEach(
  paths: PathClient,
  ids: readonly string[],
  { pass, isOver }: { pass: Pass; isOver: () => boolean },
): Promise<void> {
  const line = [...ids];
  const takeLine = async () => {
    for (let id = line.shift(); id !== undefined && !isOver(); id = line.shift()) {
      if (await wake(paths, id)) pass.woken += 1;
      else pass.failed += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE_MAX }, takeLine));
}

async function behind(
  { ds, calendars }: RenewParts,
  { after, upTo }: { after: string; upTo: string },
): Promise<string[]> {
  const rows = await prepared<{ id: string }>(ds, BEHIND, [calendars, after, upTo, BATCH]);
  return rows.map(({ id }) => id);
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
    where ${isBehindSql} and id > $2::uuid and id <= $3::uuid
    order by id limit $4`,
};

const COUNT_BEHIND: Statement = {
  name: 'count-paths-on-older-calendar',
  text: `select count(*)::int as n from path where ${isBehindSql}`,
};
