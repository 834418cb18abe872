import type { EntityManager } from 'typeorm';
import { nextDays, rosterGaps } from '../../src/domain/duty/gaps.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import { DUTY_AHEAD, shiftOf, type DutyAhead } from '../../src/boards/duty.ts';
import type { Digest, DigestDay } from './digest-day.ts';

/** For which places nobody is on duty within the next days, though their office watches paths: each a line to it. */
export async function rosterFindings(
  db: EntityManager,
  { parts, now, timeZone }: DigestDay,
): Promise<Digest[]> {
  const places = parts.places.inZone(timeZone);
  const at = now.getTime() as Instant;
  const span = nextDays(at, parts.noticeSettings.rosterDays);
  const watched = await db.query<{ placeId: string }[]>(WATCHED, [places]);
  const shifts = await db.query<DutyAhead[]>(DUTY_AHEAD, [places, now, new Date(span.to)]);
  return watched.flatMap(({ placeId }) => {
    const hours = parts.places.hours(placeId);
    const own = shifts.filter((shift) => shift.placeId === placeId).map(shiftOf);
    if (!hours || rosterGaps(own, hours, span).length === 0) return [];
    return [
      { placeId, role: 'coordination-office', department: '', lines: [{ what: 'roster-gap' }] },
    ];
  });
}

/** Places with an open path, and somebody at the coordination office. */
const WATCHED = `
  select distinct p.place_id as "placeId" from path as p
  where p.place_id = any($1::text[]) and p.state <> 'done'
    and exists (
      select from account as a
      where a.place_id = p.place_id and a.role = 'coordination-office' and a.disabled_at is null)`;
