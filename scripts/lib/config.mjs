import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root, Sentence } from './root.mjs';

const KEY_FILES = ['PAYLOAD_KEY_FILE', 'PERSON_ROOT_KEY_FILE', 'AUDIT_KEY_FILE', 'NAME_KEY_FILE'];
const modes = ['training', 'production'];

/** What the person who starts decides; everything else follows. All that is wrong is said at once. */
export function readConfig(env = process.env) {
  const embedded = { postgres: !env.DATABASE_URL, temporal: !env.TEMPORAL_ADDRESS };
  const anyEmbedded = embedded.postgres || embedded.temporal;
  const mode = env.MODE || (anyEmbedded ? 'training' : 'production');
  const faults = [...faultsOf(env), ...(mode === 'production' ? faultsInProduction(env) : [])];
  if (faults.length > 0) {
    throw new Sentence(
      `The configuration is not right. Change these variables and start again:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
  }
  return {
    port: Number(env.PORT || '3000'),
    dataDir: resolve(root, env.DATA_DIR || '.data'),
    mode,
    databaseUrl: env.DATABASE_URL,
    ownerUrl: env.DATABASE_OWNER_URL,
    temporalAddress: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE || 'default',
    payloadKeyFile: env.PAYLOAD_KEY_FILE,
    personRootKeyFile: env.PERSON_ROOT_KEY_FILE,
    auditKeyFile: env.AUDIT_KEY_FILE,
    nameKeyFile: env.NAME_KEY_FILE,
    embedded,
    // Invented people have no place beside real ones.
    demo: mode === 'production' ? 'none' : env.DEMO || 'all',
  };
}

/** A value that may hold a password is never repeated. */
function faultsOf(env) {
  return [
    ...fault(env, 'PORT', (text) => !isPort(text) && `is ${text}; a number from 1 to 65535`),
    ...fault(env, 'MODE', (text) => !modes.includes(text) && `is ${text}; ${modes.join(' or ')}`),
    ...['DATABASE_URL', 'DATABASE_OWNER_URL'].flatMap((name) =>
      fault(env, name, (text) => !isDatabaseUrl(text) && 'postgresql://login@host:port/database'),
    ),
    ...fault(
      env,
      'TEMPORAL_ADDRESS',
      (text) => !isAddress(text) && `is ${text}; host:port, without http://`,
    ),
    ...KEY_FILES.flatMap((name) => fault(env, name, keyFault)),
    ...fault(env, 'OIDC_CLIENT_SECRET_FILE', secretFault),
  ];
}

function faultsInProduction(env) {
  // A key service keeps the root keys itself.
  const isKept = (name) => name === 'PERSON_ROOT_KEY_FILE' && env.KEY_SERVICE_URL;
  const needed = ['DATABASE_URL', 'TEMPORAL_ADDRESS', ...KEY_FILES].filter((name) => !isKept(name));
  const missing = needed.filter((name) => !env[name]);
  const signIn = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET_FILE', 'PUBLIC_ORIGIN'];
  const demo = env.DEMO && env.DEMO !== 'none';
  return [
    ...missing.map(
      (name) => `${name}: is not set; MODE=production runs on services and keys of your own`,
    ),
    ...signIn
      .filter((name) => !env[name])
      .map((name) => `${name}: is not set; MODE=production signs people in by OpenID Connect`),
    ...(demo ? ['DEMO: leave it out; MODE=production has no demonstration data'] : []),
  ];
}

function fault(env, name, check) {
  const what = env[name] && check(env[name]);
  return what ? [`${name}: ${what}`] : [];
}

const isPort = (text) => /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;

function isAddress(text) {
  const found = /^(?:[\w.-]+|\[[\da-fA-F:]+\]):(\d+)$/.exec(text);
  return found !== null && isPort(found[1]);
}

function isDatabaseUrl(text) {
  return /^postgres(ql)?:$/.test(URL.canParse(text) ? new URL(text).protocol : '');
}

function secretFault(file) {
  try {
    return !readFileSync(file, 'utf8').trim() && `${file} is empty`;
  } catch (error) {
    return `${file} cannot be read (${error.code})`;
  }
}

/** The programs would say the same, but each for itself and after the rest has started. */
function keyFault(file) {
  try {
    const keys = readFileSync(file, 'utf8').split(/\s+/).filter(Boolean);
    const whole = keys.filter((key) => Buffer.from(key, 'base64').length === 32);
    if (keys.length > 0 && whole.length === keys.length) return undefined;
    return `${file} does not hold 32 bytes in base64`;
  } catch (error) {
    return `${file} cannot be read (${error.code})`;
  }
}
