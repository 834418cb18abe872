import { dryRun } from '../../src/domain/path/dry-run.ts';
import type { Code } from '../../src/domain/path/advance.ts';
import type { Change } from '../../src/domain/path/change.ts';
import type { JudgeRefusal } from '../../src/domain/path/judge.ts';
import type { Entry } from '../../src/domain/path/ledger.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import type { KeyWrapper } from '../../src/sealing/key-wrapper.ts';
import { PersonKey } from '../../src/sealing/person-key.ts';
import { openEntry } from '../../src/sealing/sealed-rows.ts';

/** A ledger in one piece, which travels faster than its entries one by one. */
export interface SealedLedger {
  id: string;
  personId: string;
  /** Null where the person was erased. */
  wrapped: Uint8Array | null;
  rootKeyId: string | null;
  /** In base64, one entry after the other. */
  sealed: string;
  sizes: number[];
}

/** What another pack would mean for one path. */
export type Looked = { path: string } & (
  | { changes: Change[] }
  | { refused: JudgeRefusal }
  /** Its ledger does not open, or its steps turn in a circle already. */
  | { failed: 'unreadable' | 'turns-in-a-circle' }
);

export interface Asked {
  from: Code;
  to: Code;
  now: Instant;
  wrapper: KeyWrapper;
}

export async function lookAt(
  { wrapper, now, ...codes }: Asked,
  row: SealedLedger,
): Promise<Looked> {
  const path = row.id;
  const entries = await openLedger(wrapper, row).catch(() => undefined);
  if (!entries) return { path, failed: 'unreadable' };
  const found = dryRun(codes, entries, now);
  return found ? { path, ...found } : { path, failed: 'turns-in-a-circle' };
}

async function openLedger(wrapper: KeyWrapper, row: SealedLedger): Promise<Entry[]> {
  const { id: pathId, personId, wrapped, rootKeyId } = row;
  if (!wrapped || rootKeyId === null) throw new Error('the key of this person is gone');
  const key = new PersonKey(
    personId,
    await wrapper.unwrap(personId, { wrapped: Buffer.from(wrapped), rootKeyId }),
  );
  const bytes = Buffer.from(row.sealed, 'base64');
  let at = 0;
  return row.sizes.map((size, i) => {
    const sealed = bytes.subarray(at, at + size);
    at += size;
    return openEntry(key, { pathId, seq: i + 1 }, sealed);
  });
}
