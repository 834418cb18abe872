import { taskRow } from '../boards/path-row.ts';
import { preparedAs, type Statement } from '../db/prepared.ts';
import { CONFLICT, reachOf } from '../domain/access/may.ts';
import type { App } from './app.ts';
import { whoActs, type Caller, type Writer } from './caller.ts';
import { entryIdOf } from './perform.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';
import { requirePath } from './require-path.ts';
import { requireRecentFactor } from './require-recent-factor.ts';

/** Somebody who was named in a path. */
export interface PartyView {
  id: string;
  account: string;
  name: string;
  role: string;
  /** The role for which she was named, or `conflict`. */
  kind: string;
  task: string | null;
  at: string;
  endedAt: string | null;
}

export interface NewParty {
  account: string;
  /** She is in conflict with the path: it is no longer there for her. Otherwise she is named for her role. */
  conflict: boolean;
  task?: string;
}

/** Who was named in a path, the first first; who no longer is stays to be seen. */
export async function listParties(
  app: App,
  caller: Caller,
  pathId: string,
): Promise<{ items: PartyView[] }> {
  await requireParties(app, caller, { pathId, action: 'party.read' });
  const rows = await preparedAs<Row>('party', app.ds, { statement: LIST, values: [pathId] });
  return { items: rows.map(viewOf) };
}

/**
 * Names who represents the person, who goes with her or visits her, or who must not see her path. Whoever is named for a
 * path is named for the whole of it, all others for one of its tasks.
 */
export async function nameParty(
  app: App,
  writer: Writer,
  { pathId, ...party }: NewParty & { pathId: string },
): Promise<{ id: string }> {
  await requireParties(app, writer, { pathId, action: 'party.name' });
  requireRecentFactor(app, writer);
  const kind = await kindOf(app, party);
  await requireTaskOf(app, { pathId, ...party });
  const id = entryIdOf(writer);
  const { account, task = null } = party;
  const values = [id, pathId, account, kind, task, ...whoActs(app, writer)];
  const [same] = await preparedAs<object>('party', app.ds, { statement: NAME, values });
  if (!same) throw new Refusal('idempotency-key-reused');
  return { id };
}

/** Who was named is so no longer; one who is not there is out already. */
export async function endParty(
  app: App,
  writer: Writer,
  { pathId, id }: { pathId: string; id: string },
): Promise<{ id: string }> {
  await requireParties(app, writer, { pathId, action: 'party.name' });
  requireRecentFactor(app, writer);
  const values = [id, pathId, ...whoActs(app, writer)];
  await preparedAs('party', app.ds, { statement: END, values });
  return { id };
}

/** Whoever sees the path, and may not do this with it, is told so. */
async function requireParties(
  app: App,
  caller: Caller,
  { pathId, action }: { pathId: string; action: 'party.read' | 'party.name' },
): Promise<void> {
  const { placeId: place } = await requirePath(app, caller, pathId);
  requireAccess(app, caller, { action, target: { place }, otherwise: 'forbidden' });
}

/** An account that works, and whose role sees what it is named for. */
async function kindOf(app: App, { account, conflict, task }: NewParty): Promise<string> {
  const [found] = await preparedAs<{ role: string }>('party', app.ds, {
    statement: ROLE,
    values: [account],
  });
  if (found && conflict && task === undefined) return CONFLICT;
  const needed = task === undefined ? 'path.read' : 'task.read';
  const actor = found && { id: account, role: found.role };
  if (!conflict && actor && reachOf(actor, needed) === 'named') return actor.role;
  throw notAllowed('/account');
}

async function requireTaskOf(app: App, party: NewParty & { pathId: string }): Promise<void> {
  if (party.task === undefined) return;
  const task = await taskRow(app.ds, party.task);
  if (task?.pathId !== party.pathId) throw notAllowed('/task');
}

function notAllowed(pointer: string): Refusal {
  return new Refusal('invalid-request', { errors: [{ pointer, code: 'not-allowed' }] });
}

type Row = Omit<PartyView, 'at' | 'endedAt'> & { at: Date; endedAt: Date | null };

const viewOf = ({ at, endedAt, ...row }: Row): PartyView => ({
  ...row,
  at: at.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});

const LIST: Statement = {
  name: 'parties',
  text: `
    select pp.id, pp.account_id as account, a.name, a.role, pp.kind, pp.task_id as task, pp.named_at as at,
      pp.ended_at as "endedAt"
    from path_party as pp join account as a on a.id = pp.account_id
    where pp.path_id = $1 order by pp.named_at, pp.id limit 200`,
};

const ROLE: Statement = {
  name: 'role-of-account',
  text: 'select role from account where id = $1 and disabled_at is null',
};

const NAME: Statement = {
  name: 'name-party',
  text: `
    with added as (
      insert into path_party (id, path_id, account_id, kind, task_id, named_at, named_by)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing
      returning id
    ), audited as (
      insert into audit (at, actor_id, role, source, action, path_id, entry_id)
      select $6::timestamptz, $7::uuid, $8, $9, 'name-party', $2::uuid, id from added
    )
    select id from added
    union all
    select id from path_party
    where (id, path_id, account_id, kind) = ($1, $2, $3, $4) and task_id is not distinct from $5::uuid`,
};

const END: Statement = {
  name: 'end-party',
  text: `
    with ended as (
      update path_party set ended_at = $3 where id = $1 and path_id = $2 and ended_at is null returning id
    )
    insert into audit (at, actor_id, role, source, action, path_id, entry_id)
    select $3::timestamptz, $4::uuid, $5, $6, 'end-party', $2::uuid, id from ended`,
};
