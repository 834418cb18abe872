import { createHash } from 'node:crypto';
import { sealBytes, unsealBytes } from './aes-gcm.ts';

export interface WrappedKey {
  wrapped: Buffer;
  rootKeyId: string;
}

/** Keeps the root keys: a file on one machine, a key service in production. Data keys go to it and come back. */
export interface KeyWrapper {
  /** Under which root key a data key would be wrapped now. Whoever keeps the keys elsewhere has to ask. */
  currentId(): Promise<string>;
  wrap(personId: string, dataKey: Buffer): Promise<WrappedKey>;
  /** Throws where the root key is not here, or the wrapped key belongs to another person. */
  unwrap(personId: string, key: WrappedKey): Promise<Buffer>;
}

/** The root key of this wrapped key is not here: it comes later, or was destroyed. */
export class RootKeyAway extends Error {
  override name = 'RootKeyAway';
}

/** By root keys at hand, the newest first: it wraps, the others open what was wrapped before it. */
export function rootKeyWrapper(rootKeys: readonly Buffer[]): KeyWrapper {
  const keys = rootKeys.map((key) => ({ id: rootKeyIdOf(key), key }));
  const [newest] = keys;
  if (!newest) throw new Error('there is no root key of persons');
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  return {
    currentId: async () => newest.id,
    async wrap(personId, dataKey) {
      const { id, key } = newest;
      return { rootKeyId: id, wrapped: sealBytes(key, boundTo(personId, id), dataKey) };
    },
    async unwrap(personId, { rootKeyId, wrapped }) {
      const key = byId.get(rootKeyId);
      if (!key) throw new RootKeyAway('the key of this person is wrapped by another root key');
      return unsealBytes(key, boundTo(personId, rootKeyId), wrapped);
    },
  };
}

/** Says which root key it is, and nothing of the key. */
function rootKeyIdOf(key: Buffer): string {
  if (key.length !== 32) throw new Error('a root key of persons must be 32 bytes in base64');
  return createHash('sha256').update('root key ').update(key).digest('hex').slice(0, 16);
}

const boundTo = (personId: string, rootKeyId: string) =>
  Buffer.from(`person_key|${personId}|${rootKeyId}`);
