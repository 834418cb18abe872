/**
 * Claim: another root key wraps the keys of 10,000 persons in less than five minutes, while others read and begin paths,
 * and none of these meets an error. The command as a user runs it; the load by the product's own code, with no key kept in
 * memory, so that each reading asks the root key.
 */
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { createDataSource } from '../dist/src/db/data-source.js';
import { fileKeyWrapper } from '../dist/src/sealing/file-key-wrapper.js';
import { createSealer } from '../dist/src/sealing/sealer.js';
import { benchOnPostgres } from '../scripts/lib/bench-on-postgres.mjs';
import { migrate, productEnv } from '../scripts/lib/product.mjs';
import { inRoot, runMain } from '../scripts/lib/root.mjs';

const PERSONS = Number(process.env.PERSONS ?? 10_000);
const CLAIM_S = Number(process.env.CLAIM ?? 300);
const READERS = 4;
const PLACE = { table: 'person', field: 'sealed' };
const PLAIN = Buffer.from('example');

async function startWorld({ dataDir, crew, log, urls: { ownerUrl, appUrl } }) {
  const config = { mode: 'training', demo: 'none', port: 0, dataDir, namespace: 'default' };
  const env = productEnv(config, { appUrl, address: '127.0.0.1:1' });
  const program = inRoot('dist/src/db/migrate.js');
  await migrate({ program, env, ownerUrl, log: log('migrate'), onStart: crew.watch });
  const options = { url: appUrl, service: 'worker', max: READERS + 1 };
  const ds = await createDataSource(options).initialize();
  const sealer = createSealer(ds, fileKeyWrapper(env.PERSON_ROOT_KEY_FILE), 0);
  return { env, ds, sealer };
}

async function report({ env, ds, sealer }) {
  const ids = [];
  for (let i = 0; i < PERSONS; i++) ids.push(await begin(ds, sealer));
  const file = env.PERSON_ROOT_KEY_FILE;
  writeFileSync(file, `${randomBytes(32).toString('base64')}\n${readFileSync(file, 'utf8')}`);
  const load = startLoad({ ds, sealer, ids });
  const startedAt = performance.now();
  const { code, text } = await rotate(env);
  const seconds = (performance.now() - startedAt) / 1000;
  const { done, begun, errors } = await load.stop();
  writeFileSync(file, readFileSync(file, 'utf8').split('\n')[0]);
  let unreadable = 0;
  for (const id of ids)
    unreadable += await open(ds, sealer, id).then(
      () => 0,
      () => 1,
    );
  await ds.destroy();
  console.log(text.trim());
  console.log(
    `${PERSONS} persons in ${seconds.toFixed(1)} s, beside ${done} readings and ${begun} new persons ` +
      `with ${errors} errors; ${unreadable} unreadable by the new key alone; load ${loadavg()[0].toFixed(1)}`,
  );
  if (code !== 0 || errors > 0 || unreadable > 0) throw new Error('somebody was lost');
  if (seconds > CLAIM_S) throw new Error(`longer than ${CLAIM_S} s`);
}

async function begin(ds, sealer) {
  const id = randomUUID();
  const { key, wrapped, rootKeyId } = await sealer.newKey(id);
  await ds.query('insert into person values ($1, $2, now())', [id, key.seal(PLACE, PLAIN)]);
  await ds.query('insert into person_key values ($1, $2, $3)', [id, wrapped, rootKeyId]);
  return id;
}

async function open(ds, sealer, id) {
  const [row] = await ds.query('select sealed from person where id = $1', [id]);
  const plain = await sealer.open(id, PLACE, row.sealed);
  if (!plain.equals(PLAIN)) throw new Error('another text');
}

function startLoad({ ds, sealer, ids }) {
  const counts = { done: 0, begun: 0, errors: 0 };
  let isOver = false;
  const repeat = async (what, work) => {
    while (!isOver) {
      await work().then(
        () => (counts[what] += 1),
        () => (counts.errors += 1),
      );
    }
  };
  const any = () => ids[Math.floor(Math.random() * ids.length)];
  const loops = Array.from({ length: READERS }, () =>
    repeat('done', () => open(ds, sealer, any())),
  );
  loops.push(repeat('begun', async () => void ids.push(await begin(ds, sealer))));
  return {
    stop: async () => {
      isOver = true;
      await Promise.all(loops);
      return counts;
    },
  };
}

async function rotate(env) {
  const child = spawn(process.execPath, [inRoot('dist/worker/keys.js'), 'rotate'], { env });
  let text = '';
  child.stdout.on('data', (part) => (text += part));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, text };
}

void runMain(() => benchOnPostgres(startWorld, report));
