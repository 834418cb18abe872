import { prepared, type Statement } from '../db/prepared.ts';
import type { App } from './app.ts';
import { auditDeed } from './audit-deed.ts';
import { whoActs, type Caller, type Writer } from './caller.ts';
import { entryIdOf } from './perform.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';
import { requireAdministration } from './require-administration.ts';
import { startOfDay, civilDateAt } from '../domain/time/zone.ts';
import type { CivilDate } from '../domain/time/instant.ts';

export interface ReadingFlag {
  id: string;
  account: string;
  role: string;
  place: string;
  /** Very many files within the hour, by night outside duty, or of where she is from. */
  why: 'many' | 'night' | 'home';
  at: string;
}

/** For how long one more person lets somebody read on. */
const APPROVED_MS = 3_600_000;
const SHOWN_MAX = 200;

/** Reading of a day that was not usual, by people of a place and below; today where no day is asked for. */
export async function listReadingFlags(
  app: App,
  caller: Caller,
  { place = caller.actor.place ?? '', on }: { place?: string; on?: CivilDate },
): Promise<{ items: ReadingFlag[] }> {
  const target = { place };
  requireAccess(app, caller, { action: 'reading.watch', target, otherwise: 'forbidden' });
  const timeZone = app.places.timeZone(place) ?? 'UTC';
  const from = startOfDay(on ?? civilDateAt(app.clock.now(), timeZone), timeZone);
  const values = [app.places.below(place), new Date(from), SHOWN_MAX];
  const rows = await prepared<Omit<ReadingFlag, 'at'> & { at: Date }>(app.ds, FLAGS, values);
  return { items: rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })) };
}

/** A second person lets somebody of her place read on for an hour; nobody does it for herself. */
export async function approveReading(
  app: App,
  writer: Writer,
  account: string,
): Promise<{ account: string; until: string }> {
  await requireAdministration(app, writer, { account, action: 'reading.watch' });
  if (account === writer.actor.id) throw new Refusal('forbidden');
  const until = new Date(app.clock.now() + APPROVED_MS);
  const values = [...whoActs(app, writer), entryIdOf(writer), account, until];
  await prepared(app.ds, APPROVE, values);
  return { account, until: until.toISOString() };
}

const FLAGS: Statement = {
  name: 'reading-flags',
  text: `
    select f.id, f.account_id as account, a.role, f.place_id as place, f.why, f.at
    from reading_flag f join account a on a.id = f.account_id
    where f.place_id = any($1::text[]) and f.at >= $2::timestamptz and f.at < $2::timestamptz + interval '25 hours'
    order by f.at desc, f.id limit $3`,
};

const APPROVE: Statement = {
  name: 'approve-reading',
  text: `
    with approved as (
      insert into reading_approval (id, account_id, approved_by, until) values ($5, $6, $2, $7)
      on conflict (id) do nothing returning account_id
    ) ${auditDeed('approved', 'reading-approved', 'account_id')}`,
};
