import { refusals, type RefusalCode } from '../contract/refusals.ts';
import type { Change, ChangeKind } from '../domain/path/change.ts';
import { ruleKeyOf, stepOf } from '../domain/path/keys.ts';
import type { Pack } from '../policy/pack.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { packTexts } from './pack-texts.ts';
import { showsDates, sightOf } from './sight.ts';
import { isoOf } from './task-view.ts';

/** What came of one path. */
export type Looked = { path: string } & (
  { changes: Change[] } | { refused: RefusalCode } | { failed: true }
);

/** Of each change a few paths are named. */
const EXAMPLES_MAX = 3;

export interface DryTally {
  /** Paths for which something changes. */
  changed: number;
  /** Paths of which nothing can be told. */
  failed: number;
  /** Paths that would stay where they are. */
  refused: { code: string; title: string; paths: number }[];
  changes: ChangeGroup[];
}

interface ChangeGroup {
  step: string;
  task: string;
  title: string;
  what: ChangeKind;
  paths: number;
  examples: { path: string; was: string | null; dueAt: string | null }[];
}

/** By step and task; of a task that is not hers to know of, nothing. */
export function dryTally(
  app: App,
  caller: Caller,
  { pack, looked }: { pack: Pack; looked: readonly Looked[] },
): DryTally {
  const sight = sightOf(app, caller);
  const texts = packTexts(app, pack.rules.hash, caller.language);
  const groups = new Map<string, ChangeGroup>();
  const refused = new Map<RefusalCode, number>();
  let [changed, failed] = [0, 0];
  for (const one of looked) {
    if ('failed' in one) failed += 1;
    if ('refused' in one) refused.set(one.refused, (refused.get(one.refused) ?? 0) + 1);
    if (!('changes' in one)) continue;
    const known = one.changes.filter(({ key }) => showsDates(sight.ofTask(key)));
    if (known.length > 0) changed += 1;
    const counted = new Set<ChangeGroup>();
    for (const change of known) {
      const task = ruleKeyOf(change.key);
      const { what } = change;
      const name = `${task} ${what}`;
      const empty = {
        step: stepOf(task),
        task,
        title: texts.task(task),
        what,
        paths: 0,
        examples: [],
      };
      const group: ChangeGroup = groups.get(name) ?? empty;
      groups.set(name, group);
      if (counted.has(group)) continue;
      counted.add(group);
      group.paths += 1;
      if (group.examples.length < EXAMPLES_MAX) {
        group.examples.push({ path: one.path, ...datesOf(change) });
      }
    }
  }
  return {
    changed,
    failed,
    refused: [...refused].map(([code, paths]) => {
      return { code, title: refusals[code].title[caller.language], paths };
    }),
    changes: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group),
  };
}

function datesOf(change: Change): { was: string | null; dueAt: string | null } {
  const iso = (at: number | undefined) => (at === undefined ? null : isoOf(at));
  if (change.what === 'moved') return { was: iso(change.from), dueAt: iso(change.to) };
  if (change.what === 'kept') return { was: iso(change.dueAt), dueAt: iso(change.dueAt) };
  return { was: null, dueAt: change.what === 'opened' ? iso(change.dueAt) : null };
}
