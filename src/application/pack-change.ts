import { preparedAs, type Statement } from '../db/prepared.ts';
import type { Change, ChangeKind } from '../domain/path/change.ts';
import { ruleKeyOf } from '../domain/path/keys.ts';
import { toIso, type Instant } from '../domain/time/instant.ts';
import { openEntry } from '../sealing/sealed-rows.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { packTexts } from './pack-texts.ts';
import type { PackName } from './released-pack.ts';
import { Refusal } from './refusal.ts';

/** What a path was told to go on by, and what that changed. */
export interface PackChange {
  from: PackName;
  to: PackName;
  changes: ChangeView[];
}

/** In words, without the name of a step: whoever decides may be one who sees tasks and dates alone. */
export interface ChangeView {
  what: ChangeKind;
  title: string;
  dueAt: string | null;
  was: string | null;
  /** What the new rules would have said. */
  instead: string | null;
  department: string | null;
  formerly: string | null;
}

/** As it was written down; the tables know it before it is acknowledged. */
export async function packChange(
  app: App,
  { language }: Caller,
  { path, entryId }: { path: { id: string; personId: string }; entryId: string },
): Promise<PackChange> {
  const values = [path.id, entryId];
  // Her own entry: she may decide by which rules the path goes on, and not read its ledger.
  const [row] = await preparedAs<{ seq: number; sealed: Buffer }>('answer', app.ds, {
    statement: ENTRY,
    values: values,
  });
  const key = await app.sealer.keyOf(path.personId);
  const entry = row && openEntry(key, { pathId: path.id, seq: row.seq }, row.sealed);
  if (entry?.kind !== 'pack') throw new Refusal('temporarily-unavailable');
  const texts = packTexts(app, entry.pack.hash, language);
  return {
    from: { id: entry.from.id, version: entry.from.version },
    to: { id: entry.pack.id, version: entry.pack.version },
    changes: entry.changes.map((change) => ({
      ...nothing,
      what: change.what,
      title: texts.task(ruleKeyOf(change.key)),
      ...particularsOf(change),
    })),
  };
}

const nothing = { dueAt: null, was: null, instead: null, department: null, formerly: null };

function particularsOf(change: Change): Partial<ChangeView> {
  switch (change.what) {
    case 'opened':
      return { dueAt: iso(change.dueAt) };
    case 'moved':
      return { was: iso(change.from), dueAt: iso(change.to) };
    case 'kept':
      return { dueAt: iso(change.dueAt), instead: iso(change.instead) };
    case 'desk':
      return { formerly: change.from.department, department: change.to.department };
    case 'withdrawn':
    case 'not-asked':
    case 'orphan':
    case 'rung':
      return {};
  }
}

const iso = (at: Instant | undefined) => (at === undefined ? null : toIso(at));

const ENTRY: Statement = {
  name: 'entry-of-path',
  text: 'select seq, sealed from ledger where path_id = $1 and entry_id = $2',
};
