import type { PayloadKey, PayloadKeys } from '../temporal/payload-keys.ts';
import { sealBytes, unsealBytes } from './aes-gcm.ts';

const KEY_ID_BYTES = 8;

/** Sealed by the newest key, whose id stands before it: opens only beside the same words. */
export function sealByNewest(keys: PayloadKeys, bound: string, plain: Buffer): Buffer {
  const { id, key } = keys.newest;
  return Buffer.concat([Buffer.from(id, 'hex'), sealBytes(key, Buffer.from(bound), plain)]);
}

/** Throws where the key is not here, and where anything was changed. */
export function openByItsKey(keys: PayloadKeys, bound: string, sealed: Buffer): Buffer {
  const { key } = keyNamedIn(keys, sealed);
  return unsealBytes(key, Buffer.from(bound), sealed.subarray(KEY_ID_BYTES));
}

export function keyNamedIn(keys: PayloadKeys, sealed: Buffer): PayloadKey {
  const key = keys.byId.get(sealed.subarray(0, KEY_ID_BYTES).toString('hex'));
  if (!key) throw new Error('it is sealed by a key that is not here');
  return key;
}
