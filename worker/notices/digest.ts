import type { EntityManager } from 'typeorm';
import type { NoticeLine } from '../../src/db/entities/notice.ts';
import { MINUTE_MS, type Instant } from '../../src/domain/time/instant.ts';
import { civilDateAt, startOfDay } from '../../src/domain/time/zone.ts';
import type { NoticeParts } from '../parts.ts';
import { byRecipient, writeNotices, type Notice } from './addressees.ts';
import { confirmedLetters } from './confirmed.ts';
import type { Digest, DigestDay } from './digest-day.ts';
import { productNow, takeLetters } from './now.ts';
import { rosterFindings } from './roster-findings.ts';

/**
 * Once a day, at its time of the place, everybody for whom there is something new gets one digest: a desk what has passed
 * a share of its time; whom a rung told late what was passed over in an outage; an office what is unanswered, and for
 * which hours nobody is on duty. One worker makes those of a time zone, in one transaction; the others find them made.
 */
export function createDigests(parts: NoticeParts): () => Promise<number> {
  return async () => {
    const now = await productNow(parts.ds.manager);
    const days: DigestDay[] = [];
    for (const timeZone of parts.places.timeZones()) {
      const today = civilDateAt(now.getTime() as Instant, timeZone);
      const at = startOfDay(today, timeZone) + parts.noticeSettings.digestAt * MINUTE_MS;
      if (now.getTime() < at) continue;
      const [isMade] = await parts.ds.query<object[]>(RAN, [timeZone, today]);
      if (!isMade) days.push({ parts, now, today, timeZone });
    }
    const late = days.length > 0 ? await confirmedLetters(parts, 'late') : [];
    let made = 0;
    for (const day of days) made += await digestsOf(day, late);
    return made;
  };
}

async function digestsOf(day: DigestDay, late: readonly string[]): Promise<number> {
  const { parts, now, today, timeZone } = day;
  return parts.ds.transaction(async (db) => {
    const [run] = await db.query<object[]>(RUN, [timeZone, today, now]);
    if (!run) return 0;
    const notices = gather([
      ...(await deskLines(db, day)),
      ...(await lateLines(db, day, late)),
      ...(await unansweredLines(db, day)),
      ...(await rosterFindings(db, day)),
    ]).map((notice): Notice => ({ ...notice, kind: 'digest', day: today }));
    await writeNotices(db, notices, now);
    return notices.length;
  });
}

const placesOf = ({ parts, timeZone }: DigestDay) => parts.places.inZone(timeZone);

/** One digest for each recipient, however many reasons there are to write to her. */
function gather(digests: readonly Digest[]): Digest[] {
  const byName = new Map<string, Digest>();
  for (const { lines, ...to } of digests) {
    const name = JSON.stringify([to.placeId, to.role, to.department, to.accountId]);
    const known = byName.get(name);
    if (known) known.lines.push(...lines);
    else byName.set(name, { ...to, lines: [...lines] });
  }
  return [...byName.values()];
}

async function deskLines(db: EntityManager, day: DigestDay): Promise<Digest[]> {
  const { shares, deskPerWeek } = day.parts.noticeSettings;
  return digestsFrom(
    await db.query<Row[]>(PASSED_SHARES, [placesOf(day), day.now, shares, deskPerWeek, day.today]),
    'desk',
  );
}

async function unansweredLines(db: EntityManager, day: DigestDay): Promise<Digest[]> {
  const rows = await db.query<Row[]>(UNANSWERED, [placesOf(day), day.now]);
  return digestsFrom(rows, 'coordination-office');
}

/** Late rungs of this time zone; those of the others wait for their own digest. */
async function lateLines(
  db: EntityManager,
  day: DigestDay,
  late: readonly string[],
): Promise<Digest[]> {
  const ids = await db.query<{ id: string }[]>(OF_PLACES, [
    late,
    placesOf(day),
    // A place that no pack knows any more is in no time zone: whoever comes first tells of it.
    day.parts.places.timeZones().flatMap(day.parts.places.inZone),
  ]);
  const letters = await takeLetters(
    db,
    ids.map(({ id }) => id),
    day.now,
  );
  const groups = await byRecipient(db, letters, day.now);
  return groups.map(({ to, lines }) => ({ ...to, lines }));
}

interface Row {
  placeId: string;
  department: string;
  lines: NoticeLine[];
}

const digestsFrom = (rows: readonly Row[], role: string): Digest[] =>
  rows.map((row) => ({ ...row, role }));

const RAN = 'select from digest_run where time_zone = $1 and day = $2';

const RUN = `
  insert into digest_run (time_zone, day, at) values ($1, $2, $3) on conflict do nothing returning day`;

const OF_PLACES = `
  select id from outbox
  where id = any($1::bigint[])
    and (payload ->> 'toPlace' = any($2::text[]) or not payload ->> 'toPlace' = any($3::text[]))`;

// The highest share that a task has passed since the desk last read a digest; a desk that was told often waits.
const PASSED_SHARES = `
  with told as (
    select place_id, department, max(created_at) as at,
      count(*) filter (where day > $5::date - 7) as often
    from notice
    where kind = 'digest' and role = 'desk' and place_id = any($1::text[]) group by 1, 2
  ), passed as (
    select t.place_id, t.department, t.id, t.due_at, max(share) as share
    from task as t
    cross join unnest($3::int[]) as share
    left join told using (place_id, department)
    where t.place_id = any($1::text[]) and t.state = 'open' and t.due_at > $2
      and t.opened_at + (t.due_at - t.opened_at) * share / 100 <= $2
      and t.opened_at + (t.due_at - t.opened_at) * share / 100 > coalesce(told.at, '-infinity')
      and coalesce(told.often, 0) < $4
    group by 1, 2, 3, 4
  )
  select place_id as "placeId", department,
    json_agg(json_build_object('what', 'share-' || share, 'task', id) order by due_at, id) as lines
  from passed group by 1, 2`;

/** The coordination office of the place of the desk reads it. */
const UNANSWERED = `
  select place_id as "placeId", '' as department,
    json_agg(json_build_object('what', 'unanswered', 'task', id) order by answer_due_at, id) as lines
  from task
  where place_id = any($1::text[]) and state = 'open' and answer_due_at < $2
  group by place_id`;
