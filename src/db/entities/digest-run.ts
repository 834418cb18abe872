import { day, moment, table, primary, text } from './table.ts';

/** That the digests of a day were made, by time zone. */
export interface DigestRunRow {
  timeZone: string;
  day: string;
  at: Date;
}

export const digestRuns = table<DigestRunRow>('digest_run', {
  columns: { timeZone: primary(text), day: primary(day), at: moment },
});
