import { WORKER } from '../db/data-source.ts';
import { clockOffset } from '../db/clock-offset.ts';
import { preparedAs, type Statement } from '../db/prepared.ts';
import { migrations } from '../db/migrations/index.ts';
import { hasPollers } from '../temporal/client.ts';
import type { App } from './app.ts';

export interface Readiness {
  ready: boolean;
  parts: Record<string, { ok: boolean; problem?: string }>;
}

/** Every part by its name: ready means that an act would be acknowledged. */
export async function readReadiness(app: App): Promise<Readiness> {
  const checks: Record<string, () => Promise<string | undefined>> = {
    database: () => checkDatabase(app),
    migrations: () => checkMigrations(app),
    packs: () => checkPacks(app),
    temporal: () => checkTemporal(app),
    worker: () => checkWorker(app),
  };
  const parts = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await outcomeOf(check)] as const),
  );
  return { ready: parts.every(([, part]) => part.ok), parts: Object.fromEntries(parts) };
}

/** Whoever starts or watches the product asks often, and wants to know soon. */
const CHECK_MS_MAX = 2_500;

async function outcomeOf(
  check: () => Promise<string | undefined>,
): Promise<{ ok: boolean; problem?: string }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('does not answer'), CHECK_MS_MAX);
  });
  // An error's own text may say where things are: it is nothing for everybody.
  const problem = await Promise.race([check().catch(() => 'cannot be reached'), late]);
  clearTimeout(timer);
  return problem === undefined ? { ok: true } : { ok: false, problem };
}

/** Whoever asks first after a start learns the clock by it: it may have been moved before. */
async function checkDatabase({ ds, clock }: App): Promise<string | undefined> {
  const [there] = await ds.query<{ clock: string | null }[]>(
    `select to_regclass('clock') as clock`,
  );
  if (there?.clock == null) return 'there are no tables';
  clock.learn(await clockOffset(ds));
  return undefined;
}

async function checkMigrations({ ds }: App): Promise<string | undefined> {
  const rows = await ds.query<{ name: string }[]>('select name from migration');
  const done = new Set(rows.map(({ name }) => name));
  const missing = migrations.filter(({ name }) => !done.has(name));
  return missing.length > 0 ? `${missing.length} migrations are missing` : undefined;
}

/** A path whose pack is not in this release waits, and somebody has to know. */
async function checkPacks({ ds, packs }: App): Promise<string | undefined> {
  if (packs.all.length === 0) return 'there is no pack';
  const rows = await preparedAs<{ hash: string }>('readiness', ds, {
    statement: PACKS,
    values: [],
  });
  const unknown = rows.filter(({ hash }) => !packs.byHash(hash));
  return unknown.length > 0 ? `${unknown.length} packs of open paths are missing` : undefined;
}

async function checkTemporal({ temporal }: App): Promise<undefined> {
  await hasPollers(temporal);
}

/** Temporal believes in a worker that was killed for a minute; the database sees its connections end at once. */
async function checkWorker({ ds, temporal }: App): Promise<string | undefined> {
  const [row] = await ds.query<{ n: number }[]>(
    `select count(*)::int as n from pg_stat_activity
     where application_name = $1 and datname = current_database()`,
    [WORKER],
  );
  if (!row || row.n === 0) return 'no worker is connected to the database';
  return (await hasPollers(temporal)) ? undefined : 'no worker takes paths';
}

const PACKS: Statement = {
  name: 'packs-of-open-paths',
  text: `select distinct pack_hash as hash from path where state <> 'done'`,
};
