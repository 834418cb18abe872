import { prepared, type Statement } from '../db/prepared.ts';
import type { App } from './app.ts';
import { auditDeed } from './audit-deed.ts';
import { whoActs, type Writer } from './caller.ts';
import { Refusal } from './refusal.ts';
import { requireAdministration } from './require-administration.ts';

/** Where somebody is from; what she reads of it is told to her supervisor; `null` where it is not known. */
export async function setHome(
  app: App,
  writer: Writer,
  { account, place }: { account: string; place: string | null },
): Promise<{ account: string; home: string | null }> {
  await requireAdministration(app, writer, { account, action: 'account.manage' });
  if (place !== null && !app.places.has(place)) {
    throw new Refusal('invalid-request', {
      errors: [{ pointer: '/place', code: 'unknown-place' }],
    });
  }
  await prepared(app.ds, SET, [...whoActs(app, writer), account, place]);
  return { account, home: place };
}

const SET: Statement = {
  name: 'set-home',
  text: `
    with changed as (
      update account set home_place_id = $6 where id = $5 and home_place_id is distinct from $6::text
      returning id
    ) ${auditDeed('changed', 'home-set')}`,
};
