import { prepared, type Statement } from '../db/prepared.ts';
import type { TokenOperation } from '../contract/token-operations.ts';
import type { App } from './app.ts';
import { auditDeed } from './audit-deed.ts';
import { actorOf, whoActs, type AccountAndClock, type Caller, type Writer } from './caller.ts';
import { entryIdOf } from './perform.ts';
import { Refusal } from './refusal.ts';
import { requireAdministration } from './require-administration.ts';
import { hashOf, newSecret } from './secret.ts';

export interface TokenView {
  id: string;
  name: string;
  account: string;
  operations: TokenOperation[];
  createdAt: string;
  until: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export interface NewToken {
  account: string;
  name: string;
  operations: TokenOperation[];
  days: number;
}

/** Known by its beginning, so that it is found where it was left by mistake. */
const BEGINS = 'rpt_';
export const isApiToken = (token: string) => token.startsWith(BEGINS);

/** Makes a token for the system of a desk; this answer is the only one that shows it. */
export async function issueToken(
  app: App,
  writer: Writer,
  { account, name, operations, days }: NewToken,
): Promise<TokenView & { token: string }> {
  await requireAdministration(app, writer, { account, action: ISSUING });
  const token = `${BEGINS}${newSecret()}`;
  const values = [entryIdOf(writer), hashOf(token), account, name, JSON.stringify(operations)];
  const [row] = await prepared<Row>(app.ds, ISSUE, [...whoActs(app, writer), ...values, days]);
  // Issued under this key before: what it was is known to nobody but who was told then.
  if (!row) throw new Refusal('idempotency-key-reused');
  return { ...viewOf(row), token };
}

export async function listTokens(app: App, caller: Caller, account: string): Promise<TokenView[]> {
  await requireAdministration(app, caller, { account, action: ISSUING });
  return (await prepared<Row>(app.ds, LIST, [account])).map(viewOf);
}

export async function revokeToken(app: App, caller: Caller, id: string): Promise<TokenView> {
  const [found] = await prepared<Row>(app.ds, FIND, [id]);
  if (!found) throw new Refusal('not-found');
  await requireAdministration(app, caller, { account: found.account, action: ISSUING });
  const [row] = await prepared<Row>(app.ds, REVOKE, [...whoActs(app, caller), id]);
  return viewOf(row ?? found);
}

/** Who asks with a token, and for what it is; none where it or its account has ended. */
export async function readToken(
  app: App,
  token: string,
): Promise<Pick<Caller, 'actor' | 'operations'> | undefined> {
  const [row] = await prepared<AccountAndClock & UsedToken>(app.ds, READ, [hashOf(token)]);
  if (!row) return undefined;
  app.clock.learn(Number(row.offsetMs));
  if (row.isStale) await prepared(app.ds, TOUCH, [row.token]);
  return { actor: actorOf(row), operations: row.operations };
}

const ISSUING = 'token.issue';

interface UsedToken {
  token: string;
  operations: string[];
  isStale: boolean;
}

type Row = Omit<TokenView, 'createdAt' | 'until' | 'lastUsedAt' | 'revokedAt'> & {
  createdAt: Date;
  until: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

function viewOf({ createdAt, until, lastUsedAt, revokedAt, ...rest }: Row): TokenView {
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    until: until.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}

const COLUMNS = `id, name, account_id as account, operations, created_at as "createdAt",
  ends_at as until, last_used_at as "lastUsedAt", revoked_at as "revokedAt"`;

const ISSUE: Statement = {
  name: 'issue-token',
  text: `
    with issued as (
      insert into api_token (id, token_hash, account_id, name, operations, issued_by, created_at, ends_at)
      values ($5, $6, $7, $8, $9, $2, now(), now() + $10::int * interval '1 day')
      on conflict (id) do nothing returning *
    ), written as (${auditDeed('issued', 'token-issued')})
    select ${COLUMNS} from issued`,
};

/** A desk has a few systems; what is long over is not shown. */
const LIST: Statement = {
  name: 'list-tokens',
  text: `select ${COLUMNS} from api_token where account_id = $1 order by created_at desc, id limit 200`,
};

const FIND: Statement = {
  name: 'find-token',
  text: `select ${COLUMNS} from api_token where id = $1`,
};

const REVOKE: Statement = {
  name: 'revoke-token',
  text: `
    with revoked as (
      update api_token set revoked_at = now() where id = $5 and revoked_at is null returning *
    ), written as (${auditDeed('revoked', 'token-revoked')})
    select ${COLUMNS} from revoked`,
};

const READ: Statement = {
  name: 'read-token',
  text: `
    select a.id, a.role, a.department, a.place_id as place, c.offset_ms as "offsetMs", t.id as token,
      t.operations, t.last_used_at is null or t.last_used_at < now() - interval '1 minute' as "isStale"
    from api_token t join account a on a.id = t.account_id cross join clock c
    where t.token_hash = $1 and t.revoked_at is null and t.ends_at > now() and a.disabled_at is null`,
};

const TOUCH: Statement = {
  name: 'touch-token',
  text: 'update api_token set last_used_at = now() where id = $1',
};
