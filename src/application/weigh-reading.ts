import { prepared, preparedAs, type Statement } from '../db/prepared.ts';
import { deskNameOf } from '../domain/access/may.ts';
import { MINUTE_MS } from '../domain/time/instant.ts';
import { startOfEpochDay, epochDayAt } from '../domain/time/zone.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { Refusal } from './refusal.ts';

/** From ten in the evening to six, where the reader works. */
const NIGHT = { from: 22 * 60, to: 6 * 60 };

/**
 * Before a file is read by somebody who may read it: why, where no task of hers links to it, and whether so many in an
 * hour, or at such an hour, is what her work asks for. What is unusual is told to her supervisor. Beyond the number of an
 * hour somebody else has to let her read on; processes that read at once may pass it by as many as they are.
 */
export async function weighReading(app: App, caller: Caller, pathId: string): Promise<void> {
  await requireReason(app, caller, pathId);
  const values = [caller.actor.id, pathId, new Date(app.clock.now())];
  const [row] = await preparedAs<Hour>('access', app.ds, { statement: HOUR, values });
  if ((row?.others ?? 0) >= app.config.FILES_PER_HOUR_MAX) {
    await flag(app, caller, 'many');
    if (!row?.isApproved) throw new Refusal('reading-approval-needed');
  }
  if (await isFromHome(app, caller, pathId)) await flag(app, caller, 'home');
  if (isNight(app, caller) && !(await isOnDuty(app, caller))) await flag(app, caller, 'night');
}

interface Hour {
  /** Other files that she has read within an hour. */
  others: number;
  isApproved: boolean;
}

async function requireReason(app: App, { actor, reason }: Caller, pathId: string): Promise<void> {
  if (reason !== undefined || app.config.READING_REASON === 'kept') return;
  const values = [pathId, actor.id, actor.role, deskNameOf(actor), actor.place];
  const [row] = await prepared<{ isLinked: boolean }>(app.ds, LINKED, values);
  if (!row?.isLinked) throw new Refusal('reading-reason-needed');
}

function isNight({ clock, places }: App, { actor }: Caller): boolean {
  const timeZone = places.timeZone(actor.place ?? '');
  if (timeZone === undefined) return false;
  const now = clock.now();
  const minute = (now - startOfEpochDay(epochDayAt(now, timeZone), timeZone)) / MINUTE_MS;
  return minute >= NIGHT.from || minute < NIGHT.to;
}

/** Of the place that she is from, or below it: people there know each other. */
async function isFromHome({ ds, places }: App, { actor }: Caller, pathId: string) {
  const [row] = await prepared<{ home: string; place: string }>(ds, HOME, [actor.id, pathId]);
  return row !== undefined && places.above(row.place).includes(row.home);
}

async function isOnDuty({ ds, clock }: App, { actor }: Caller): Promise<boolean> {
  const values = [actor.id, new Date(clock.now())];
  return (await prepared(ds, ON_DUTY, values)).length > 0;
}

async function flag(
  { ds, clock }: App,
  { actor }: Caller,
  why: 'many' | 'night' | 'home',
): Promise<void> {
  const values = [actor.id, actor.place ?? '', why, new Date(clock.now())];
  await preparedAs('access', ds, { statement: FLAG, values });
}

const HOUR: Statement = {
  name: 'readings-of-an-hour',
  text: `
    select (select count(distinct path_id)::int from audit where actor_id = $1 and path_id <> $2
        and action in ('read-consents', 'read-disclosures', 'read-path', 'read-path-on-day', 'read-timeline')
        and action like 'read-%' and at > $3::timestamptz - interval '1 hour') as others,
      exists (select from reading_approval where account_id = $1 and until > $3::timestamptz) as "isApproved"`,
};

/** By a task of her own desk, open or not, because she began it, or because she was named for it. */
const LINKED: Statement = {
  name: 'reading-is-linked',
  text: `
    select exists (select from task where path_id = $1 and department = $4 and place_id = $5)
      or exists (select from path where id = $1 and owner_id = $2)
      or exists (select from path_party where path_id = $1 and account_id = $2 and kind = $3 and ended_at is null)
      as "isLinked"`,
};

const HOME: Statement = {
  name: 'reading-at-home',
  text: `
    select a.home_place_id as home, p.place_id as place from account a, path p
    where a.id = $1 and a.home_place_id is not null and p.id = $2`,
};

const ON_DUTY: Statement = {
  name: 'reader-on-duty',
  text: `
    select from duty where $1 in (account_id, deputy_id)
      and starts_at <= $2::timestamptz and ends_at > $2::timestamptz limit 1`,
};

const FLAG: Statement = {
  name: 'flag-reading',
  text: `
    insert into reading_flag (id, account_id, place_id, why, hour, at)
    values (gen_random_uuid(), $1, $2, $3, date_trunc('hour', $4::timestamptz, 'UTC'), $4)
    on conflict (account_id, why, hour) do nothing`,
};
