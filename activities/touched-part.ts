import type { Entry } from '../src/domain/path/ledger.ts';
import { PLACE } from '../src/domain/path/place-of.ts';
import type { Decided } from './decide-turn.ts';
import type { Part } from './project-rows.ts';

/**
 * The rows that a turn may have changed. Ended tasks change through entries of their own key alone, unless the place or
 * the rules changed under all of them.
 */
export function touchedPart({ input, rules, advanced }: Decided): Part {
  const behind = input.entries.length;
  const targets = new Set(advanced.appended.flatMap((e) => (e.kind === 'void' ? [e.of] : [])));
  const voided = targets.size > 0 ? advanced.entries.filter(({ id }) => targets.has(id)) : [];
  const concerned = [...advanced.appended, ...voided];
  const isSamePack = input.basis?.packHash === rules.hash;
  if (!isSamePack || concerned.some(isPlace)) return { behind, touches: () => true };
  const keys = new Set(concerned.flatMap((entry) => ('key' in entry ? [entry.key] : [])));
  return { behind, touches: (key) => keys.has(key) };
}

const isPlace = (entry: Entry) => entry.kind === 'fact' && entry.name === PLACE;
