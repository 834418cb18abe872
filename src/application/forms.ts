import type { PersonKey } from '../sealing/person-key.ts';
import type { App } from './app.ts';
import type { KeptForm } from './intents.ts';

/**
 * Seals what was written into a form. The ledger keeps its hash: keyed with the person's key, because a form with few
 * answers could be guessed from a plain one.
 */
export function sealForm(
  key: PersonKey,
  at: { pathId: string; entryId: string },
  form: object,
): KeptForm {
  const plain = Buffer.from(JSON.stringify(form));
  const hash = key.mark(plain).toString('hex');
  return { hash, entryId: at.entryId, sealed: key.seal(placeOf(at.pathId, hash), plain) };
}

/** What was sealed by `sealForm` under a hash. */
export function openForm(
  key: PersonKey,
  { pathId, hash }: { pathId: string; hash: string },
  sealed: Buffer,
): Record<string, unknown> {
  const plain = key.open(placeOf(pathId, hash), sealed).toString('utf8');
  return JSON.parse(plain) as Record<string, unknown>; // written by `sealForm` from an object
}

function placeOf(pathId: string, hash: string) {
  return { table: 'body', field: 'sealed', row: `${pathId}/${hash}` };
}

/** What somebody adds in her own words, sealed like a form; nothing where she adds none. */
export async function sealNote(
  { sealer }: App,
  { personId, ...at }: { personId: string; pathId: string; entryId: string },
  note: Record<string, string | undefined>,
): Promise<KeptForm[]> {
  if (Object.values(note).every((words) => words === undefined)) return [];
  return [sealForm(await sealer.keyOf(personId), at, note)];
}

/** What the entry keeps of the form that belongs to it. */
export function bodyHashOf([form]: readonly KeptForm[]): { bodyHash?: string } {
  return form ? { bodyHash: form.hash } : {};
}
