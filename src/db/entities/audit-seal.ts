import { bytes, long, primary, table, text, yesNo } from './table.ts';

/** The chain over the rows of the audit, one for each place: only inserted. */
export interface AuditSealRow {
  /** Of the path that the row is of; empty where it is of none. */
  placeId: string;
  seq: string;
  auditId: string;
  /** Keyed hash over the link before and the row. */
  link: Buffer;
}

export const auditSeals = table<AuditSealRow>('audit_seal', {
  columns: { placeId: primary(text), seq: primary(long), auditId: long, link: bytes },
  uniques: [{ name: 'audit_seal_of_one', columns: ['auditId'] }],
});

/** Where each chain ends. Nobody who checks a chain relies on it. */
export type AuditHeadRow = Omit<AuditSealRow, 'auditId'>;

export const auditHeads = table<AuditHeadRow>('audit_head', {
  columns: { placeId: primary(text), seq: long, link: bytes },
});

/** Up to which row all are chained. */
export interface AuditHorizonRow {
  one: boolean;
  xid: string;
  auditId: string;
}

export const auditHorizons = table<AuditHorizonRow>('audit_horizon', {
  columns: { one: primary(yesNo), xid: long, auditId: long },
  checks: [{ name: 'audit_horizon_is_one', expression: 'one' }],
});
