import type { DataSource } from 'typeorm';

/** Deltas folded at once: a second's work, even after the worker was away for a night. */
const DELTAS_MAX = 20_000;
/** Two workers that fold at once would only wait for each other. */
export const FOLD_LOCK = 5_300_001;

/**
 * Adds what acts have changed to the bases of a place and of every place above it. One statement: whoever counts sees
 * a delta either by itself or in the bases. Returns how many deltas were folded.
 */
export async function foldCounts(ds: DataSource): Promise<number> {
  const [folded] = await ds.query<{ deltas: number }[]>(FOLD, [FOLD_LOCK, DELTAS_MAX]);
  if (!folded?.deltas) return 0;
  await ds.query('delete from count_base where open = 0');
  return folded.deltas;
}

const FOLD = `
with lock as materialized (
  select pg_try_advisory_xact_lock($1) as taken
), delta as (
  delete from count_delta
  where (select taken from lock) and id in (select id from count_delta order by id limit $2)
  returning place_id, department, due_day, open
), folded as (
  insert into count_base (place_id, department, due_day, open)
  select coalesce(a.above_id, d.place_id), d.department, d.due_day, sum(d.open)
  from delta d left join place_above a on a.place_id = d.place_id
  group by 1, 2, 3 having sum(d.open) <> 0
  on conflict (place_id, department, due_day) do update set open = count_base.open + excluded.open
)
select count(*)::int as deltas from delta`;
