/**
 * Claim: a million rows of the audit are checked in less than a minute, and the first one that was changed is named. The
 * rows are written by SQL, chained by the worker's own code, and checked by the command as a user runs it.
 */
import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createDataSource } from '../dist/src/db/data-source.js';
import { createHeadsExport } from '../dist/worker/audit/heads.js';
import { readAuditKeys } from '../dist/worker/audit/keys.js';
import { createSealing } from '../dist/worker/audit/seal.js';
import { migrate, productEnv } from '../scripts/lib/product.mjs';
import { benchOnPostgres } from '../scripts/lib/bench-on-postgres.mjs';
import { inRoot, runMain } from '../scripts/lib/root.mjs';

const ROWS = Number(process.env.ROWS ?? 1_000_000);
const CLAIM_S = Number(process.env.CLAIM ?? 60);

async function startWorld({ dataDir, crew, log, urls: { ownerUrl, appUrl } }) {
  const config = { mode: 'training', demo: 'on', port: 0, dataDir, namespace: 'default' };
  // Nothing here asks Temporal.
  const env = productEnv(config, { appUrl, address: '127.0.0.1:1' });
  const program = inRoot('dist/src/db/migrate.js');
  await migrate({ program, env, ownerUrl, log: log('migrate'), onStart: crew.watch });
  return { env, ownerUrl, appUrl, file: join(dataDir, 'audit-heads.jsonl') };
}

async function report({ env, ownerUrl, appUrl, file }) {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await owner.query(`set reintegration.service = 'worker'`);
  await owner.query(
    `insert into audit (at, actor_id, role, action)
     select now(), gen_random_uuid(), 'caseworker', 'read-path' from generate_series(1, $1::int)`,
    [ROWS],
  );
  const keys = readAuditKeys(env.AUDIT_KEY_FILE);
  const ds = await createDataSource({
    url: appUrl,
    queryTimeoutMs: 120_000,
    service: 'worker',
  }).initialize();
  const [sealed, sealing] = await timed(createSealing(ds, keys));
  await createHeadsExport(ds, { file, keys })();
  await ds.destroy();
  await owner.query('analyze');
  const [whole, seconds] = await timed(() => verify(env));
  const bad = Math.round(ROWS * 0.97);
  await owner.query(
    `update audit set role = 'auditor' where id = (select audit_id from audit_seal where seq = $1)`,
    [bad],
  );
  const [broken, found] = await timed(() => verify(env));
  await owner.end();
  console.log(
    `${sealed} rows chained in ${sealing.toFixed(1)} s, checked in ${seconds.toFixed(1)} s; ` +
      `row ${bad} found in ${found.toFixed(1)} s; load ${loadavg()[0].toFixed(1)}`,
  );
  console.log(`${whole.text}${broken.text}`.trim());
  if (whole.code !== 0 || !broken.text.startsWith(`Row ${bad} `)) throw new Error('told wrongly');
  if (Math.max(seconds, found) > CLAIM_S) throw new Error(`longer than ${CLAIM_S} s`);
}

async function timed(work) {
  const begin = performance.now();
  const result = await work();
  return [result, (performance.now() - begin) / 1000];
}

async function verify(env) {
  const child = spawn(process.execPath, [inRoot('dist/worker/audit.js'), 'verify'], { env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += part));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, text };
}

void runMain(() => benchOnPostgres(startWorld, report));
