import type { DataSource } from 'typeorm';
import { audits, type AuditRow } from '../src/db/entities/audit.ts';
import { ledgers, type LedgerRow } from '../src/db/entities/ledger.ts';
import { outboxes, type OutboxRow } from '../src/db/entities/outbox.ts';
import { paths, type PathRow } from '../src/db/entities/path.ts';
import { tasks, type TaskRow } from '../src/db/entities/task.ts';

/** All rows of one path, as they stood at one moment. */
export interface Live {
  path: PathRow;
  ledger: LedgerRow[];
  tasks: TaskRow[];
  audit: AuditRow[];
  outbox: OutboxRow[];
}

/** In one snapshot: an act may write while this reads. Nothing, where the tables do not know the path. */
export async function readRows(ds: DataSource, pathId: string): Promise<Live | undefined> {
  return ds.transaction('REPEATABLE READ', async (db) => {
    const path = await db.getRepository(paths).findOneBy({ id: pathId });
    if (!path) return undefined;
    const inOrder = { where: { pathId }, order: { id: 'asc' } } as const;
    return {
      path,
      ledger: await db.getRepository(ledgers).find({ where: { pathId }, order: { seq: 'asc' } }),
      tasks: await db.getRepository(tasks).findBy({ pathId }),
      audit: await db.getRepository(audits).find(inOrder),
      outbox: await db.getRepository(outboxes).find(inOrder),
    };
  });
}
