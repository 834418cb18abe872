import type { Rules } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import { evaluate } from './evaluate.ts';
import { isUndo } from './keys.ts';
import type { Entry, EntryOf } from './ledger.ts';
import { NOT_ASKED, type Steps } from './words.ts';
import type { View, Wanted } from './view.ts';

/** How many new tasks in a row may stand before one already passed. */
const CHAIN_MAX = 20;
/** Entries that one migration may write; a pack that asks for more is another pack. */
const ENTRIES_MAX = 200;

export interface Migration {
  /** What the path stood on: the keys that nothing called for then, and the keys that were wanted. */
  orphans: readonly string[];
  wanted: readonly string[];
}

/**
 * New code or a new pack that asks something before a point already passed: it was not asked then. The answer is
 * `not-asked`, written down and visible on the timeline, so that the path stands where it stood. Only what brings
 * closed tasks back into force is answered so; everything else that is newly wanted stays wanted.
 */
export function migrate(
  { steps, rules }: { steps: Steps; rules: Rules },
  was: Migration,
  { ledger, now, entry }: { ledger: readonly Entry[]; now: Instant; entry: NotAskedEntry },
): Entry[] {
  const known = new Set(was.orphans);
  const before = new Set(was.wanted);
  const added: Entry[] = [];
  const look = (more: readonly Entry[]) =>
    evaluate(steps, [...ledger, ...added, ...more], rules, now);
  for (let view = look([]); lost(view, known) > 0 && added.length < ENTRIES_MAX;) {
    const chain = firstChain(view, { known, before, look, entry });
    if (chain.length === 0) break;
    added.push(...chain);
    view = look([]);
  }
  return added;
}

/** Makes the entry that says that a task was not asked, from its key and the instant at which it would have been. */
export type NotAskedEntry = (key: string, outcome: string, at: Instant) => EntryOf<'outcome'>;

interface Search {
  known: ReadonlySet<string>;
  before: ReadonlySet<string>;
  look: (more: readonly Entry[]) => View;
  entry: NotAskedEntry;
}

/** The first newly wanted task, with those behind it, that brings back a closed one. */
function firstChain(view: View, search: Search): Entry[] {
  for (const wanted of view.wanted) {
    if (search.before.has(wanted.key) || isUndo(wanted.key)) continue;
    const chain = follow(view, wanted, search);
    if (chain.length > 0) return chain;
  }
  return [];
}

function follow(view: View, first: Wanted, search: Search): Entry[] {
  const chain: Entry[] = [];
  const seen = new Set(view.wanted.map((w) => w.key));
  let next: Wanted | undefined = first;
  while (next && chain.length < CHAIN_MAX) {
    chain.push(search.entry(next.key, NOT_ASKED, next.since));
    const then = search.look(chain);
    if (lost(then, search.known) < lost(view, search.known)) return chain;
    next = then.wanted.find((w) => isNew(w, seen, search));
    if (next) seen.add(next.key);
  }
  return [];
}

function isNew({ key }: Wanted, seen: ReadonlySet<string>, { before }: Search): boolean {
  return !seen.has(key) && !before.has(key) && !isUndo(key);
}

/** Closed tasks that nothing calls for now, and that were called for before. */
function lost(view: View, known: ReadonlySet<string>): number {
  return view.orphans.filter((orphan) => !known.has(orphan.key)).length;
}
