import type { DataSource } from 'typeorm';
import type { Fault } from '../../activities/compare-rows.ts';
import { FOLD_LOCK } from '../../src/db/fold-counts.ts';
import type { Finding } from './look.ts';

/** So many open tasks more, of a place itself, a department and a day. */
export interface Correction {
  place_id: string;
  department: string;
  due_at: string | null;
  open: number;
}

interface Wrong {
  place: string;
  department: string;
  day: string;
  kept: number;
  counted: number;
}

/**
 * Counters that are not what one counts, in one snapshot. Corrections stand for rows that somebody changed without the
 * counters: they are right as the rows ought to be.
 */
export async function countFaults(
  ds: DataSource,
  corrections: readonly Correction[],
): Promise<Fault[]> {
  const wrong = await ds.query<Wrong[]>(WRONG, [JSON.stringify(corrections)]);
  return wrong.map(({ place, department, day, kept, counted }): Fault => {
    const row = [place, department || 'none', day].join(' ');
    if (kept === 0) return { table: 'count', row, kind: 'missing', columns: [] };
    if (counted === 0) return { table: 'count', row, kind: 'surplus', columns: [] };
    return { table: 'count', row, kind: 'differs', columns: ['open'] };
  });
}

/** Adds to the bases what they lack; acts go on counting meanwhile, but nobody folds. */
export async function mendCounts(ds: DataSource): Promise<void> {
  await ds.transaction(async (db) => {
    await db.query('select pg_advisory_xact_lock($1)', [FOLD_LOCK]);
    await db.query(MEND, ['[]']);
    await db.query('delete from count_base where open = 0');
  });
}

/** What the tasks of a path ought to add to the counters, beyond what its rows add. */
export function correctionsOf({ live, compared }: Finding): Correction[] {
  const { shadow, truth } = compared ?? {};
  if (!shadow || !truth || (live && live.path.turn !== truth.turn)) return [];
  const should = shadow.projected.tasks.filter(({ state }) => state === 'open');
  const is = (live?.tasks ?? []).filter(({ state }) => state === 'open');
  return [
    ...should.map(({ placeId, department, dueAt }) =>
      correction(placeId, department, { dueAt, open: 1 }),
    ),
    ...is.map(({ placeId, department, dueAt }) =>
      correction(placeId, department, { dueAt: dueAt?.getTime(), open: -1 }),
    ),
  ];
}

function correction(
  place: string,
  department: string,
  { dueAt, open }: { dueAt: number | undefined; open: number },
): Correction {
  const isKnown = dueAt !== undefined && Number.isFinite(dueAt);
  return {
    place_id: place,
    department,
    due_at: isKnown ? new Date(dueAt).toISOString() : null,
    open,
  };
}

const DIFFERENCE = `
with own as (
  select place_id, department, due_at, 1 as open from task where state = 'open'
  union all
  select place_id, department, due_at, open from json_to_recordset($1::json) as c(
    place_id text, department text, due_at timestamptz, open int)
), counted as (
  select coalesce(a.above_id, own.place_id) as place_id, department,
    coalesce((due_at at time zone 'UTC')::date, 'infinity') as due_day, sum(open)::int as open
  from own left join place_above as a on a.place_id = own.place_id group by 1, 2, 3
), kept as (
  select place_id, department, due_day, sum(open)::int as open
  from (
    select place_id, department, due_day, open from count_base
    union all
    select coalesce(a.above_id, d.place_id), d.department, d.due_day, d.open
    from count_delta as d left join place_above as a on a.place_id = d.place_id
  ) as parts
  group by 1, 2, 3
), wrong as (
  select place_id, department, due_day, coalesce(kept.open, 0) as kept, coalesce(counted.open, 0) as counted
  from counted full join kept using (place_id, department, due_day)
  where coalesce(kept.open, 0) <> coalesce(counted.open, 0)
)`;

const WRONG = `${DIFFERENCE}
select place_id as place, department, due_day::text as day, kept, counted from wrong order by 1, 2, 3`;

const MEND = `${DIFFERENCE}
insert into count_base (place_id, department, due_day, open)
select place_id, department, due_day, counted - kept from wrong
on conflict (place_id, department, due_day) do update set open = count_base.open + excluded.open`;
