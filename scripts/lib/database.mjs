import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './root.mjs';
import { keptSecret } from './secrets.mjs';

const database = 'reintegration';
const owner = 'reintegration_owner';
const app = 'reintegration_app';

/**
 * The database and its two logins: one owns the tables and migrates, the other owns nothing, so
 * that row-level security binds it. Their passwords are kept in `secrets.json`.
 */
export async function prepareDatabase(postgres, dataDir) {
  const { ownerPassword, appPassword } = databaseSecrets(dataDir);
  const { default: pg } = await import('pg');
  const admin = new pg.Client(postgres.adminUrl);
  await admin.connect();
  try {
    await login(admin, owner, ownerPassword);
    await login(admin, app, appPassword);
    await createDatabase(admin);
  } finally {
    await admin.end();
  }
  return {
    ownerUrl: postgres.url(database, { user: owner, password: ownerPassword }),
    appUrl: postgres.url(database, { user: app, password: appPassword }),
  };
}

/** Of the product's login, on the PostgreSQL that `npm start` brought along; nothing where it never ran here. */
export function appUrlOf(dataDir) {
  const portFile = join(dataDir, 'postgres', 'port');
  const { appPassword } = readJson(join(dataDir, 'secrets.json'), {});
  if (!existsSync(portFile) || !appPassword) return undefined;
  return `postgresql://${app}:${appPassword}@127.0.0.1:${readFileSync(portFile, 'utf8').trim()}/${database}`;
}

function databaseSecrets(dataDir) {
  const file = join(dataDir, 'secrets.json');
  const password = () => randomBytes(24).toString('base64url');
  keptSecret(file, () =>
    JSON.stringify({ ownerPassword: password(), appPassword: password() }, null, 2),
  );
  return readJson(file, {});
}

/** Set at each start, so a lost secrets file is no lost database. */
async function login(admin, name, password) {
  const known = await admin.query('select from pg_roles where rolname = $1', [name]);
  const verb = known.rowCount ? 'alter' : 'create';
  const rights = 'login nosuperuser nocreatedb nocreaterole nobypassrls';
  await admin.query(`${verb} role ${name} ${rights} password ${admin.escapeLiteral(password)}`);
}

async function createDatabase(admin) {
  const known = await admin.query('select from pg_database where datname = $1', [database]);
  if (!known.rowCount) await admin.query(`create database ${database} owner ${owner}`);
  await admin.query(`revoke all on database ${database} from public`);
  await admin.query(`grant connect on database ${database} to ${app}`);
}
