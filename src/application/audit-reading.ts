import { prepared, type Statement } from '../db/prepared.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';

/** Whoever reads what is kept of a person is written down before she gets it. */
export async function auditReading(
  { ds, clock }: App,
  { actor, source }: Caller,
  read: {
    action:
      | 'read-break-glass'
      | 'read-consents'
      | 'read-disclosures'
      | 'read-path'
      | 'read-path-on-day'
      | 'read-timeline'
      | 'read-safe-contact'
      | 'read-task'
      | 'export-overdue'
      | 'read-name';
    /** None where a whole board was taken away. */
    pathId?: string;
    taskId?: string;
    /** What makes that she may: an emergency reading. */
    entryId?: string | null;
  },
): Promise<void> {
  const at = new Date(clock.now());
  const { action, pathId = null, taskId = null, entryId = null } = read;
  await prepared(ds, AUDIT, [at, actor.id, actor.role, action, pathId, taskId, source, entryId]);
}

const AUDIT: Statement = {
  name: 'audit-reading',
  text: `
    insert into audit (at, actor_id, role, action, path_id, task_id, source, entry_id, purpose)
    values ($1, $2, $3, $4, $5, $6, $7, $8, nullif(current_setting('reintegration.purpose', true), ''))`,
};
