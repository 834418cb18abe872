import { lookAtDatabase } from './db/look-at-database.ts';
import { lookAtTemporal } from './temporal/look-at-temporal.ts';

/** What somebody else runs for the product: whether it can be used, before anything is started on it. */
async function main(env: NodeJS.ProcessEnv): Promise<number> {
  const faults = await Promise.all(looksAt(env));
  const told = faults.filter((fault) => fault !== undefined);
  for (const fault of told) console.error(fault);
  return told.length > 0 ? 1 : 0;
}

function looksAt(env: NodeJS.ProcessEnv): Promise<string | undefined>[] {
  const { DATABASE_URL: app, DATABASE_OWNER_URL: owner, TEMPORAL_ADDRESS: address } = env;
  const looks: Promise<string | undefined>[] = [];
  // Who owns the tables gives the product's own login its rights when they are made.
  const name = owner ? 'DATABASE_OWNER_URL' : 'DATABASE_URL';
  const url = owner || app;
  const migrates = Boolean(owner) || env['MODE'] === 'training';
  if (url) looks.push(lookAtDatabase(url, { name, owner: migrates }));
  if (address) looks.push(lookAtTemporal(address, env['TEMPORAL_NAMESPACE'] || 'default'));
  return looks;
}

process.exitCode = await main(process.env);
