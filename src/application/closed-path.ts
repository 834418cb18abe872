import type { DataSource } from 'typeorm';
import type { ActAnswer } from '../contract/messages.ts';
import { preparedAs, type Statement } from '../db/prepared.ts';

/** What the tables keep of a path that no longer runs: the answer of an act, or that the path is over. */
export async function closedPath(
  ds: DataSource,
  pathId: string,
  actId: string,
): Promise<ActAnswer | 'closed' | undefined> {
  // Of an act that was allowed when it was wanted, whatever its actor sees of the path.
  const [row] = await preparedAs<{ isDone: boolean; seq: number | null }>('answer', ds, {
    statement: CLOSED,
    values: [pathId, actId],
  });
  if (!row) return undefined;
  if (row.seq !== null) return { seq: row.seq, done: row.isDone };
  return row.isDone ? 'closed' : undefined;
}

const CLOSED: Statement = {
  name: 'closed-path',
  text: `
    select p.state = 'done' as "isDone", l.seq
    from path as p left join ledger as l on l.path_id = p.id and l.entry_id = $2
    where p.id = $1`,
};
