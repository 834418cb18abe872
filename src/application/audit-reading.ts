import { prepared, type Statement } from '../db/prepared.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';

/** Whoever reads what is kept of a person is written down before she gets it. */
export async function auditReading(
  { ds, clock }: App,
  { actor, source }: Caller,
  read: {
    action:
      | 'read-consents'
      | 'read-disclosures'
      | 'read-path'
      | 'read-path-on-day'
      | 'read-timeline'
      | 'read-task'
      | 'export-overdue'
      | 'read-name';
    /** None where a whole board was taken away. */
    pathId?: string;
    taskId?: string;
  },
): Promise<void> {
  const at = new Date(clock.now());
  const { action, pathId = null, taskId = null } = read;
  await prepared(ds, AUDIT, [at, actor.id, actor.role, action, pathId, taskId, source]);
}

const AUDIT: Statement = {
  name: 'audit-reading',
  text: `
    insert into audit (at, actor_id, role, action, path_id, task_id, source, purpose)
    values ($1, $2, $3, $4, $5, $6, $7, nullif(current_setting('reintegration.purpose', true), ''))`,
};
