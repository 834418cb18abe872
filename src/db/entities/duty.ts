import { moment, optional, primary, references, table, text, uuid } from './table.ts';

/** Who is on duty at a place, from one moment to another, and who stands in. */
export interface DutyRow {
  id: string;
  placeId: string;
  startsAt: Date;
  endsAt: Date;
  accountId: string;
  deputyId: string | null;
}

export const duties = table<DutyRow>('duty', {
  columns: {
    id: primary(uuid),
    placeId: text,
    startsAt: moment,
    endsAt: moment,
    accountId: uuid,
    deputyId: optional(uuid),
  },
  checks: [{ name: 'duty_not_empty', expression: 'ends_at > starts_at' }],
  foreignKeys: [
    references('duty_place_fkey', ['placeId', 'place']),
    references('duty_account_fkey', ['accountId', 'account']),
    references('duty_deputy_fkey', ['deputyId', 'account']),
  ],
  ownIndexes: ['duty_time'],
});
