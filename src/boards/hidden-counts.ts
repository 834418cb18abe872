import type { DataSource } from 'typeorm';
import { preparedAs, type Statement } from '../db/prepared.ts';
import { below } from './below.ts';
import type { OverdueCount } from './overdue.ts';

/**
 * What the counters of a place count of paths that are hidden from a reader: she has to be shown numbers that would be the
 * same without them. Of today's bucket the rows themselves are counted, which she does not see anyway.
 */
export function hiddenCounts(
  ds: DataSource,
  { place, now, reader }: { place: string; now: number; reader: string },
): Promise<OverdueCount[]> {
  const values = [place, new Date(now), reader];
  return preparedAs<OverdueCount>('party', ds, { statement: HIDDEN_COUNTS, values });
}

/** Without what is hidden. */
export function shownCounts(
  counts: readonly OverdueCount[],
  hidden: readonly OverdueCount[],
): OverdueCount[] {
  const less = new Map(hidden.map((one) => [one.department, one]));
  return counts
    .map(({ department, open, overdue }) => {
      const minus = less.get(department);
      return {
        department,
        open: open - (minus?.open ?? 0),
        overdue: overdue - (minus?.overdue ?? 0),
      };
    })
    .filter(({ open }) => open !== 0);
}

export const HIDDEN_COUNTS: Statement = {
  name: 'hidden-counts',
  text: `
with ${below}, hidden as (
  select path_id from path_party where account_id = $3 and kind = 'conflict' and ended_at is null
  union
  select path_id from path_seal where ended_at is null and not ($3 = any(keepers))
)
select task.department, count(*)::int as open,
  (count(*) filter (where task.due_at < date_trunc('day', $2::timestamptz, 'UTC')))::int as overdue
from hidden join task on task.path_id = hidden.path_id
where task.state = 'open' and task.place_id in (select place_id from below)
group by task.department`,
};
