import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFileSync, readlinkSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { freePort, isPortFree } from './ports.mjs';
import { ownShelf, postgresPrograms } from './postgres-binaries.mjs';
import { commandOf, endProcess, lastWords, startOf, startService } from './processes.mjs';
import { pause, Sentence } from './root.mjs';
import { mayEnter, runUser } from './run-user.mjs';
import { keptSecret } from './secrets.mjs';

const readyMsMax = 60_000;
const attemptsMax = 5;

/** Fast shutdown, then immediate shutdown, and only then the end without a word. */
const stopSignals = [
  ['SIGINT', 10_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
];

/**
 * A PostgreSQL of our own under `dir`: `data` (the cluster), `password`, `port`. `fsync: false` is
 * for tests, whose data may die with the machine.
 */
export async function startPostgres({ dir, log, fsync = true, onStart = () => {} }) {
  const user = runUser();
  const programs = postgresPrograms(user);
  mkdirSync(dir, { recursive: true });
  const file = log ?? join(dir, '..', 'logs', 'postgres.log');
  const place = { dir: resolve(dir), log: file, fsync, onStart };
  const data = clusterFolder(place.dir, user);
  const isNew = !existsSync(join(data, 'PG_VERSION'));
  const password = passwordOf(dir, isNew);
  if (isNew) await initialise({ data, password, programs, user, fsync });
  checkVersion(data, programs);
  await endSurvivor(data);
  const { service, port } = await startServer({ ...place, data, programs, user });
  return running(service, port, password);
}

function running(service, port, password) {
  const url = (database = 'postgres', login = { user: 'postgres', password }) =>
    `postgresql://${login.user}:${encodeURIComponent(login.password)}@127.0.0.1:${port}/${database}`;
  return {
    pid: service.pid,
    start: service.start,
    exit: service.exit,
    adminUrl: url(),
    url,
    stop: () => endProcess(service, stopSignals),
    stopAtOnce: () => endProcess(service, stopSignals.slice(1)),
  };
}

/**
 * The server's user must be able to reach the cluster. Below a closed folder (the home of root) it
 * cannot, so there `data` is a link to a folder beside those of the machine's other services.
 */
function clusterFolder(dir, user) {
  const data = join(dir, 'data');
  if (lstatSync(data, { throwIfNoEntry: false })?.isSymbolicLink()) return linkedFolder(data);
  if (user.uid === undefined) return data;
  chmodSync(dir, 0o711);
  // A new temporary folder is closed to all others, and it is ours to open.
  if (dirname(dirname(dir)) === realpathSync(tmpdir())) chmodSync(dirname(dir), 0o711);
  if (mayEnter(dir, user)) return data;
  const elsewhere = mkdtempSync(join(ownShelf(), 'postgres-data-'));
  chmodSync(elsewhere, 0o711);
  symlinkSync(join(elsewhere, 'data'), data);
  console.log(`PostgreSQL may not enter ${dir}: its data are in ${elsewhere}`);
  return join(elsewhere, 'data');
}

/** The folder above the cluster is made with the link; if it is gone, so are the data. */
function linkedFolder(link) {
  const target = readlinkSync(link);
  if (existsSync(dirname(target))) return target;
  throw new Sentence(
    `The data of PostgreSQL were in ${target}, which is gone. Bring it back, or remove ${link} to begin with nothing.`,
  );
}

function passwordOf(dir, isNew) {
  const file = join(dir, 'password');
  if (isNew || existsSync(file)) return keptSecret(file);
  throw new Sentence(
    `The password of PostgreSQL is not in ${file} any more. Bring the file back, or remove ${dir} to begin with nothing.`,
  );
}

/** Under another name until complete: a half-made cluster would look like one with data in it. */
async function initialise({ data, password, programs, user, fsync }) {
  const draft = `${data}.new`;
  const passwordFile = `${data}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined) {
    for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid);
  }
  try {
    await initdb({ draft, passwordFile, programs, user, fsync });
    rmSync(data, { recursive: true, force: true });
    renameSync(draft, data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** The built-in locale sorts and folds alike on every machine, Chinese included. */
function initdb({ draft, passwordFile, programs, user, fsync }) {
  const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '--encoding=UTF8'];
  const login = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const args = ['-D', draft, ...locale, ...login, ...(fsync ? [] : ['--no-sync'])];
  return new Promise((done, fail) => {
    const child = spawn(programs.initdb, args, { ...user, cwd: dirname(draft) });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => (output += part));
    child.once('error', (error) => fail(new Sentence(`initdb did not start: ${error.message}`)));
    child.once('close', (code) =>
      code === 0
        ? done()
        : fail(
            new Sentence(
              `${output}\nPostgreSQL could not make its data folder ${dirname(draft)}; its own words are above.`,
            ),
          ),
    );
  });
}

function checkVersion(data, { major }) {
  const found = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new Sentence(
    `The data in ${data} were written by PostgreSQL ${found}, the installed one is ${major}. Dump them with the old version and load them into an empty DATA_DIR.`,
  );
}

/** kill -9 of the starter leaves the server running, and a second one on its data is refused. */
async function endSurvivor(data) {
  const { pid } = pidFile(data);
  if (!pid) return;
  const command = commandOf(pid);
  if (command.includes('postgres') && command.includes(`-D ${data} `)) {
    console.log(`Ending the PostgreSQL (process ${pid}) that an earlier start left behind`);
    await endProcess({ pid, start: startOf(pid) }, stopSignals);
  } else if (command) {
    // The number belongs to another program by now; PostgreSQL itself would not dare to say so.
    rmSync(join(data, 'postmaster.pid'), { force: true });
  }
}

async function startServer(place) {
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(join(place.dir, 'port'));
    const service = startService({
      command: place.programs.postgres,
      args: ['-D', place.data, ...settings({ ...place, port })],
      log: place.log,
      cwd: dirname(place.data),
      ...place.user,
    });
    place.onStart(service.pid);
    if (await isReady(service, place.data)) return { service, port };
    await endProcess(service, stopSignals);
    if (attempt < attemptsMax) await pause(500);
    else throw new Sentence(`${lastWords(place.log, 8)}\n\nPostgreSQL did not start: ${place.log}`);
  }
}

/** No statement, parameter or value of a person may get into the log: errors go to the caller alone. */
function settings({ port, fsync }) {
  const quiet = {
    log_statement: 'none',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_error_verbosity: 'terse',
  };
  const own = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries({ ...quiet, ...own }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
}

/** The same port as last time when it is free, so that an open connection string stays right. */
async function choosePort(file) {
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  // A file that a full disk or a power cut has damaged names no port.
  const isPort = Number.isInteger(last) && last > 0 && last < 65_536;
  if (isPort && (await isPortFree(last))) return last;
  const port = await freePort();
  writeFileSync(file, String(port));
  return port;
}

async function isReady(service, data) {
  for (const until = Date.now() + readyMsMax; Date.now() < until; await pause(20)) {
    if (service.ended) return false;
    const { pid, state } = pidFile(data);
    if (pid === service.pid && state === 'ready') return true;
  }
  return false;
}

/** Line 1 is the process, line 8 what it says of itself. */
function pidFile(data) {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), state: lines[7]?.trim() };
  } catch {
    return {};
  }
}
