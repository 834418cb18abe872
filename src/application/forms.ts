import type { PersonKey } from '../sealing/person-key.ts';
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
  const place = { table: 'body', field: 'sealed', row: `${at.pathId}/${hash}` };
  return { hash, entryId: at.entryId, sealed: key.seal(place, plain) };
}
