with below as (
  select place_id from place_above where above_id = $1 union select $1
)
select t.id, t.path_id as "pathId", t.person_id as "personId", t.pack_hash as "packHash", t.key,
  t.opening, t.step, t.task, t.department, t.place_id as "placeId", t.state, t.outcome, t.opened_at as "openedAt",
  t.last_day::text as "lastDay", t.due_at as "dueAt", t.provisional, t.happened_at as "happenedAt",
  t.recorded_at as "recordedAt", t.handling, t.rung, t.answer_due_at as "answerDueAt", t.draft, t.sealed_disclosed as "sealedDisclosed"
from below join task as t on t.place_id = below.place_id and t.answer_due_at is not null
where (coalesce(t.due_at, 'infinity'::timestamptz), t.id) > ($2::timestamptz, $3::uuid)
order by coalesce(t.due_at, 'infinity'::timestamptz), t.id
limit $4;
