with below as (
  select place_id from place_above where above_id = $1 union select $1
), hidden as (
  select path_id from path_party where account_id = $3 and kind = 'conflict' and ended_at is null
  union
  select path_id from path_seal where ended_at is null and not ($3 = any(keepers))
)
select task.department, count(*)::int as open,
  (count(*) filter (where task.due_at < date_trunc('day', $2::timestamptz, 'UTC')))::int as overdue
from hidden join task on task.path_id = hidden.path_id
where task.state = 'open' and task.place_id in (select place_id from below)
group by task.department;
