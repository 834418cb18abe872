import { bytes, long, moment, optional, primary, references, table, uuid } from './table.ts';

/** What a local account makes its codes from; sealed for this account alone. */
export interface SecondFactorRow {
  accountId: string;
  sealed: Buffer;
  /** Time step of the last code that was taken: none up to it is taken again. */
  lastCounter: string;
  createdAt: Date;
  /** None until she has shown that her device makes the right codes. */
  confirmedAt: Date | null;
}

export const secondFactors = table<SecondFactorRow>('second_factor', {
  columns: {
    accountId: primary(uuid),
    sealed: bytes,
    lastCounter: long,
    createdAt: moment,
    confirmedAt: optional(moment),
  },
  foreignKeys: [references('second_factor_account_fkey', ['accountId', 'account'])],
});
