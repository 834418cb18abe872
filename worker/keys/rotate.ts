import type { DataSource } from 'typeorm';
import { RootKeyAway, type KeyWrapper, type WrappedKey } from '../../src/sealing/key-wrapper.ts';

export interface Rotation {
  /** Wrapped anew. */
  wrapped: number;
  /** Whose root key is not here: they wait for it, and nothing of theirs can be read until then. */
  away: number;
}

/** A key service answers one question at a time for each of these. */
const AT_ONCE = 20;
const BATCH = 500;

interface Row extends WrappedKey {
  personId: string;
}

/**
 * Wraps every data key that an older root key wraps by the current one, beside the running product. What is sealed stays
 * as it is, and is not looked at. Stopped at any moment it goes on where it was: a batch is one statement.
 */
export async function rotateKeys(
  ds: DataSource,
  wrapper: KeyWrapper,
  tell: (wrapped: number) => void = () => {},
): Promise<Rotation> {
  const rotation = { wrapped: 0, away: 0 };
  const current = await wrapper.currentId();
  let after = NOBODY;
  for (;;) {
    const rows = await ds.query<Row[]>(OLDER, [current, after, BATCH]);
    const last = rows.at(-1);
    if (!last) return rotation;
    const anew = await wrapAll(wrapper, rows);
    await ds.query(WRAP, [
      anew.map(({ personId }) => personId),
      anew.map(({ wrapped }) => wrapped),
      anew.map(({ rootKeyId }) => rootKeyId),
      anew.map(({ was }) => was),
    ]);
    rotation.wrapped += anew.length;
    rotation.away += rows.length - anew.length;
    tell(rotation.wrapped);
    after = last.personId;
  }
}

type Anew = Row & { was: Buffer };

async function wrapAll(wrapper: KeyWrapper, rows: readonly Row[]): Promise<Anew[]> {
  const left = rows.values();
  const anew: Anew[] = [];
  const work = async () => {
    for (const row of left) {
      const one = await wrapOne(wrapper, row);
      if (one) anew.push(one);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return anew;
}

async function wrapOne(wrapper: KeyWrapper, row: Row): Promise<Anew | undefined> {
  const { personId, wrapped: was } = row;
  try {
    const dataKey = await wrapper.unwrap(personId, row);
    return { personId, was, ...(await wrapper.wrap(personId, dataKey)) };
  } catch (thrown) {
    if (thrown instanceof RootKeyAway) return undefined;
    throw thrown;
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

const OLDER = `
  select person_id as "personId", wrapped, root_key_id as "rootKeyId" from person_key
  where root_key_id <> $1 and person_id > $2::uuid order by person_id limit $3`;

/** Only what is still as it was read: of two that rotate at once, or an erasure between, nothing is undone. */
const WRAP = `
  update person_key as k set wrapped = n.wrapped, root_key_id = n.root_key_id
  from unnest($1::uuid[], $2::bytea[], $3::text[], $4::bytea[]) as n(person_id, wrapped, root_key_id, was)
  where k.person_id = n.person_id and k.wrapped = n.was`;
