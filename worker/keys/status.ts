import type { DataSource } from 'typeorm';
import type { KeyWrapper } from '../../src/sealing/key-wrapper.ts';
import { readPayloadKeys } from '../../src/temporal/payload-keys.ts';

/** By which root key the data key of how many persons is wrapped. */
export interface RootKeyUse {
  id: string;
  isCurrent: boolean;
  persons: number;
}

export async function rootKeysInUse(ds: DataSource, wrapper: KeyWrapper): Promise<RootKeyUse[]> {
  const current = await wrapper.currentId();
  const rows = await ds.query<{ id: string; persons: number }[]>(ROOT_KEYS);
  const uses = rows.map((row) => ({ ...row, isCurrent: row.id === current }));
  const isUsed = uses.some(({ isCurrent }) => isCurrent);
  return isUsed ? uses : [{ id: current, isCurrent: true, persons: 0 }, ...uses];
}

/** By which payload key how many intents are sealed; what Temporal keeps has the same keys, and lasts as long as a path. */
export interface PayloadKeyUse {
  id: string;
  isNewest: boolean;
  isHere: boolean;
  intents: number;
}

export async function payloadKeysInUse(ds: DataSource, keyFile: string): Promise<PayloadKeyUse[]> {
  const keys = readPayloadKeys(keyFile);
  const rows = await ds.query<{ id: string; intents: number }[]>(PAYLOAD_KEYS);
  const ids = new Set([...keys.byId.keys(), ...rows.map(({ id }) => id)]);
  return [...ids].map((id) => ({
    id,
    isNewest: id === keys.newest.id,
    isHere: keys.byId.has(id),
    intents: rows.find((row) => row.id === id)?.intents ?? 0,
  }));
}

const ROOT_KEYS = `
  select root_key_id as id, count(*)::int as persons from person_key group by 1 order by 2 desc, 1`;

/** An intent begins with the id of its key. */
const PAYLOAD_KEYS = `
  select encode(substring(sealed from 1 for 8), 'hex') as id, count(*)::int as intents
  from intent group by 1 order by 2 desc, 1`;
