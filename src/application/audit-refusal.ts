import type { RefusalCode } from '../contract/refusals.ts';
import { preparedAs, type Statement } from '../db/prepared.ts';
import { isForEverybody } from '../domain/access/operations.ts';
import type { Actor } from '../domain/path/ledger.ts';
import type { App } from './app.ts';
import type { Refusal } from './refusal.ts';
import { hashOf } from './secret.ts';

/** What was asked, by whom where she is known, and from which address. */
export interface AskedFor {
  operation: string;
  actor?: Pick<Actor, 'id' | 'role'>;
  source: string;
  /** Token or reference that was shown. */
  secret?: string;
}

/**
 * A refusal by right is a row of the audit, with its code: not what was asked for, nor what was shown to prove who asks.
 * A secret that was somebody's names her; a session that is over by a change of its account, or by its time, ends for good.
 */
export async function auditRefusal(
  { ds }: Pick<App, 'ds'>,
  { operation, actor, source, secret }: AskedFor,
  { code, more }: Refusal,
): Promise<void> {
  if (!isOfAccess(code, operation)) return;
  const who = actor ?? more.about;
  // Who shows nothing claims to be nobody, and is told the way in.
  if (code === 'unauthenticated' && secret === undefined) return;
  const shown = who || secret === undefined ? null : hashOf(secret);
  const values = [who?.id ?? null, who?.role ?? null, code, operation, shown, source];
  await preparedAs('access', ds, { statement: REFUSED, values });
}

/** By which somebody is kept from what there may be; the rest is about what she said. */
const OF_ACCESS: ReadonlySet<RefusalCode> = new Set([
  'code-wrong',
  'fact-not-yours',
  'forbidden',
  'foreign-origin',
  'not-found',
  'not-your-task',
  'pack-not-yours',
  'reading-approval-needed',
  'reading-reason-needed',
  'recent-factor-needed',
  'second-factor-missing',
  'sign-in-failed',
  'sign-in-refused',
  'too-many-checks',
  'unauthenticated',
  'void-not-yours',
] satisfies RefusalCode[]);

/** What is for everybody and is not there is hidden from nobody. */
function isOfAccess(code: RefusalCode, operation: string): boolean {
  return OF_ACCESS.has(code) && !(code === 'not-found' && isForEverybody(operation));
}

const REFUSED: Statement = {
  name: 'audit-refusal',
  text: `
    with known as (
      select a.id, a.role, t.id as entry from api_token t join account a on a.id = t.account_id
        where t.token_hash = $5
      union all
      select account_id, role, id from session where reference_hash = $5
      union all
      select id, role, null from account where token_hash = $5
    ), ended as (
      update session set revoked_at = now()
      where reference_hash = $5 and revoked_at is null and $3 = 'unauthenticated'
      returning id, account_id, role
    ), at as (
      select now() + offset_ms * interval '1 ms' as now from clock
    )
    insert into audit (at, actor_id, role, source, action, purpose, code, entry_id)
    select at.now, coalesce($1::uuid, known.id), coalesce($2, known.role), $6, 'refused', $4, $3, known.entry
    from at left join known on true
    union all
    select at.now, account_id, role, $6, 'session-ended', $4, null, id from at, ended`,
};
