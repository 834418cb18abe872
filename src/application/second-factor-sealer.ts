import { openByItsKey, sealByNewest } from '../sealing/by-payload-keys.ts';
import type { PayloadKeys } from '../temporal/payload-keys.ts';

/** What an account makes its codes from: by keys that are not in the database, and for this account alone. */
export interface SecondFactorSealer {
  seal(account: string, secret: Uint8Array): Buffer;
  open(account: string, sealed: Buffer): Buffer;
}

export function createSecondFactorSealer(keys: PayloadKeys): SecondFactorSealer {
  const bound = (account: string) => `second_factor|sealed|${account}`;
  return {
    seal: (account, secret) => sealByNewest(keys, bound(account), Buffer.from(secret)),
    open: (account, sealed) => openByItsKey(keys, bound(account), sealed),
  };
}
