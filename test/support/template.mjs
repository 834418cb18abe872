import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inRoot } from '../../scripts/lib/root.mjs';
import { migrate } from '../../scripts/lib/product.mjs';

const NAME = 'template_product';

/**
 * A database as `npm start` migrates it for training, with every demonstration account: each system of a test begins with
 * a copy of it instead of a migration of its own.
 */
export async function makeTemplate({ dir, adminUrl }) {
  const dataDir = join(dir, 'template');
  mkdirSync(dataDir);
  const client = new pg.Client(adminUrl);
  await client.connect();
  await client.query(`create database ${NAME}`);
  await client.end();
  const ownerUrl = Object.assign(new URL(adminUrl), { pathname: `/${NAME}` }).href;
  const env = { ...process.env, MODE: 'training', DEMO: 'all', DATA_DIR: dataDir };
  const program = inRoot('dist/src/db/migrate.js');
  const log = join(dir, 'template.log');
  await migrate({ program, env, ownerUrl, log, onStart: () => {} });
  return { TEST_TEMPLATE: NAME, TEST_TEMPLATE_ACCOUNTS: join(dataDir, 'accounts.json') };
}
