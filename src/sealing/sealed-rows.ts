import { upcast, type Entry, type FactValue } from '../domain/path/ledger.ts';
import type { PersonKey } from './person-key.ts';

/** Entries are sealed one by one: a path of ten years is read a page at a time. */
export function sealEntry(
  key: PersonKey,
  at: { pathId: string; seq: number },
  entry: Entry,
): Buffer {
  return key.seal(ledgerPlace(at), Buffer.from(JSON.stringify(entry)));
}

export function openEntry(
  key: PersonKey,
  at: { pathId: string; seq: number },
  sealed: Buffer,
): Entry {
  return upcast(parse(key.open(ledgerPlace(at), sealed)));
}

export type Disclosed = Record<string, FactValue>;

/** The particulars that a task discloses, and a mark that changes only when they do. */
export function sealDisclosed(
  key: PersonKey,
  task: { id: string },
  disclosed: Disclosed,
): { sealed: Buffer; mark: Buffer } {
  const plain = Buffer.from(JSON.stringify(disclosed));
  return { sealed: key.seal(disclosedPlace(task), plain), mark: key.mark(plain) };
}

export function openDisclosed(key: PersonKey, task: { id: string }, sealed: Buffer): Disclosed {
  // Sealed by the function above, and by nothing else.
  return parse(key.open(disclosedPlace(task), sealed)) as Disclosed;
}

const ledgerPlace = ({ pathId, seq }: { pathId: string; seq: number }) => ({
  table: 'ledger',
  field: 'sealed',
  row: `${pathId}/${seq}`,
});

const disclosedPlace = ({ id }: { id: string }) => ({
  table: 'task',
  field: 'sealed_disclosed',
  row: id,
});

function parse(plain: Buffer): Record<string, unknown> {
  const value: unknown = JSON.parse(plain.toString());
  if (typeof value !== 'object' || value === null) throw new Error('a sealed row holds no object');
  return { ...value };
}
