import { long, moment, optional, serial, table, text, uuid } from './table.ts';

/** Who did what, or was refused it, when. Only inserted. */
export interface AuditRow {
  id: string;
  at: Date;
  /** None where whoever was refused is not known. */
  actorId: string | null;
  role: string | null;
  action: string;
  pathId: string | null;
  taskId: string | null;
  entryId: string | null;
  /** The name of what was asked: for what somebody read, or what she was refused. */
  purpose: string | null;
  /** Address from which it was asked. */
  source: string | null;
  /** Of a refusal, as it was answered; of a reading, what for, where that was said. */
  code: string | null;
  /** Transaction that wrote it: the order in which rows are chained. */
  xid: string;
}

export const audits = table<AuditRow>('audit', {
  columns: {
    id: serial,
    at: moment,
    actorId: optional(uuid),
    role: optional(text),
    action: text,
    pathId: optional(uuid),
    taskId: optional(uuid),
    entryId: optional(uuid),
    purpose: optional(text),
    source: optional(text),
    code: optional(text),
    xid: { ...long, default: () => 'txid_current()' },
  },
  ownIndexes: ['audit_checks', 'audit_path', 'audit_order', 'audit_readings'],
});
