import { taskRule } from '../policy/task-rule.ts';
import type { Rules } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import { evaluate } from './evaluate.ts';
import { isUndo, undoKey } from './keys.ts';
import type { Entry, EntryOf } from './ledger.ts';
import type { View } from './view.ts';
import { NOT_ASKED, type Steps } from './words.ts';

/** How many new tasks may stand before one already passed. */
const CHAIN_MAX = 30;

/** What the path stood on: the keys that nothing called for then, and those that were open. */
export interface Standing {
  orphans: readonly string[];
  open: readonly string[];
}

/** Makes the entry that says that a task was not asked, from its key and the instant at which it would have been. */
export type NotAskedEntry = (key: string, at: Instant) => EntryOf<'outcome'>;

/**
 * New code or a new pack that asks for a task before a point already passed: it was not asked then. The answer
 * `not-asked` is written down, visible on the timeline, so that the path stands where it stood. Only what brings closed
 * tasks back into force is answered so; all else that is newly wanted stays wanted. What new code no longer calls for
 * at all (a task taken out, a wait put in) stays shown as an orphan, but nobody is told to undo a lawful act for it.
 */
export function migrate(
  { steps, rules }: { steps: Steps; rules: Rules },
  was: Standing,
  { ledger, now, entry }: { ledger: readonly Entry[]; now: Instant; entry: NotAskedEntry },
): Entry[] {
  const bare = evaluate(steps, ledger, rules, now);
  const look = (added: readonly Entry[]) =>
    added.length === 0 ? bare : evaluate(steps, [...ledger, ...added], rules, now);
  const search = { look, entry, known: new Set(was.orphans), open: new Set(was.open) };
  const added = neededOf(chainOf(search), search);
  const left = lost(look(added), search);
  return [...added, ...left.flatMap((orphan) => notUndone(rules, orphan, { now, entry }))];
}

interface Search {
  look: (added: readonly Entry[]) => View;
  entry: NotAskedEntry;
  /** Already without ground before the change. */
  known: ReadonlySet<string>;
  open: ReadonlySet<string>;
}

/** Everything newly wanted, one after the other, until no closed task is lost or nothing new is asked. */
function chainOf(search: Search): Entry[] {
  const chain: Entry[] = [];
  const asked = new Set(search.open);
  let best: Entry[] = [];
  for (let view = search.look([]), fewest = lost(view, search).length; fewest > 0;) {
    const next = view.wanted.find(({ key }) => !asked.has(key) && !isUndo(key));
    if (!next || chain.length === CHAIN_MAX) break;
    asked.add(next.key);
    chain.push(search.entry(next.key, next.since));
    view = search.look(chain);
    const { length } = lost(view, search);
    if (length < fewest) best = [...chain];
    fewest = Math.min(fewest, length);
  }
  return best;
}

/** Without the answers that bring nothing back: those tasks are truly wanted. */
function neededOf(chain: readonly Entry[], search: Search): Entry[] {
  let needed = [...chain];
  const { length } = lost(search.look(needed), search);
  for (const link of [...chain].reverse()) {
    const without = needed.filter((other) => other !== link);
    if (lost(search.look(without), search).length <= length) needed = without;
  }
  return needed;
}

/** Closed tasks that nothing calls for now, and that were called for before. */
function lost(view: View, { known }: Search) {
  return view.orphans.filter((orphan) => !known.has(orphan.key));
}

function notUndone(
  rules: Rules,
  { key, entryId, outcome }: View['orphans'][number],
  { now, entry }: { now: Instant; entry: NotAskedEntry },
): Entry[] {
  const task = taskRule(rules, key)?.undo[outcome];
  return task === undefined ? [] : [entry(undoKey(key, entryId, task), now)];
}

export function notAskedBody(key: string) {
  return { kind: 'outcome', key, outcome: NOT_ASKED } as const;
}
