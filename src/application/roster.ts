import { DUTY_AHEAD, shiftOf, type DutyAhead } from '../boards/duty.ts';
import { prepared, type Statement } from '../db/prepared.ts';
import { nextDays, rosterGaps } from '../domain/duty/gaps.ts';
import { toIso, type Instant } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import { whoActs, type Caller, type Writer } from './caller.ts';
import { entryIdOf } from './perform.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';
import { requireRecentFactor } from './require-recent-factor.ts';

interface Person {
  id: string;
  name: string;
  role: string;
}

export interface DutyView {
  id: string;
  from: string;
  to: string;
  person: Person | null;
  deputy: Person | null;
}

export interface RosterView {
  place: string;
  shifts: DutyView[];
  /** Hours of the next days in which offices are closed and nobody is on duty. */
  gaps: { from: string; to: string }[];
  /** Who can be on duty there. */
  people: Person[];
}

export interface NewDuty {
  place: string;
  from: Instant;
  to: Instant;
  person: string;
  deputy?: string;
}

/** How far ahead a roster is shown. */
const SHOWN_DAYS = 31;

export async function readRoster(
  app: App,
  caller: Caller,
  query: { place?: string },
): Promise<RosterView> {
  const place = query.place ?? caller.actor.place ?? '';
  const target = { place };
  requireAccess(app, caller, { action: 'roster.read', target, otherwise: 'forbidden' });
  const now = app.clock.now();
  const span = nextDays(now, SHOWN_DAYS);
  const [rows, people] = await Promise.all([
    prepared<DutyAhead>(app.ds, SHIFTS, [[place], new Date(span.from), new Date(span.to)]),
    prepared<Person>(app.ds, PEOPLE, [place]),
  ]);
  const known = new Map(people.map((person) => [person.id, person]));
  const hours = app.places.hours(place);
  const ahead = nextDays(now, app.noticeSettings.rosterDays);
  const gaps = hours ? rosterGaps(rows.map(shiftOf), hours, ahead) : [];
  return {
    place,
    shifts: rows.map(({ id, startsAt, endsAt, accountId, deputyId }) => ({
      id,
      from: startsAt.toISOString(),
      to: endsAt.toISOString(),
      person: known.get(accountId) ?? null,
      deputy: known.get(deputyId ?? '') ?? null,
    })),
    gaps: gaps.map(({ from, to }) => ({ from: toIso(from), to: toIso(to) })),
    people,
  };
}

/** Names who is on duty; the same key names it once. */
export async function addDuty(app: App, writer: Writer, duty: NewDuty): Promise<{ id: string }> {
  const { place, from, to, person, deputy = null } = duty;
  const target = { place };
  requireAccess(app, writer, { action: 'roster.write', target, otherwise: 'forbidden' });
  requireRecentFactor(app, writer);
  const refuse = (pointer: string) =>
    new Refusal('invalid-request', { errors: [{ pointer, code: 'not-allowed' }] });
  if (to <= from) throw refuse('/to');
  const people = await prepared<Person>(app.ds, PEOPLE, [place]);
  const isKnown = (id: string | null) => id === null || people.some((one) => one.id === id);
  if (!isKnown(person)) throw refuse('/person');
  if (!isKnown(deputy) || deputy === person) throw refuse('/deputy');
  const id = entryIdOf(writer);
  const values = [id, place, new Date(from), new Date(to), person, deputy, ...whoActs(app, writer)];
  const [same] = await prepared<object>(app.ds, ADD, values);
  if (!same) throw new Refusal('idempotency-key-reused');
  return { id };
}

/** Takes a shift out; one that is not there is out already. */
export async function removeDuty(
  app: App,
  caller: Caller,
  { id, place }: { id: string; place: string },
): Promise<{ id: string }> {
  const target = { place };
  requireAccess(app, caller, { action: 'roster.write', target, otherwise: 'forbidden' });
  requireRecentFactor(app, caller);
  await prepared(app.ds, REMOVE, [id, place, ...whoActs(app, caller)]);
  return { id };
}

const SHIFTS: Statement = { name: 'shifts', text: DUTY_AHEAD };

const PEOPLE: Statement = {
  name: 'people-of-a-place',
  text: `
    select id, name, role from account
    where place_id = $1 and disabled_at is null
      and role in ('coordination-office', 'department-head', 'case-supervisor', 'caseworker', 'clerk',
        'duty-officer')
    order by role, name, id`,
};

const ADD: Statement = {
  name: 'add-duty',
  text: `
    with added as (
      insert into duty (id, place_id, starts_at, ends_at, account_id, deputy_id)
      values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing
      returning id
    ), audited as (
      insert into audit (at, actor_id, role, source, action, entry_id)
      select $7::timestamptz, $8::uuid, $9, $10, 'add-duty', id from added
    )
    select id from added
    union all
    select id from duty
    where (id, place_id, starts_at, ends_at, account_id) = ($1, $2, $3, $4, $5)
      and deputy_id is not distinct from $6::uuid`,
};

const REMOVE: Statement = {
  name: 'remove-duty',
  text: `
    with removed as (
      delete from duty where id = $1 and place_id = $2 returning id
    )
    insert into audit (at, actor_id, role, source, action, entry_id)
    select $3::timestamptz, $4::uuid, $5, $6, 'remove-duty', id from removed`,
};
