import { foldEntry, type Opening } from '../path/desk.ts';
import type { Entry } from '../path/ledger.ts';
import { packChanges, packOf } from '../path/pack-of.ts';
import type { Rules } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';

/** A path that is looked at as it was at every instant. */
export interface Recalled {
  entries: readonly Entry[];
  /** Those of today. */
  rules: Rules;
  rulesOf: (packHash: string) => Rules | undefined;
}

export interface Moment {
  known: readonly Entry[];
  rules: Rules;
  at: Instant;
  open: readonly Opening[];
}

/** Each instant at which something was written down that may change what is shown, with what was known then. */
export function* momentsOf({ entries, rules, rulesOf }: Recalled): Generator<Moment> {
  const desk = new Map<string, Opening[]>();
  const start = packChanges(entries)[0]?.from;
  for (const [i, entry] of entries.entries()) {
    foldEntry(desk, entry);
    const at = entry.recordedAt;
    // What was written down in one turn is shown by one turn.
    if (entries[i + 1]?.recordedAt === at) continue;
    const known = entries.slice(0, i + 1);
    const then = start && rulesOf(packOf(known, start).hash);
    const open = [...desk.values()].flatMap((openings) => openings.slice(-1));
    yield { known, at, rules: then ?? rules, open: open.filter((opening) => opening.open) };
  }
}
