import { preparedAs, type Statement } from '../db/prepared.ts';
import { reachOf } from '../domain/access/may.ts';
import type { App } from './app.ts';
import type { Writer } from './caller.ts';
import { INTENT_COLUMNS, knownOf, type KnownColumns } from './intents.ts';
import { isKept } from './path-and-intent.ts';
import { entryIdOf } from './perform.ts';
import { recordEntry, type Recorded } from './record-entry.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';

export interface Voiding {
  entryId: string;
  pathId: string;
  reason?: string;
}

/** An entry was wrong: it stays to be seen, and counts as never written. Who may say so is in the pack. */
export async function voidEntry(app: App, writer: Writer, voiding: Voiding): Promise<Recorded> {
  const entry = await requireEntry(app, writer, voiding);
  return recordEntry(app, writer, {
    path: { id: voiding.pathId, personId: entry.personId, known: knownOf(entry) },
    body: { kind: 'void', of: voiding.entryId },
    note: { reason: voiding.reason },
    request: voiding,
  });
}

interface EntryRow extends KnownColumns {
  personId: string;
  pathPlace: string;
  department: string | null;
  deskPlace: string | null;
  relation: string | null;
}

/** An office reaches the entries of its own desk, casework those of its own paths. */
async function requireEntry(app: App, writer: Writer, voiding: Voiding): Promise<EntryRow> {
  const values = [voiding.pathId, voiding.entryId, entryIdOf(writer), writer.actor.id];
  // An office that sees no ledger may still say that what it wrote was wrong; whether it is hers, this row tells.
  const [row] = await preparedAs<EntryRow>('answer', app.ds, {
    statement: ENTRY_AND_INTENT,
    values,
  });
  if (!row) throw new Refusal('not-found');
  if (isKept({ id: voiding.pathId, known: knownOf(row) })) return row;
  const { department, deskPlace, pathPlace, relation } = row;
  const isDesk = reachOf(writer.actor, 'entry.void') === 'desk' && department !== null;
  const at = isDesk && deskPlace ? { place: deskPlace, department } : { place: pathPlace };
  requireAccess(app, writer, { action: 'entry.void', target: { ...at, relation } });
  return row;
}

const ENTRY_AND_INTENT: Statement = {
  name: 'entry-and-intent',
  text: `
    select p.person_id as "personId", p.place_id as "pathPlace", t.department,
      t.place_id as "deskPlace", coalesce(c.kind, case when s.id is not null then 'sealed' end) as relation, ${INTENT_COLUMNS}
    from ledger as l
    join path as p on p.id = l.path_id
    left join task as t on t.id = l.task_id
    left join path_party as c on c.path_id = p.id and c.account_id = $4 and c.kind = 'conflict' and c.ended_at is null
    left join path_seal as s on s.path_id = p.id and s.ended_at is null and not ($4 = any(s.keepers))
    left join intent as i on i.entry_id = $3
    where l.path_id = $1 and l.entry_id = $2`,
};
