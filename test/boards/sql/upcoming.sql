with below as (
  select place_id from place_above where above_id = $1 union select $1
)
select t.id, t.path_id as "pathId", t.person_id as "personId", t.pack_hash as "packHash", t.key,
  t.opening, t.step, t.task, t.department, t.place_id as "placeId", t.state, t.outcome, t.opened_at as "openedAt",
  t.last_day::text as "lastDay", t.due_at as "dueAt", t.provisional, t.happened_at as "happenedAt",
  t.recorded_at as "recordedAt", t.handling, t.rung, t.answer_due_at as "answerDueAt", t.draft, t.sealed_disclosed as "sealedDisclosed"
from (
  select near.id, near.due_at
  from below
  cross join lateral (
    select task.id, task.due_at
    from task
    where task.state = 'open' and task.place_id = below.place_id
      and task.due_at >= $2::timestamptz and task.due_at < $3::timestamptz
      and (task.due_at, task.id) > ($4::timestamptz, $5::uuid)
      and ($7::text is null or task.department = $7)
    order by task.due_at, task.id
    limit $6
  ) as near
  order by near.due_at, near.id
  limit $6
) as page
join task as t on t.id = page.id
order by page.due_at, page.id;
