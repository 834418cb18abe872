import { prepared, type Statement } from '../db/prepared.ts';
import type { App } from './app.ts';
import { auditDeed } from './audit-deed.ts';
import { whoActs, type Caller, type Writer } from './caller.ts';
import { Refusal } from './refusal.ts';
import { requireAdministration } from './require-administration.ts';

/** Whom a sign-in service means by a subject: one account of this product. */
export interface Identity {
  account: string;
  issuer: string;
  subject: string;
}

export interface IdentityView extends Identity {
  linkedAt: string;
}

const action = 'account.manage';

export async function listIdentities(
  app: App,
  caller: Caller,
  account: string,
): Promise<{ items: IdentityView[] }> {
  await requireAdministration(app, caller, { account, action });
  return { items: (await prepared<Row>(app.ds, LIST, [account])).map(viewOf) };
}

/** To link what is linked so already is to do it once; somebody else's is not taken over. */
export async function linkIdentity(
  app: App,
  writer: Writer,
  { account, issuer, subject }: Identity,
): Promise<IdentityView> {
  await requireAdministration(app, writer, { account, action });
  await prepared(app.ds, LINK, [...whoActs(app, writer), account, issuer, subject]);
  const [row] = await prepared<Row>(app.ds, LINKED, [account, issuer, subject]);
  if (!row) throw new Refusal('identity-linked');
  return viewOf(row);
}

/** Whoever was signed in with the account is out with her next request. What is not linked so is not linked. */
export async function unlinkIdentity(
  app: App,
  writer: Writer,
  { account, issuer, subject }: Identity,
): Promise<{ account: string; unlinked: true }> {
  await requireAdministration(app, writer, { account, action });
  await prepared(app.ds, UNLINK, [...whoActs(app, writer), account, issuer, subject]);
  return { account, unlinked: true };
}

type Row = Omit<IdentityView, 'linkedAt'> & { linkedAt: Date };

const viewOf = ({ linkedAt, ...row }: Row): IdentityView => {
  return { ...row, linkedAt: linkedAt.toISOString() };
};

const COLUMNS = `select account_id as account, issuer, subject, linked_at as "linkedAt" from identity`;

const LIST: Statement = {
  name: 'list-identities',
  text: `${COLUMNS} where account_id = $1 order by linked_at, issuer, subject limit 200`,
};

const LINKED: Statement = {
  name: 'linked-identity',
  text: `${COLUMNS} where account_id = $1 and issuer = $2 and subject = $3`,
};

const LINK: Statement = {
  name: 'link-identity',
  text: `
    with linked as (
      insert into identity (account_id, issuer, subject) values ($5, $6, $7)
      on conflict (issuer, subject) do nothing returning account_id
    ) ${auditDeed('linked', 'identity-linked', 'account_id')}`,
};

const UNLINK: Statement = {
  name: 'unlink-identity',
  text: `
    with unlinked as (
      delete from identity where (account_id, issuer, subject) = ($5, $6, $7) returning account_id
    ), ended as (
      update session set revoked_at = now() where revoked_at is null
        and account_id in (select account_id from unlinked)
    ) ${auditDeed('unlinked', 'identity-unlinked', 'account_id')}`,
};
