with below as (
  select place_id from place_above where above_id = $1 union select $1
), today as (
  select ($2::timestamptz at time zone 'UTC')::date as day
), part as (
  select department, due_day, open from count_base where place_id = $1
  union all
  select department, due_day, open from count_delta where place_id in (select place_id from below)
), line as (
  select department, open, case when due_day < today.day then open else 0 end as overdue from part, today
  union all
  select task.department, 0, 1
  from below join task on task.place_id = below.place_id
  where task.state = 'open' and task.due_at < $2::timestamptz
    and task.due_at >= (select day::timestamp at time zone 'UTC' from today)
)
select department, sum(open)::int as open, sum(overdue)::int as overdue
from line group by department having sum(open) <> 0 order by department;
