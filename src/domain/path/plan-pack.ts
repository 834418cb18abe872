import type { Rules } from '../policy/rules.ts';
import type { Change } from './change.ts';
import { openTasks } from './desk.ts';
import { evaluate } from './evaluate.ts';
import type { Entry } from './ledger.ts';
import { migrate, type NotAskedEntry } from './migrate.ts';
import { changesOf, type Stand } from './pack-changes.ts';
import { reconcile, type Reconciliation } from './reconcile.ts';
import type { View } from './view.ts';
import type { Steps } from './words.ts';

interface Ruled {
  steps: Steps;
  rules: Rules;
}

export interface PackPlan extends Reconciliation {
  notAsked: Entry[];
  changes: Change[];
  view: View;
}

/**
 * What comes of it when a path goes on under another pack: what is answered `not-asked`, what people have to be told, and
 * every difference in a list. Pure: a dry run and the deed itself see the same.
 */
export function planPack(
  { from, to }: { from: Ruled; to: Ruled },
  stand: Stand,
  entry: NotAskedEntry,
): PackPlan {
  const { desk, now } = stand;
  const { notAsked, view } = seenBy(to, stand, entry);
  const { told, wakeAt } = reconcile(desk, { before: view, after: view, rules: to.rules }, now);
  const all = changesOf({ from: from.rules, to: to.rules }, stand, { view, told });
  const asked = notAsked.flatMap((e): Change[] =>
    'key' in e ? [{ what: 'not-asked', key: e.key }] : [],
  );
  const changes = [...asked, ...all];
  return { notAsked, told, changes, view, ...(wakeAt === undefined ? {} : { wakeAt }) };
}

/** Most paths have lost nothing, and are looked at once. */
function seenBy({ steps, rules }: Ruled, stand: Stand, entry: NotAskedEntry) {
  const { entries, desk, now } = stand;
  const orphans = stand.view.orphans.map(({ key }) => key);
  const bare = evaluate(steps, entries, rules, now);
  if (bare.orphans.every(({ key }) => orphans.includes(key))) return { notAsked: [], view: bare };
  const open = openTasks(desk).map(({ key }) => key);
  const notAsked = migrate({ steps, rules }, { orphans, open }, { ledger: entries, now, entry });
  return { notAsked, view: evaluate(steps, [...entries, ...notAsked], rules, now) };
}
