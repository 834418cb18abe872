import { resolve } from 'node:path';
import { root, Sentence } from './root.mjs';

/** What the person who starts decides; everything else follows. */
export function readConfig(env = process.env) {
  const embedded = { postgres: !env.DATABASE_URL, temporal: !env.TEMPORAL_ADDRESS };
  const anyEmbedded = embedded.postgres || embedded.temporal;
  const config = {
    port: portOf(env.PORT || '3000'),
    dataDir: resolve(root, env.DATA_DIR || '.data'),
    mode: oneOf('MODE', env.MODE || (anyEmbedded ? 'training' : 'production'), [
      'training',
      'production',
    ]),
    databaseUrl: env.DATABASE_URL,
    ownerUrl: env.DATABASE_OWNER_URL,
    temporalAddress: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE || 'default',
    payloadKeyFile: env.PAYLOAD_KEY_FILE,
    personRootKeyFile: env.PERSON_ROOT_KEY_FILE,
    embedded,
  };
  if (config.mode === 'production') checkProduction(env);
  // Invented people have no place beside real ones.
  return { ...config, demo: config.mode === 'production' ? 'none' : env.DEMO || 'yunnan' };
}

function checkProduction(env) {
  const needed = ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'PAYLOAD_KEY_FILE', 'PERSON_ROOT_KEY_FILE'];
  const missing = needed.filter((name) => !env[name]);
  if (missing.length > 0) {
    throw new Sentence(
      `MODE=production runs on a PostgreSQL, a Temporal and keys of your own, not on embedded ones. Set ${missing.join(', ')}.`,
    );
  }
  if (env.DEMO && env.DEMO !== 'none') {
    throw new Sentence('MODE=production has no demonstration data: leave DEMO out.');
  }
}

function portOf(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Sentence(`PORT is ${text}; it must be a number from 1 to 65535.`);
}

function oneOf(name, value, allowed) {
  if (allowed.includes(value)) return value;
  throw new Sentence(`${name} is ${value}; it must be one of ${allowed.join(', ')}.`);
}
