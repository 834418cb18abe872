import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { preparedAs, type Statement } from '../db/prepared.ts';
import type { KeyWrapper, WrappedKey } from './key-wrapper.ts';
import { PersonKey, type SealedPlace } from './person-key.ts';

export interface Sealer {
  /** A new data key for a new person; the caller writes it to `person_key` beside the person. */
  newKey(personId: string): Promise<WrappedKey & { key: PersonKey }>;
  /** Throws `KeyGone` where the person was erased. */
  keyOf(personId: string): Promise<PersonKey>;
  seal(personId: string, place: SealedPlace, plain: Buffer): Promise<Buffer>;
  open(personId: string, place: SealedPlace, sealed: Buffer): Promise<Buffer>;
  /** After erasing: what this process still knew of the key. */
  forget(personId: string): void;
}

/** The key of a person was destroyed, or never made: nothing of her can be read. */
export class KeyGone extends Error {
  override name = 'KeyGone';
}

/** Unwrapped keys in memory: enough for the paths at work, few enough to lose. */
const KEYS_MAX = 5_000;

export function createSealer(ds: DataSource, wrapper: KeyWrapper, keysMax = KEYS_MAX): Sealer {
  const known = new Map<string, PersonKey>();
  const remember = (personId: string, key: PersonKey) => {
    known.delete(personId);
    known.set(personId, key);
    const [oldest] = known.keys();
    if (known.size > keysMax && oldest !== undefined) known.delete(oldest);
    return key;
  };
  const keyOf = async (personId: string) => {
    const key = known.get(personId) ?? (await readKey(ds, wrapper, personId));
    return remember(personId, key);
  };
  return {
    keyOf,
    async newKey(personId) {
      const dataKey = randomBytes(32);
      return { ...(await wrapper.wrap(personId, dataKey)), key: new PersonKey(personId, dataKey) };
    },
    seal: async (personId, place, plain) => (await keyOf(personId)).seal(place, plain),
    open: async (personId, place, sealed) => (await keyOf(personId)).open(place, sealed),
    forget: (personId) => void known.delete(personId),
  };
}

const READ_KEY: Statement = {
  name: 'person-key',
  text: 'select wrapped, root_key_id as "rootKeyId" from person_key where person_id = $1',
};

async function readKey(ds: DataSource, wrapper: KeyWrapper, personId: string): Promise<PersonKey> {
  // No caller ever sees a key: what she may open is decided by the rows that are sealed with it.
  const [row] = await preparedAs<WrappedKey>('sealer', ds, {
    statement: READ_KEY,
    values: [personId],
  });
  if (!row) throw new KeyGone('the key of this person is gone');
  return new PersonKey(personId, await wrapper.unwrap(personId, row));
}
