/**
 * Claim: a dry run of a pack over 10,000 open paths takes less than 15 s, in bounded memory, and changes no row.
 * Two hundred lives are led by the core through the founding pack, up to forty acts each, and written down for 10,000 persons,
 * each sealed with a key of its own. The command is run as a user runs it, start of the process included.
 */
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { fillPaths } from '../dist/bench/fill-paths.js';
import { migrate, productEnv } from '../scripts/lib/product.mjs';
import { inRoot, runMain } from '../scripts/lib/root.mjs';
import { benchOnPostgres } from '../scripts/lib/bench-on-postgres.mjs';

const PATHS = Number(process.env.PATHS ?? 10_000);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const CLAIM_S = Number(process.env.CLAIM ?? 15);
const HASHES = ['path', 'ledger', 'task', 'audit', 'outbox'];

async function startWorld({ dataDir, crew, log, urls: { ownerUrl, appUrl } }) {
  const config = { mode: 'training', demo: 'on', port: 0, dataDir, namespace: 'default' };
  // Nothing here asks Temporal.
  const env = productEnv(config, { appUrl, address: '127.0.0.1:1' });
  const program = inRoot('dist/src/db/migrate.js');
  await migrate({ program, env, ownerUrl, log: log('migrate'), onStart: crew.watch });
  const { entries, name } = await fillPaths(
    { url: ownerUrl, rootKeyFile: env.PERSON_ROOT_KEY_FILE },
    PATHS,
  );
  const size = (entries / PATHS).toFixed(0);
  console.log(`${PATHS} open paths on ${name}, ${entries} entries, ${size} in a path`);
  return { env, ownerUrl, name, draft: draftOf(name, dataDir) };
}

/** Another time for a dozen tasks: some sooner, some later. */
function draftOf(name, dataDir) {
  const folder = join(dataDir, 'draft');
  cpSync(inRoot('policies', name.replace('@', '/')), folder, { recursive: true });
  const edit = (file, from, to) => {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`the edit of ${file} changed nothing`);
    writeFileSync(path, after);
  };
  edit('pack.yaml', /^version: .*$/m, 'version: 1.9.0');
  for (const step of ['intake', 'shelter', 'school', 'welfare', 'residency']) {
    edit(`steps/${step}.yaml`, /n: (\d+), unit: cn_workday/g, (_, n) => {
      return `n: ${n % 2 ? Number(n) + 3 : Math.max(1, n - 1)}, unit: cn_workday`;
    });
  }
  return folder;
}

async function report(world) {
  const before = await hashes(world.ownerUrl);
  const runs = [];
  for (let round = 0; round < ROUNDS; round++) runs.push(await dryRun(world));
  const after = await hashes(world.ownerUrl);
  const seconds = runs.map((run) => run.seconds).sort((a, b) => a - b);
  const median = seconds[Math.floor(seconds.length / 2)];
  console.log(runs[0].summary);
  console.log(
    `dry run: median ${median.toFixed(1)} s (${seconds.map((s) => s.toFixed(1)).join(' ')}), ` +
      `${Math.round(PATHS / median)} paths/s, at most ${Math.max(...runs.map((run) => run.mb))} MB, ` +
      `${Math.max(...runs.map((run) => run.cpu)).toFixed(1)} s of CPU, ` +
      `${runs[0].lines} lines; load ${loadavg()[0].toFixed(1)}`,
  );
  if (JSON.stringify(before) !== JSON.stringify(after)) throw new Error('a row has changed');
  if (median > CLAIM_S) throw new Error(`longer than ${CLAIM_S} s`);
}

async function hashes(url) {
  const client = new pg.Client(url);
  await client.connect();
  // Row security binds the owner too.
  await client.query(`set reintegration.service = 'worker'`);
  const found = [];
  for (const table of HASHES) {
    const { rows } = await client.query(
      `select count(*)::text as n, sum(('x' || substr(md5(t::text), 1, 15))::bit(60)::bigint)::text as hash from ${table} as t`,
    );
    found.push(rows[0]);
  }
  await client.end();
  return found;
}

async function dryRun({ env, name, draft }) {
  const begin = performance.now();
  const child = spawn(process.execPath, [inRoot('dist/worker/dry-run.js'), name, draft], { env });
  let mb = 0;
  let cpu = 0;
  const watch = setInterval(() => {
    mb = Math.max(mb, residentMb(child.pid));
    cpu = Math.max(cpu, cpuSeconds(child.pid));
  }, 100);
  let text = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (part) => (text += part));
  child.stderr.pipe(process.stderr);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watch);
  if (code !== 1) throw new Error(`the dry run ended with ${code}: ${text.slice(0, 2_000)}`);
  const lines = text.trimEnd().split('\n');
  const at = lines.findIndex((line) => line.includes(' open paths stand on '));
  const summary = lines.slice(at, at + 8).join('\n');
  return { seconds: (performance.now() - begin) / 1000, mb, cpu, lines: lines.length, summary };
}

const TICKS = 100;

/** What the process has used of both cores; beside others on one machine it tells more than the clock. */
function cpuSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return 0;
  }
}

/** Linux only: elsewhere it is not known. */
function residentMb(pid) {
  try {
    return Math.round(
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
    );
  } catch {
    return 0;
  }
}

void runMain(() => benchOnPostgres(startWorld, report));
