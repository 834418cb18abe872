import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sealBytes, unsealBytes } from './aes-gcm.ts';

export interface WrappedKey {
  wrapped: Buffer;
  rootKeyId: string;
}

/** Keeps the root key: a file on one machine, a key service in production. Data keys go to it and come back. */
export interface KeyWrapper {
  wrap(personId: string, dataKey: Buffer): Promise<WrappedKey>;
  /** Throws where the root key is another one, or the wrapped key belongs to another person. */
  unwrap(personId: string, key: WrappedKey): Promise<Buffer>;
}

/** Root key from a file of 32 bytes in base64. */
export function fileKeyWrapper(file: string): KeyWrapper {
  return rootKeyWrapper(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'));
}

export function rootKeyWrapper(rootKey: Buffer): KeyWrapper {
  if (rootKey.length !== 32) throw new Error('the root key of persons must be 32 bytes in base64');
  const rootKeyId = createHash('sha256')
    .update('root key ')
    .update(rootKey)
    .digest('hex')
    .slice(0, 16);
  const bound = (personId: string) => Buffer.from(`person_key|${personId}|${rootKeyId}`);
  return {
    async wrap(personId, dataKey) {
      return { rootKeyId, wrapped: sealBytes(rootKey, bound(personId), dataKey) };
    },
    async unwrap(personId, key) {
      if (key.rootKeyId !== rootKeyId)
        throw new Error('the key of this person is wrapped by another root key');
      return unsealBytes(rootKey, bound(personId), key.wrapped);
    },
  };
}
