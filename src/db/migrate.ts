import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { policiesFolder } from '../policy/pack-folders.ts';
import { openPacks, type Packs } from '../policy/packs.ts';
import { problemText } from '../policy/problem.ts';
import { APPLICATION_ROLE, grantToApplication } from './application-role.ts';
import { createDataSource } from './data-source.ts';
import { demoAccounts, loadDemoAccounts, readDemo } from './demo-accounts.ts';
import { loadPlaces } from './load-places.ts';
import { packPlaces, readOffices } from './pack-places.ts';

/** A migration may rewrite a large table; nobody waits for it at a desk. */
const TIMEOUT_MS = 600_000;
/** Of two that start at once, one migrates and the other finds it done. */
const MIGRATE_LOCK = 5_300_000;

async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const url = env['DATABASE_OWNER_URL'] || env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_OWNER_URL or DATABASE_URL has to say where the database is');
  const ds = createDataSource({ url, queryTimeoutMs: TIMEOUT_MS, applicationName: 'migrate' });
  await ds.initialize();
  try {
    await alone(ds, () => prepare(ds, env));
  } finally {
    await ds.destroy();
  }
}

async function prepare(ds: DataSource, env: NodeJS.ProcessEnv): Promise<void> {
  const done = await ds.runMigrations({ transaction: 'each' });
  for (const { name } of done) console.log(`migrated ${name}`);
  if (!(await grantToApplication(ds))) {
    console.warn(`There is no role ${APPLICATION_ROLE}, and this login may not make it.`);
  }
  const folder = policiesFolder();
  const packs = openPacks(folder);
  for (const problem of packs.problems) console.warn(problemText(problem));
  if (packs.all.length === 0) throw new Error(`no policy pack in ${folder} can be read`);
  const tree = packPlaces(packs, readOffices(folder));
  await loadPlaces(ds, tree);
  console.log(`places ${tree.places.length}`);
  const wantsDemo = env['MODE'] === 'training' && env['DEMO'] !== 'none';
  if (wantsDemo) await demonstrate(ds, packs, join(env['DATA_DIR'] || '.data', 'accounts.json'));
}

async function demonstrate(ds: DataSource, packs: Packs, file: string): Promise<void> {
  const departmentsAt = (placeId: string) =>
    packs.packs
      .filter(({ places }) => Object.hasOwn(places, placeId))
      .flatMap(({ rules, texts }) =>
        Object.values(rules.departments)
          .filter(({ validTo }) => validTo === undefined)
          .map(({ id }) => ({ id, name: texts['zh-CN'][`department.${id}`] ?? id })),
      );
  const places = packPlaces(packs, []).places;
  const names = new Map(places.map((place) => [place.id, place.nameZh]));
  const placeName = (id: string) => names.get(id) ?? '';
  const accounts = demoAccounts({ files: readDemo(policiesFolder()), departmentsAt, placeName });
  const added = await loadDemoAccounts(ds, accounts, file);
  console.log(`DEMONSTRATION accounts: ${accounts.length}, ${added} of them new, in ${file}`);
}

async function alone(ds: DataSource, work: () => Promise<void>): Promise<void> {
  const runner = ds.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [MIGRATE_LOCK]);
    await work();
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [MIGRATE_LOCK]);
    await runner.release();
  }
}

await main(process.env);
