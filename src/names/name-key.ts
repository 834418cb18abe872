import { createHmac, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';

const KEY_BYTES = 32;
/** So short that names share one: whoever has the table alone cannot tell who it is. What was found is opened and compared. */
const TOKEN_BYTES = 2;

/** Keyed and shortened tokens of names, other ones for each scope: a place, or a province for what is known elsewhere. */
export interface NameKey {
  mark(scope: string, token: string): Buffer;
}

export function readNameKey(file: string): NameKey {
  return nameKey(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'));
}

export function nameKey(secret: Buffer): NameKey {
  if (secret.length !== KEY_BYTES) throw new Error('the key of names must be 32 bytes in base64');
  const keys = new Map<string, Buffer>();
  const keyOf = (scope: string) => {
    const known = keys.get(scope);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', secret, '', `names of ${scope}`, KEY_BYTES));
    keys.set(scope, key);
    return key;
  };
  return {
    mark(scope, token) {
      const key = keyOf(scope);
      return createHmac('sha256', key).update(token).digest().subarray(0, TOKEN_BYTES);
    },
  };
}
