import { prepared, type Statement } from '../db/prepared.ts';
import type { App } from './app.ts';
import { ASKED } from './audit-deed.ts';
import type { Caller } from './caller.ts';
import { weighReading } from './weigh-reading.ts';

/** Whoever reads what is kept of a person is written down before she gets it. */
export async function auditReading(
  app: App,
  caller: Caller,
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
      | 'dry-run'
      | 'read-name';
    /** None where a whole board was taken away, or many paths were looked at by the product. */
    pathId?: string;
    taskId?: string;
    /** What makes that she may: an emergency reading. */
    entryId?: string | null;
  },
): Promise<void> {
  const { actor, source, reason = null } = caller;
  const at = new Date(app.clock.now());
  const { action, pathId = null, taskId = null, entryId = null } = read;
  const isFile = pathId !== null && taskId === null && action !== 'read-name';
  if (isFile) await weighReading(app, caller, pathId);
  const who = [at, actor.id, actor.role];
  await prepared(app.ds, AUDIT, [...who, action, pathId, taskId, source, reason, entryId]);
}

const AUDIT: Statement = {
  name: 'audit-reading',
  text: `
    insert into audit (at, actor_id, role, action, path_id, task_id, source, code, entry_id, purpose)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, ${ASKED})`,
};
