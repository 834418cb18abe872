import { long, moment, optional, serial, table, text, uuid } from './table.ts';

/** Who did what, when. Only inserted. */
export interface AuditRow {
  id: string;
  at: Date;
  actorId: string;
  role: string;
  action: string;
  pathId: string | null;
  taskId: string | null;
  entryId: string | null;
  /** For what somebody read: the name of what she asked. */
  purpose: string | null;
  /** Address from which it was read. */
  source: string | null;
  /** Transaction that wrote it: the order in which rows are chained. */
  xid: string;
}

export const audits = table<AuditRow>('audit', {
  columns: {
    id: serial,
    at: moment,
    actorId: uuid,
    role: text,
    action: text,
    pathId: optional(uuid),
    taskId: optional(uuid),
    entryId: optional(uuid),
    purpose: optional(text),
    source: optional(text),
    xid: { ...long, default: () => 'txid_current()' },
  },
  ownIndexes: ['audit_checks', 'audit_path', 'audit_order'],
});
