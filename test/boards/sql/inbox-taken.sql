select t.id, t.path_id as "pathId", t.person_id as "personId", t.pack_hash as "packHash", t.key,
  t.opening, t.step, t.task, t.department, t.place_id as "placeId", t.state, t.outcome, t.opened_at as "openedAt",
  t.last_day::text as "lastDay", t.due_at as "dueAt", t.provisional, t.happened_at as "happenedAt",
  t.recorded_at as "recordedAt", t.handling, t.rung, t.answer_due_at as "answerDueAt", t.draft, t.sealed_disclosed as "sealedDisclosed"
from (
  select near.id, near.sort_at
  from unnest($2::text[]) as desk(place_id)
  cross join lateral (
    select id, coalesce(due_at, 'infinity'::timestamptz) as sort_at
    from task
    where state = 'open' and taken_by = $6 and department = $1 and place_id = desk.place_id
      and (coalesce(due_at, 'infinity'::timestamptz), id) > ($3::timestamptz, $4::uuid)
    order by coalesce(due_at, 'infinity'::timestamptz), id
    limit $5
  ) as near
  order by near.sort_at, near.id
  limit $5
) as page
join task as t on t.id = page.id
order by page.sort_at, page.id;
