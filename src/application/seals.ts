import { preparedAs, type Statement } from '../db/prepared.ts';
import { may } from '../domain/access/may.ts';
import type { App } from './app.ts';
import { whoActs, type Writer } from './caller.ts';
import { entryIdOf } from './perform.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';
import { requirePath } from './require-path.ts';
import { requireRecentFactor } from './require-recent-factor.ts';

export const sealReasons = ['protection', 'adoption', 'death'] as const;

export interface NewSeal {
  reason: (typeof sealReasons)[number];
  /** Accounts for which the path stays there; whoever seals it is one of them. */
  keepers: string[];
}

/**
 * The path is no longer there for anybody but its keepers: in no list, no count, by no id. Offices go on with the tasks of
 * their desks. Somebody of casework is always among the keepers, so that nothing stands still for being hidden.
 */
export async function sealPath(
  app: App,
  writer: Writer,
  { pathId, reason, keepers }: NewSeal & { pathId: string },
): Promise<{ id: string }> {
  const place = await requireSealer(app, writer, pathId);
  const all = [...new Set([writer.actor.id, ...keepers])].sort();
  await requireKeepers(app, all, place);
  const id = entryIdOf(writer);
  const values = [id, pathId, all, reason, ...whoActs(app, writer)];
  const [same] = await preparedAs<object>('party', app.ds, { statement: SEAL, values });
  if (!same) throw new Refusal(await whyNot(app, id));
  return { id };
}

/** This key was used for another seal, or somebody has sealed the path before. */
async function whyNot(app: App, id: string): Promise<'idempotency-key-reused' | 'path-sealed'> {
  const known = await preparedAs('party', app.ds, { statement: KNOWN, values: [id] });
  return known.length > 0 ? 'idempotency-key-reused' : 'path-sealed';
}

/** What is not sealed is open already. */
export async function unsealPath(
  app: App,
  writer: Writer,
  pathId: string,
): Promise<{ id: string }> {
  await requireSealer(app, writer, pathId);
  const values = [pathId, ...whoActs(app, writer)];
  await preparedAs('party', app.ds, { statement: UNSEAL, values });
  return { id: pathId };
}

async function requireSealer(app: App, writer: Writer, pathId: string): Promise<string> {
  const { placeId: place } = await requirePath(app, writer, pathId);
  const target = { place };
  requireAccess(app, writer, { action: 'path.seal', target, otherwise: 'forbidden' });
  requireRecentFactor(app, writer);
  return place;
}

/** Everybody named reads this file by her own rights, and at least one of them works on it. */
async function requireKeepers(app: App, keepers: string[], place: string): Promise<void> {
  const accounts = await preparedAs<Keeper>('party', app.ds, {
    statement: KEEPERS,
    values: [keepers],
  });
  const target = { place, ancestors: app.places.above(place) };
  const isWorking = accounts.some((one) => may(one, 'path.start', target));
  const areReading = accounts.every((one) => may(one, 'path.read', target));
  if (accounts.length === keepers.length && areReading && isWorking) return;
  throw new Refusal('invalid-request', { errors: [{ pointer: '/keepers', code: 'not-allowed' }] });
}

interface Keeper {
  id: string;
  role: string;
  place: string;
}

const KEEPERS: Statement = {
  name: 'keepers',
  text: `
    select id, role, place_id as place from account where id = any($1::uuid[]) and disabled_at is null`,
};

const KNOWN: Statement = { name: 'known-seal', text: 'select from path_seal where id = $1' };

const SEAL: Statement = {
  name: 'seal-path',
  text: `
    with added as (
      insert into path_seal (id, path_id, keepers, reason, sealed_at, sealed_by)
      values ($1, $2, $3::uuid[], $4, $5, $6) on conflict do nothing
      returning id
    ), audited as (
      insert into audit (at, actor_id, role, source, action, path_id, entry_id)
      select $5::timestamptz, $6::uuid, $7, $8, 'seal-path', $2::uuid, id from added
    )
    select id from added
    union all
    select id from path_seal where (id, path_id, keepers, reason) = ($1, $2, $3::uuid[], $4)`,
};

const UNSEAL: Statement = {
  name: 'unseal-path',
  text: `
    with ended as (
      update path_seal set ended_at = $2 where path_id = $1 and ended_at is null returning id
    )
    insert into audit (at, actor_id, role, source, action, path_id, entry_id)
    select $2::timestamptz, $3::uuid, $4, $5, 'unseal-path', $1::uuid, id from ended`,
};
