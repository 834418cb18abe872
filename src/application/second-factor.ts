import { prepared, type Statement } from '../db/prepared.ts';
import { newCodeSecret, shownOf, stepOf } from '../identity/code.ts';
import type { App } from './app.ts';
import { auditDeed } from './audit-deed.ts';
import { whoActs, type Caller } from './caller.ts';
import { networkOf } from './network.ts';
import { Refusal } from './refusal.ts';
import { requireAdministration } from './require-administration.ts';
import { hashOf } from './secret.ts';
import { bySource, noteTarget, takeTry } from './tries.ts';

/**
 * A second factor of a local account: codes of a device, by time. What they are made of is shown here, this once, and asked
 * for only when a code has confirmed it. One that is there already is replaced by an administrator alone.
 */
export async function beginSecondFactor(
  app: App,
  { actor }: Caller,
): Promise<{ secret: string; uri: string }> {
  // Real people have theirs where they sign in.
  if (app.config.MODE !== 'training') throw new Refusal('not-found');
  const secret = newCodeSecret();
  const sealed = app.secondFactors.seal(actor.id, secret);
  const begun = await prepared(app.ds, BEGIN, [actor.id, sealed]);
  if (begun.length === 0) throw new Refusal('second-factor-set');
  return shownOf(secret, actor.id);
}

export async function confirmSecondFactor(
  app: App,
  caller: Caller,
  asked: { code: string; operation: string },
): Promise<{ set: true }> {
  await requireCode(app, caller, { ...asked, isNew: true });
  await prepared(app.ds, CONFIRM, whoActs(app, caller));
  return { set: true };
}

/**
 * A code of now, which no code after it was taken of. Tries are counted before one is looked at: a code can be guessed. From
 * where she has signed in before she has tries of her own, which nobody elsewhere can use up.
 */
export async function requireCode(
  app: App,
  { actor, source }: Caller,
  { code, operation, isNew = false }: { code: string; operation: string; isNew?: boolean },
): Promise<void> {
  const values = [actor.id, networkOf(source)];
  const [factor] = await prepared<Factor>(app.ds, FIND, values);
  const about = { id: actor.id, role: actor.role };
  if (!factor || factor.isConfirmed === isNew)
    throw new Refusal('second-factor-missing', { about });
  const account = `account ${actor.id}`;
  const from = bySource(source);
  const keys = factor.isKnownHere ? [`${account} ${from}`] : [account, from];
  try {
    await takeTry(app, { keys, source, operation, about });
    const step = stepOf(code, app.secondFactors.open(actor.id, factor.sealed), Date.now());
    const taken = step === undefined ? [] : await prepared(app.ds, USE, [actor.id, step]);
    if (taken.length === 0) throw new Refusal('code-wrong', { about });
  } catch (thrown) {
    const by = [from, `code ${hashOf(code).toString('hex', 0, 16)}`];
    if (thrown instanceof Refusal)
      await noteTarget(app, { by, target: account, source, operation });
    throw thrown;
  }
}

/** After a lost device: she sets one up anew, and is signed out everywhere until then. */
export async function removeSecondFactor(
  app: App,
  caller: Caller,
  account: string,
): Promise<{ account: string; removed: true }> {
  await requireAdministration(app, caller, { account, action: 'account.manage' });
  await prepared(app.ds, REMOVE, [...whoActs(app, caller), account]);
  return { account, removed: true };
}

interface Factor {
  sealed: Buffer;
  isConfirmed: boolean;
  /** Somebody has signed in with this account from there, as long as sessions are kept. */
  isKnownHere: boolean;
}

const FIND: Statement = {
  name: 'find-second-factor',
  text: `
    select sealed, confirmed_at is not null as "isConfirmed",
      exists (select from session s where s.account_id = $1 and s.source = $2) as "isKnownHere"
    from second_factor where account_id = $1`,
};

const BEGIN: Statement = {
  name: 'begin-second-factor',
  text: `
    insert into second_factor as f (account_id, sealed, last_counter, created_at) values ($1, $2, 0, now())
    on conflict (account_id) do update set (sealed, last_counter, created_at) = (excluded.sealed, 0, now())
      where f.confirmed_at is null
    returning account_id`,
};

/** Of two who come with the same code one is first. */
const USE: Statement = {
  name: 'use-code',
  text: `
    update second_factor set last_counter = $2 where account_id = $1 and last_counter < $2::bigint
    returning account_id`,
};

const CONFIRM: Statement = {
  name: 'confirm-second-factor',
  text: `
    with confirmed as (
      update second_factor set confirmed_at = now() where account_id = $2 and confirmed_at is null
      returning account_id
    ) ${auditDeed('confirmed', 'second-factor-set', 'account_id')}`,
};

const REMOVE: Statement = {
  name: 'remove-second-factor',
  text: `
    with removed as (
      delete from second_factor where account_id = $5
    ), ended as (
      update session set revoked_at = now() where account_id = $5 and revoked_at is null
    ) ${auditDeed('(select $5::uuid as id) as whose', 'second-factor-removed')}`,
};
