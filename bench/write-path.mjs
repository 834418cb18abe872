/**
 * Claim: a path of eight completions through HTTP runs at least half as fast as bare Temporal.
 * Bare: eight Updates and a timer for each step, nothing else. Ours: HTTP, access, intent, encryption, evaluation, and path,
 * tasks, ledger, counters, audit and outbox in PostgreSQL. Same server (in memory), PostgreSQL with fsync, interleaved rounds.
 */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { readFileSync, readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { usualCompletion } from '../dist/test/support/fill-form.js';
import { freePort } from '../scripts/lib/ports.mjs';
import { migrate, productEnv, startProgram, untilReady } from '../scripts/lib/product.mjs';
import { inRoot, pause, runMain } from '../scripts/lib/root.mjs';
import { findTemporal, startTemporal } from '../scripts/lib/temporal.mjs';
import { benchOnPostgres } from '../scripts/lib/bench-on-postgres.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const ROUND_MS = Number(process.env.ROUND_MS ?? 12_000);
const CLIENTS = [1, 16];
const COMPLETIONS = 8;
const CLAIM = Number(process.env.CLAIM ?? 0.5);
const PLACE = '530102';

async function startWorld({ dataDir, crew, log, onStart, postgres, urls }) {
  const { binary } = await findTemporal({ dataDir });
  const temporal = crew.add(
    'Temporal',
    await startTemporal({ binary, log: log('temporal'), onStart }),
  );
  const port = await freePort();
  const config = { mode: 'training', demo: 'on', port, dataDir, namespace: 'default' };
  const env = productEnv(config, { appUrl: urls.appUrl, address: temporal.address });
  await migrate({
    program: inRoot('dist/src/db/migrate.js'),
    env,
    ownerUrl: urls.ownerUrl,
    log: log('migrate'),
    onStart,
  });
  const pids = { PostgreSQL: postgres.pid, Temporal: temporal.pid };
  for (const [name, file] of [
    ['worker', 'dist/worker/main.js'],
    ['api', 'dist/src/main.js'],
    ['bare', 'dist/bench/bare-worker.js'],
  ]) {
    pids[name] = crew.add(
      name,
      startProgram({ program: inRoot(file), env, log: log(name) }),
      log(name),
    ).pid;
  }
  await untilReady(port, crew.stopping);
  const connection = await Connection.connect({ address: temporal.address });
  const accounts = JSON.parse(readFileSync(join(dataDir, 'accounts.json'), 'utf8'));
  return {
    pids,
    base: `http://127.0.0.1:${port}/api`,
    accounts: accounts.accounts ?? accounts,
    client: new Client({ connection }),
  };
}

/** Medians and spread of the ratio of path rates, for each number of clients. */
async function report(world) {
  const ours = ourPath(world);
  const bare = barePath(world.client);
  await Promise.all([ours([]), bare([])]);
  let failed = 0;
  for (const clients of CLIENTS) {
    const ratios = [];
    const rows = [];
    for (let round = 0; round < ROUNDS; round++) {
      const first = round % 2 === 0;
      const a = first ? await rate(bare, clients, world.pids) : undefined;
      const b = await rate(ours, clients, world.pids);
      const anchor = a ?? (await rate(bare, clients, world.pids));
      ratios.push(b.perSecond / anchor.perSecond);
      rows.push({ anchor, b });
    }
    ratios.sort((x, y) => x - y);
    const median = ratios[Math.floor(ratios.length / 2)];
    const show = (list) => list.map((r) => r.toFixed(2)).join(' ');
    const mid = (pick) => pick.sort((x, y) => x - y)[Math.floor(pick.length / 2)];
    console.log(
      `${clients} client(s): ratio median ${median.toFixed(2)} (${show(ratios)}); bare ${mid(rows.map((r) => r.anchor.perSecond)).toFixed(1)} paths/s, ours ${mid(rows.map((r) => r.b.perSecond)).toFixed(1)} paths/s; ` +
        `step p50/p99 ms bare ${mid(rows.map((r) => r.anchor.p50)).toFixed(0)}/${mid(rows.map((r) => r.anchor.p99)).toFixed(0)}, ours ${mid(rows.map((r) => r.b.p50)).toFixed(0)}/${mid(rows.map((r) => r.b.p99)).toFixed(0)}; load ${loadavg()[0].toFixed(1)}`,
    );
    const last = rows.at(-1);
    console.log(
      `  CPU ms per path in the last round: bare ${JSON.stringify(last.anchor.cpu)}, ours ${JSON.stringify(last.b.cpu)}`,
    );
    if (median < CLAIM) failed += 1;
  }
  const events = await historyEvents(world);
  console.log(`history of a path of ${COMPLETIONS} completions: ${events} events (at most 60)`);
  if (events > 60) failed += 1;
  if (failed > 0) throw new Error(`${failed} claim(s) not reached`);
}

/** CPU time, in ms, that each program and its children have used. Linux only: elsewhere nothing is said. */
function cpuMs(pids) {
  const used = {};
  for (const name of Object.keys(pids)) used[name] = 0;
  const rows = procRows();
  for (const { pid, parent, ms } of rows) {
    const owner = Object.entries(pids).find(([, own]) => own === pid || own === parent);
    if (owner) used[owner[0]] += ms;
  }
  return used;
}

function procRows() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(procRow);
  } catch {
    return [];
  }
}

const TICK_MS = 10;

function procRow(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const ms = (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    return [{ pid: Number(pid), parent: Number(fields[1]), ms }];
  } catch {
    return [];
  }
}

async function rate(path, clients, pids) {
  const before = cpuMs(pids);
  const times = [];
  const until = performance.now() + ROUND_MS;
  const begin = performance.now();
  let paths = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        await path(times);
        paths += 1;
      }
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  times.sort((a, b) => a - b);
  const after = cpuMs(pids);
  const cpu = Object.fromEntries(
    Object.keys(pids).map((name) => [name, Math.round((after[name] - before[name]) / paths)]),
  );
  return {
    cpu,
    perSecond: paths / seconds,
    p50: times[Math.floor(times.length / 2)] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}

function barePath(client) {
  return async (times) => {
    const handle = await client.workflow.start('barePath', {
      taskQueue: 'bare',
      workflowId: randomUUID(),
      args: [],
    });
    for (let i = 0; i < COMPLETIONS; i++)
      await timed(times, () => handle.executeUpdate('complete', { args: ['done'] }));
    await handle.result();
  };
}

function ourPath({ base, accounts }) {
  const caseworker = accounts.find((a) => a.role === 'caseworker' && a.place === PLACE);
  const byDesk = new Map(accounts.map((a) => [`${a.department ?? a.role}@${a.place}`, a.token]));
  const call = async (token, [method, path], body) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    };
    const { status, text } = await send(base + path, { method, headers }, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return JSON.parse(text);
  };
  return async (times) => {
    const facts = { born: '2002-05-01', nationality: 'cn', sex: 'female' };
    const { id } = await call(caseworker.token, ['POST', '/paths'], { place: PLACE, facts });
    for (let done = 0; done < COMPLETIONS;) {
      // A task is completed only after it is seen; what is seen at once is done one after the other.
      const { items } = await call(caseworker.token, ['GET', `/tasks?path=${id}&limit=200`]);
      const own = items.filter((t) => byDesk.has(`${t.department}@${t.place}`));
      if (own.length === 0) throw new Error('no open task that a demonstration account could do');
      for (const task of own.slice(0, COMPLETIONS - done)) {
        const token = byDesk.get(`${task.department}@${task.place}`);
        const completion = usualCompletion(task);
        await timed(times, () => call(token, ['POST', `/tasks/${task.id}/completion`], completion));
        done += 1;
      }
    }
    return id;
  };
}

const agent = new Agent({ keepAlive: true });

/** Lighter than `fetch`, which would take a tenth of what it measures. */
function send(url, options, body) {
  return new Promise((resolve, reject) => {
    const asked = request(url, { ...options, agent }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body && JSON.stringify(body));
  });
}

async function historyEvents(world) {
  const id = await ourPath(world)([]);
  await pause(200);
  const { events } = await world.client.workflow.getHandle(id).fetchHistory();
  return events.length;
}

async function timed(times, work) {
  const from = performance.now();
  await work();
  times.push(performance.now() - from);
}

void runMain(() => benchOnPostgres(startWorld, report));
