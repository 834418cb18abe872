import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { servesNamespace } from './grpc.mjs';
import { freePort } from './ports.mjs';
import { commandOf, endProcess, isRunning, lastWords, startService } from './processes.mjs';
import { pause, readJson, Sentence } from './root.mjs';

export { findTemporal } from './temporal-find.mjs';

const readyMsMax = 60_000;
const attemptsMax = 3;
const stopSignals = [
  ['SIGINT', 10_000],
  ['SIGKILL', 5_000],
];

/** The first two: first task after 20 instead of 50 ms. The others: the movable clock of training. */
const dynamicConfig = [
  'history.transferProcessorMaxPollRPS=2000',
  'history.timerProcessorMaxPollRPS=2000',
  'history.timerProcessorMaxTimeShift="1ms"',
  'frontend.WorkflowTimeSkippingEnabled=true',
  'history.workflowIdReuseMinimalInterval="0s"',
];

/** Temporal's development server: on `dbFile`, or in memory when there is none. */
export async function startTemporal({
  binary,
  dbFile,
  log,
  logLevel = 'warn',
  onStart = () => {},
}) {
  const file = dbFile && resolve(dbFile);
  if (file) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    await endSurvivor(file, binary);
  }
  for (let attempt = 1; ; attempt++) {
    const address = `127.0.0.1:${await freePort()}`;
    const service = startService({
      command: binary,
      args: flags({ address, file, logLevel }),
      log,
      cwd: dirname(log),
    });
    onStart(service.pid);
    if (file && service.pid) writePidFile(file, service);
    if (await isReady(service, address)) return running(service, address, file);
    await endProcess(service, stopSignals);
    if (attempt === attemptsMax) {
      throw new Sentence(`${lastWords(log, 8)}\n\nThe Temporal server did not start: ${log}`);
    }
  }
}

function running(service, address, file) {
  const stop = async (signals) => {
    const ended = await endProcess(service, signals);
    if (file && ended) rmSync(pidFile(file), { force: true });
    return ended;
  };
  return {
    pid: service.pid,
    start: service.start,
    exit: service.exit,
    address,
    stop: () => stop(stopSignals),
    stopAtOnce: () => stop(stopSignals.slice(1)),
  };
}

function flags({ address, file, logLevel }) {
  const [ip, port] = address.split(':');
  const server = ['server', 'start-dev', '--headless', '--ip', ip, '--port', port];
  const store = file ? ['--db-filename', file] : [];
  const config = dynamicConfig.flatMap((pair) => ['--dynamic-config-value', pair]);
  return [...server, ...store, ...config, '--log-format', 'json', '--log-level', logLevel];
}

/** An open port is no proof: an older server may hold it while our own child is already dead. */
async function isReady(service, address) {
  for (const until = Date.now() + readyMsMax; Date.now() < until; await pause(25)) {
    if (service.ended) return false;
    if (await servesNamespace(address, 'default')) return isRunning(service);
  }
  return false;
}

const pidFile = (file) => `${file}.pid`;

function writePidFile(file, { pid, start }) {
  writeFileSync(`${pidFile(file)}.new`, JSON.stringify({ pid, start }));
  renameSync(`${pidFile(file)}.new`, pidFile(file));
}

/** Two servers on one file would both believe that they alone write it. */
async function endSurvivor(file, binary) {
  const survivor = readJson(pidFile(file), {}) ?? {};
  if (!isRunning(survivor)) return;
  const command = commandOf(survivor.pid);
  if (!command.includes('start-dev') || !command.includes(file)) return;
  console.log(
    `Ending the Temporal server (process ${survivor.pid}) that an earlier start left behind`,
  );
  if (await endProcess(survivor, stopSignals)) return;
  throw new Sentence(
    `Process ${survivor.pid} (${binary}) still holds ${file} and cannot be ended.`,
  );
}
