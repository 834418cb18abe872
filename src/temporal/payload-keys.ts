import { createHash, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface PayloadKey {
  /** Says which key opens a payload, and nothing of the key. */
  id: string;
  key: Buffer;
}

export interface PayloadKeys {
  newest: PayloadKey;
  byId: ReadonlyMap<string, PayloadKey>;
}

/**
 * Keys from a file: 32 bytes in base64 a line, the newest first. It encrypts; the others open what was encrypted before
 * it, as long as a path of their time is open.
 */
export function readPayloadKeys(file: string): PayloadKeys {
  const lines = readFileSync(file, 'utf8').split(/\s+/).filter(Boolean);
  return payloadKeys(lines.map((line) => Buffer.from(line, 'base64')));
}

export function payloadKeys(roots: readonly Buffer[]): PayloadKeys {
  const keys = roots.map(payloadKey);
  const [newest] = keys;
  if (!newest) throw new Error('there is no key for payloads');
  return { newest, byId: new Map(keys.map((key) => [key.id, key])) };
}

/** The root has other uses as well; each has a key of its own. */
function payloadKey(root: Buffer): PayloadKey {
  if (root.length !== 32) throw new Error('a payload key must be 32 bytes in base64');
  const key = Buffer.from(hkdfSync('sha256', root, '', 'temporal payload', 32));
  const id = createHash('sha256').update('key id ').update(key).digest('hex').slice(0, 16);
  return { id, key };
}
