import pg from 'pg';
import { migrations } from './migrations/index.ts';

/** The first version whose SQL the product was written for. */
const VERSION_MIN = 150_000;
const CONNECT_MS_MAX = 5_000;

/**
 * What stands in the way of a database of somebody else's, in one sentence for whoever starts the product; nothing where
 * all is well. `owner`: whether this login is to make the tables.
 */
export async function lookAtDatabase(
  url: string,
  { name, owner }: { name: string; owner: boolean },
): Promise<string | undefined> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    query_timeout: CONNECT_MS_MAX,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return await faultOf(client, owner, name);
  } catch (thrown) {
    return wordsOf(thrown, new URL(url), name);
  } finally {
    await client.end().catch(() => {});
  }
}

async function faultOf(
  client: pg.Client,
  owner: boolean,
  name: string,
): Promise<string | undefined> {
  const { rows } = await client.query<Standing>(STANDING);
  const [row] = rows;
  if (!row) return undefined;
  if (row.version < VERSION_MIN) {
    return `PostgreSQL 15 or later is needed; ${name} leads to ${row.full}. Use a newer server.`;
  }
  const known = new Set(migrations.map((migration) => migration.name));
  const done = row.tables ? await namesOf(client) : [];
  const newer = done.filter((one) => !known.has(one));
  if (newer.length > 0) {
    return `The tables of ${name} were made by a later release (${newer.join(', ')}). Start that release, or restore a backup of the time of this one.`;
  }
  if (owner) return rightsFault(row, name);
  if (done.length === known.size) return undefined;
  return `The tables of ${name} are ${done.length === 0 ? 'not made yet' : 'those of an earlier release'}. Set DATABASE_OWNER_URL to the login that owns them, so that they are migrated.`;
}

function rightsFault({ user, mayCreate, isOwner, tables }: Standing, name: string) {
  if (tables ? isOwner : mayCreate) return undefined;
  return tables
    ? `The tables of ${name} belong to another login than ${user}. Set DATABASE_OWNER_URL to the one that owns them.`
    : `The login ${user} of ${name} may not make tables there. Grant it CREATE on the database and on its schema public, or set DATABASE_OWNER_URL to one that may.`;
}

interface Standing {
  version: number;
  full: string;
  user: string;
  tables: boolean;
  mayCreate: boolean;
  isOwner: boolean;
}

const STANDING = `
  select current_setting('server_version_num')::int as version, current_setting('server_version') as full,
    current_user as user, to_regclass('migration') is not null as tables,
    has_schema_privilege('public', 'create') as "mayCreate",
    coalesce((select pg_has_role(relowner, 'member') from pg_class where oid = to_regclass('migration')), false)
      as "isOwner"`;

async function namesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration');
  return rows.map((row) => row.name);
}

/** A driver's own message may hold the password; these hold what was asked for and where. */
function wordsOf(thrown: unknown, { hostname, port, username, pathname }: URL, name: string) {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const where = `${hostname}:${port || '5432'}`;
  switch (code) {
    case '28P01':
    case '28000':
      return `PostgreSQL at ${where} refuses the login ${username}. Check its name and password in ${name}.`;
    case '3D000':
      return `PostgreSQL at ${where} has no database ${pathname.slice(1)}. Create it, or check ${name}.`;
    case '42501':
      return `The login ${username} may not read the tables of ${name}. Set DATABASE_OWNER_URL to the login that owns them, so that it is given its rights.`;
    default:
      return `No PostgreSQL answers at ${where}${code ? ` (${code})` : ''}. Start it, or check ${name}.`;
  }
}
