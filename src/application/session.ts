import { randomUUID } from 'node:crypto';
import { prepared, preparedAs, type Statement } from '../db/prepared.ts';
import type { App } from './app.ts';
import { ASKED, auditDeed } from './audit-deed.ts';
import { actorOf, whoActs, type AccountAndClock, type Caller, type Session } from './caller.ts';
import { networkOf } from './network.ts';
import { Refusal } from './refusal.ts';
import { hashOf, newSecret } from './secret.ts';

/** How somebody proved who she is, as the provider tells it. */
export interface Proof {
  amr: readonly string[];
  acr?: string;
  /** When, where a second factor was part of it. */
  secondFactorAt?: Date;
}

type Parts = Pick<App, 'ds' | 'config'>;

/** In which browser, and for what it asked: what the audit keeps of a sign-in. */
export interface SignIn {
  proof: Proof;
  /** The reference that this browser had. */
  before: string | undefined;
  source: string;
  operation: string;
}

/** Signs an account in under a reference that was never seen before; whatever this browser had is over. */
export async function openSession(
  { ds, config }: Parts,
  accountId: string,
  { proof, before, source, operation }: SignIn,
): Promise<string | undefined> {
  const reference = newSecret();
  const { amr, acr = null, secondFactorAt = null } = proof;
  const values = [
    randomUUID(),
    hashOf(reference),
    accountId,
    config.SESSION_HOURS_MAX,
    secondFactorAt,
    amr.join(' '),
    acr,
    hashOf(before ?? reference),
    source,
    operation,
    networkOf(source),
  ];
  const opened = await preparedAs('access', ds, { statement: OPEN, values });
  return opened.length > 0 ? reference : undefined;
}

/** Who is signed in under a reference, with the rights of this moment: none where the account has changed since. */
export async function readSession(
  app: App,
  reference: string,
): Promise<Pick<Caller, 'actor' | 'session'> | undefined> {
  const values = [hashOf(reference), app.config.SESSION_IDLE_MINUTES];
  const [row] = await prepared<AccountAndClock & SessionPart>(app.ds, READ, values);
  if (!row) return undefined;
  app.clock.learn(Number(row.offsetMs));
  const { session, endsAt, steppedUpAt, isStale } = row;
  if (isStale) await prepared(app.ds, TOUCH, [session]);
  return { actor: actorOf(row), session: { id: session, endsAt, steppedUpAt } };
}

/**
 * Whether a session still stands, for whatever goes on after its request: a stream asks at each tick, an export at each
 * chunk. To look is no use of the session: a stream alone keeps nobody signed in.
 */
export async function stillMay(
  { ds, config }: Parts,
  { id }: Pick<Session, 'id'>,
): Promise<boolean> {
  const found = await prepared(ds, STILL, [id, config.SESSION_IDLE_MINUTES]);
  return found.length > 0;
}

/** She has proved anew who she is: under another reference from here on, and not for longer than before. */
export async function confirmSession(app: App, caller: Caller): Promise<string> {
  const reference = newSecret();
  const values = [...whoActs(app, caller), caller.session?.id, hashOf(reference)];
  const confirmed = await prepared(app.ds, CONFIRM, values);
  if (confirmed.length === 0) throw new Refusal('unauthenticated');
  return reference;
}

/** Nothing where a token asks: it has no session. */
export async function endSession(app: App, caller: Caller): Promise<void> {
  if (!caller.session) return;
  await prepared(app.ds, END, [...whoActs(app, caller), caller.session.id]);
}

/** On every machine, as after a lost one. */
export async function endAllSessions(app: App, caller: Caller): Promise<void> {
  await prepared(app.ds, END_ALL, whoActs(app, caller));
}

interface SessionPart {
  session: string;
  endsAt: Date;
  steppedUpAt: Date | null;
  isStale: boolean;
}

/** Who was signed in when can be asked for as long. */
const KEPT_DAYS = 30;

const OPEN: Statement = {
  name: 'open-session',
  text: `
    with ended as (
      update session set revoked_at = now() where reference_hash = $8 and revoked_at is null
    ), forgotten as (
      delete from session where ends_at < now() - interval '${KEPT_DAYS} days'
    ), opened as (
      insert into session (id, reference_hash, account_id, role, department, place_id, created_at,
        last_seen_at, ends_at, stepped_up_at, amr, acr, source)
      select $1, $2, id, role, department, place_id, now(), now(), now() + $4::int * interval '1 hour', $5, $6, $7, $11
      from account where id = $3 and disabled_at is null
      returning id, account_id, role
    ), written as (
      insert into audit (at, actor_id, role, source, action, purpose, entry_id)
      select now() + offset_ms * interval '1 ms', account_id, role, $9, 'signed-in', $10, opened.id
      from opened cross join clock
    )
    select id from opened`,
};

const STANDS = `
  s.revoked_at is null and s.ends_at > now() and s.last_seen_at > now() - $2::int * interval '1 minute'
  and a.disabled_at is null and a.role = s.role and a.place_id = s.place_id
  and a.department is not distinct from s.department`;

const READ: Statement = {
  name: 'read-session',
  text: `
    select a.id, a.role, a.department, a.place_id as place, c.offset_ms as "offsetMs",
      s.id as session, s.ends_at as "endsAt", s.stepped_up_at as "steppedUpAt",
      s.last_seen_at < now() - interval '15 seconds' as "isStale"
    from session s join account a on a.id = s.account_id cross join clock c
    where s.reference_hash = $1 and ${STANDS}`,
};

const STILL: Statement = {
  name: 'still-may',
  text: `select from session s join account a on a.id = s.account_id where s.id = $1 and ${STANDS}`,
};

const TOUCH: Statement = {
  name: 'touch-session',
  text: 'update session set last_seen_at = now() where id = $1',
};

const CONFIRM: Statement = {
  name: 'confirm-session',
  text: `
    with confirmed as (
      update session set (reference_hash, stepped_up_at, last_seen_at) = ($6, now(), now())
      where id = $5 and revoked_at is null returning id
    ), written as (${auditDeed('confirmed', 'confirmed')}
    )
    select id from confirmed`,
};

const END: Statement = {
  name: 'end-session',
  text: `
    with ended as (
      update session set revoked_at = now() where id = $5 and revoked_at is null returning id
    ) ${auditDeed('ended', 'signed-out')}`,
};

const END_ALL: Statement = {
  name: 'end-all-sessions',
  text: `
    with ended as (
      update session set revoked_at = now() where account_id = $2 and revoked_at is null
    )
    insert into audit (at, actor_id, role, source, action, purpose)
    values ($1, $2, $3, $4, 'signed-out-everywhere', ${ASKED})`,
};
