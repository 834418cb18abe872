import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What whoever owns the database does not have: without it no row can be chained, and no head signed. */
export interface AuditKeys {
  chain: Buffer;
  sign: KeyObject;
  check: KeyObject;
}

const KEY_BYTES = 32;
/** An Ed25519 key in PKCS #8 is this and its 32 bytes (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** From a file of 32 bytes in base64: one key for the links and one for the signatures. */
export function readAuditKeys(file: string): AuditKeys {
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (secret.length !== KEY_BYTES)
    throw new Error('the key of the audit must be 32 bytes in base64');
  const derived = (what: string) => Buffer.from(hkdfSync('sha256', secret, '', what, KEY_BYTES));
  const key = Buffer.concat([PKCS8_HEAD, derived('audit heads')]);
  const sign = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  return { chain: derived('audit chain'), sign, check: createPublicKey(sign) };
}
