import type { Instant } from '../domain/time/instant.ts';

export interface DutyAhead {
  id: string;
  placeId: string;
  startsAt: Date;
  endsAt: Date;
  accountId: string;
  deputyId: string | null;
}

export const shiftOf = ({ startsAt, endsAt }: DutyAhead) => ({
  // Times in the tables were instants when they were written.
  from: startsAt.getTime() as Instant,
  to: endsAt.getTime() as Instant,
});

/** Who is on duty at some places between two moments. */
export const DUTY_AHEAD = `
  select id, place_id as "placeId", starts_at as "startsAt", ends_at as "endsAt",
    account_id as "accountId", deputy_id as "deputyId"
  from duty
  where place_id = any($1::text[]) and ends_at > $2 and starts_at < $3
  order by starts_at, id`;
