import { createHmac } from 'node:crypto';
import type { Act, PathInput } from '../contract/messages.ts';
import { sealBytes, unsealBytes } from '../sealing/aes-gcm.ts';
import type { PayloadKey, PayloadKeys } from '../temporal/payload-keys.ts';

/** What has to be said to Temporal again if nobody heard the answer. */
export interface Wish {
  act: Act;
  /** Where the act begins a path. */
  start?: PathInput;
}

/**
 * Intents are sealed like the payloads that they become, by the same keys: an intent is there before its person is
 * known to any path, and Temporal keeps the same content.
 */
export interface IntentSealer {
  seal(entryId: string, wish: Wish): Buffer;
  open(entryId: string, sealed: Buffer): Wish;
  /** Tells later whether a request is the same; without the key it tells nothing of what was said. */
  mark(request: unknown): Buffer;
  isMarked(request: unknown, mark: Buffer): boolean;
}

export function createIntentSealer(keys: PayloadKeys): IntentSealer {
  const keyOf = (sealed: Buffer) => {
    const key = keys.byId.get(sealed.subarray(0, KEY_ID_BYTES).toString('hex'));
    if (!key) throw new Error('an intent is sealed by a key that is not here');
    return key;
  };
  return {
    seal(entryId, wish) {
      const { id, key } = keys.newest;
      const plain = Buffer.from(JSON.stringify(wish));
      return Buffer.concat([Buffer.from(id, 'hex'), sealBytes(key, bound(entryId), plain)]);
    },
    open(entryId, sealed) {
      const { key } = keyOf(sealed);
      const plain = unsealBytes(key, bound(entryId), sealed.subarray(KEY_ID_BYTES));
      return JSON.parse(plain.toString()) as Wish; // sealed above, and by nothing else
    },
    mark: (request) => markBy(keys.newest, request),
    isMarked: (request, mark) => markBy(keyOf(mark), request).equals(mark),
  };
}

const KEY_ID_BYTES = 8;

const bound = (entryId: string) => Buffer.from(`intent|sealed|${entryId}`);

function markBy({ id, key }: PayloadKey, request: unknown): Buffer {
  const mark = createHmac('sha256', key).update('intent request ').update(canonical(request));
  return Buffer.concat([Buffer.from(id, 'hex'), mark.digest()]);
}

/** The same text for the same content, in whatever order its fields came. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
