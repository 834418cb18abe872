import type { DataSource } from 'typeorm';
import { prepared, type Statement } from '../db/prepared.ts';
import type { NoticeRow } from '../db/entities/notice.ts';

export type NoticeItem = Pick<
  NoticeRow,
  'id' | 'kind' | 'role' | 'day' | 'total' | 'lines' | 'createdAt'
>;

export interface NoticesQuery {
  /** Who reads: her desk, her role at her place, and what came to herself while she was on duty. */
  reader: { id: string; role: string; department?: string; place?: string };
  after: { at: string; id: string } | undefined;
  limit: number;
}

/** What somebody was told, the latest first. */
export function notices(
  ds: DataSource,
  { reader, after, limit }: NoticesQuery,
): Promise<NoticeItem[]> {
  const { id, role, department = '', place = '' } = reader;
  const behind = [after?.at ?? 'infinity', after?.id ?? LAST_ID];
  return prepared<NoticeItem>(ds, NOTICES, [id, role, department, place, ...behind, limit]);
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const COLUMNS = 'id, kind, role, day::text, total, lines, created_at as "createdAt"';
const PAGE = `(created_at, id) < ($5::timestamptz, $6::uuid) order by created_at desc, id desc limit $7`;

// Two walks along two indexes. What is for a desk with a department is for nobody of another one.
export const NOTICES: Statement = {
  name: 'notices',
  text: `
select * from (
  (select ${COLUMNS} from notice
    where place_id = $4 and account_id is null and department in ('', $3)
      and (role = $2 or (role = 'desk' and department = $3 and $3 <> '')) and ${PAGE})
  union all
  (select ${COLUMNS} from notice where account_id = $1 and ${PAGE})
) as mine
order by "createdAt" desc, id desc limit $7`,
};
