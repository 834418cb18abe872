with below as (
  select place_id from place_above where above_id = $1 union select $1
)
select task.department, task.rung, count(*)::int as overdue
from below join task on task.place_id = below.place_id
where task.state = 'open' and task.due_at < $2::timestamptz
group by task.department, task.rung
order by task.department, task.rung nulls first;
