select * from (
  (select id, kind, role, day::text, total, lines, created_at as "createdAt" from notice
    where place_id = $4 and account_id is null and department in ('', $3)
      and (role = $2 or (role = 'desk' and department = $3 and $3 <> '')) and (created_at, id) < ($5::timestamptz, $6::uuid) order by created_at desc, id desc limit $7)
  union all
  (select id, kind, role, day::text, total, lines, created_at as "createdAt" from notice where account_id = $1 and (created_at, id) < ($5::timestamptz, $6::uuid) order by created_at desc, id desc limit $7)
) as mine
order by "createdAt" desc, id desc limit $7;
