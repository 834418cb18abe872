import { createHmac } from 'node:crypto';
import type { Act, PathInput } from '../contract/messages.ts';
import { keyNamedIn, openByItsKey, sealByNewest } from '../sealing/by-payload-keys.ts';
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
  return {
    seal(entryId, wish) {
      return sealByNewest(keys, bound(entryId), Buffer.from(JSON.stringify(wish)));
    },
    open(entryId, sealed) {
      const plain = openByItsKey(keys, bound(entryId), sealed);
      return JSON.parse(plain.toString()) as Wish; // sealed above, and by nothing else
    },
    mark: (request) => markBy(keys.newest, request),
    isMarked: (request, mark) => markBy(keyNamedIn(keys, mark), request).equals(mark),
  };
}

const bound = (entryId: string) => `intent|sealed|${entryId}`;

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
