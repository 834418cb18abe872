import type { DataSource } from 'typeorm';

/** Owns nothing: row security binds it, and no statement of the product can change a table. */
export const APPLICATION_ROLE = 'reintegration_app';

/** What API and worker may do with each table. What is not named here they cannot touch. */
const grants: Record<string, string> = {
  access_target: 'select, insert, update, delete',
  access_try: 'select, insert, update, delete',
  place: 'select',
  place_above: 'select',
  coordination_office: 'select',
  account: 'select, update (home_place_id)',
  api_token: 'select, insert, update',
  identity: 'select, insert, delete',
  reading_approval: 'select, insert',
  reading_flag: 'select, insert',
  second_factor: 'select, insert, update, delete',
  session: 'select, insert, update, delete',
  person: 'select, insert',
  // Wrapped anew by another root key; whose it is stays.
  person_key: 'select, insert, update (wrapped, root_key_id)',
  name_index: 'select, insert',
  path: 'select, insert, update',
  path_party: 'select, insert, update',
  path_seal: 'select, insert, update',
  safe_contact: 'select, insert, update',
  task: 'select, insert, update, delete',
  ledger: 'select, insert, delete',
  body: 'select, insert',
  // When it ends is said once.
  break_glass:
    'select, insert, update (is_last, review_id, reviewed_at, reviewed_by, verdict, again)',
  count_delta: 'select, insert, delete',
  count_base: 'select, insert, update, delete',
  audit: 'select, insert',
  audit_seal: 'select, insert',
  audit_head: 'select, insert, update',
  audit_horizon: 'select, update',
  outbox: 'select, insert, update, delete',
  notice: 'select, insert, update',
  digest_run: 'select, insert',
  duty: 'select, insert, delete',
  order_number: 'select, insert, update',
  erasure: 'select, insert, update',
  intent: 'select, insert, update',
  clock: 'select, update',
  // Readiness tells whether the tables are those of this release.
  migration: 'select',
};

const sequences = ['count_delta_id_seq', 'audit_id_seq', 'outbox_id_seq'];

/** Gives the role exactly these rights, whatever it had before. Says whether the role is there. */
export async function grantToApplication(ds: DataSource): Promise<boolean> {
  if (!(await hasRole(ds))) return false;
  await ds.transaction(async (db) => {
    await db.query(`revoke all on all tables in schema public from ${APPLICATION_ROLE}`);
    await db.query(`grant usage on schema public to ${APPLICATION_ROLE}`);
    for (const [table, rights] of Object.entries(grants)) {
      await db.query(`grant ${rights} on ${table} to ${APPLICATION_ROLE}`);
    }
    // It alone deletes a person, for a decision that is whole.
    await db.query(`grant execute on function erase_person(uuid) to ${APPLICATION_ROLE}`);
    await db.query(`grant usage on sequence ${sequences.join(', ')} to ${APPLICATION_ROLE}`);
  });
  return true;
}

/** Made without a login where nobody has made it; whoever may not make roles has to be given it. */
async function hasRole(ds: DataSource): Promise<boolean> {
  const roles: unknown[] = await ds.query('select from pg_roles where rolname = $1', [
    APPLICATION_ROLE,
  ]);
  if (roles.length > 0) return true;
  const [own] = await ds.query<{ may: boolean }[]>(
    'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  );
  if (!own?.may) return false;
  // Two databases of one server may be migrated at once.
  await ds.query(`do $$ begin create role ${APPLICATION_ROLE} nologin;
    exception when duplicate_object or unique_violation then null; end $$`);
  return true;
}
