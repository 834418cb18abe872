import { join } from 'node:path';
import { endProcess, lastWords, startService } from './processes.mjs';
import { inRoot, pause, Sentence } from './root.mjs';
import { keptKeyFile } from './secrets.mjs';

const readyMsMax = 90_000;

/** What the programs of the product are told; the owner's login goes to the migration alone. */
export function productEnv(config, { appUrl, address }) {
  const keys = join(config.dataDir, 'keys');
  const inherited = { ...process.env };
  delete inherited.DATABASE_OWNER_URL;
  return {
    ...inherited,
    NODE_ENV: config.mode === 'production' ? 'production' : 'development',
    TZ: 'UTC',
    MODE: config.mode,
    DEMO: config.demo,
    PORT: String(config.port),
    DATA_DIR: config.dataDir,
    DATABASE_URL: appUrl,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: config.namespace,
    TASK_QUEUE: 'paths',
    PAYLOAD_KEY_FILE: config.payloadKeyFile ?? keptKeyFile(join(keys, 'payload.key')),
    ...rootKeyFile(config, keys),
    NAME_KEY_FILE: config.nameKeyFile ?? keptKeyFile(join(keys, 'name.key')),
    AUDIT_KEY_FILE: config.auditKeyFile ?? keptKeyFile(join(keys, 'audit.key')),
  };
}

/** In production with a key service there may be none; in training what was sealed before still opens. */
function rootKeyFile({ personRootKeyFile: given, mode }, keys) {
  if (given) return { PERSON_ROOT_KEY_FILE: given };
  if (mode === 'production') return {};
  return { PERSON_ROOT_KEY_FILE: keptKeyFile(join(keys, 'person-root.key')) };
}

export async function migrate({ program, env, ownerUrl, log, onStart }) {
  const service = startProgram({ program, env: { ...env, DATABASE_OWNER_URL: ownerUrl }, log });
  onStart(service.pid);
  const { code } = await service.exit;
  if (code !== 0) throw new Sentence(`${lastWords(log, 12)}\n\nThe migration failed: ${log}`);
}

export function startProgram({ program, env, log }) {
  const service = startService({
    command: process.execPath,
    args: [program],
    env,
    log,
    cwd: inRoot(),
  });
  return {
    pid: service.pid,
    start: service.start,
    exit: service.exit,
    stop: () => endProcess(service),
    stopAtOnce: () => endProcess(service, [['SIGKILL', 5_000]]),
  };
}

/** Ready means that an act would be acknowledged; the answer names each part that is missing. */
export async function untilReady(port, stopping) {
  const url = `http://127.0.0.1:${port}/api/health/ready`;
  let last = 'no answer';
  for (const until = Date.now() + readyMsMax; Date.now() < until; await pause(100)) {
    stopping.throwIfAborted();
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (answer.status === 200) return;
      last = `${answer.status} ${await answer.text()}`;
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
  }
  throw new Sentence(`Not ready after ${readyMsMax / 1000} s. The last answer: ${last}`);
}
