import { prepared, type Statement } from '../db/prepared.ts';
import type { CivilDate } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import { auditReading } from './audit-reading.ts';
import { whoActs, type Caller, type Writer } from './caller.ts';
import { entryIdOf } from './perform.ts';
import { Refusal } from './refusal.ts';
import { requireContact } from './require-contact.ts';
import {
  contactView,
  sealContact,
  type SafeContactView,
  type SafeWay,
} from './safe-contact-view.ts';
import { todayAt } from './today-at.ts';

export interface SafeContact {
  ways: SafeWay[];
  /** When she last said so; a civil day of her place. */
  confirmedOn: CivilDate;
}

/** How the person of a path can be reached without harm, for her own people. */
export async function readSafeContact(
  app: App,
  caller: Caller,
  pathId: string,
): Promise<SafeContactView> {
  const path = await requireContact(app, caller, { pathId, action: 'contact.read' });
  const { glassId: entryId } = path;
  await auditReading(app, caller, { action: 'read-safe-contact', pathId, entryId });
  return contactView(app, path);
}

/** What is on record is replaced as a whole: a way that is no longer safe must not stand beside one that is. */
export async function writeSafeContact(
  app: App,
  writer: Writer,
  { pathId, ...contact }: SafeContact & { pathId: string },
): Promise<SafeContactView> {
  const path = await requireContact(app, writer, { pathId, action: 'contact.write' });
  if (contact.confirmedOn > todayAt(app, path.placeId)) {
    throw new Refusal('invalid-request', {
      errors: [{ pointer: '/confirmedOn', code: 'in-future' }],
    });
  }
  const entryId = entryIdOf(writer);
  const { hash, sealed } = await sealContact(app, path, { entryId, ways: contact.ways });
  const ways = [...new Set(contact.ways.map(({ how }) => how))];
  const values = [pathId, ...whoActs(app, writer), entryId, ways, contact.confirmedOn, hash];
  await prepared(app.ds, WRITE, [...values, sealed]);
  return contactView(app, path);
}

const WRITE: Statement = {
  name: 'write-safe-contact',
  text: `
    with said as (
      insert into body (path_id, hash, entry_id, sealed)
      values ($1, $9, $6, $10) on conflict do nothing
    ), written as (
      insert into safe_contact (path_id, ways, confirmed_on, body_hash, written_at, written_by)
      values ($1, $7::text[], $8::date, $9, $2, $3)
      on conflict (path_id) do update set ways = excluded.ways, confirmed_on = excluded.confirmed_on,
        body_hash = excluded.body_hash, written_at = excluded.written_at, written_by = excluded.written_by
      returning path_id
    )
    insert into audit (at, actor_id, role, source, action, path_id, entry_id)
    select $2::timestamptz, $3::uuid, $4, $5, 'write-safe-contact', path_id, $6::uuid from written`,
};
