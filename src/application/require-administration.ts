import { prepared, type Statement } from '../db/prepared.ts';
import type { Action } from '../domain/access/rights.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';
import { requireRecentFactor } from './require-recent-factor.ts';

/**
 * For accounts of her own place and below, and after she has confirmed anew who she is; an account elsewhere is as if it
 * were not there.
 */
export async function requireAdministration(
  app: App,
  caller: Caller,
  { account, action }: { account: string; action: Action },
): Promise<void> {
  const [row] = await prepared<{ place: string }>(app.ds, PLACE, [account]);
  if (!row) throw new Refusal('not-found');
  requireAccess(app, caller, { action, target: { place: row.place } });
  requireRecentFactor(app, caller);
}

const PLACE: Statement = {
  name: 'place-of-account',
  text: 'select place_id as place from account where id = $1',
};
