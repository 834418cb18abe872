select t.id, t.path_id as "pathId", t.person_id as "personId", t.pack_hash as "packHash", t.key,
  t.opening, t.step, t.task, t.department, t.place_id as "placeId", t.state, t.outcome, t.opened_at as "openedAt",
  t.last_day::text as "lastDay", t.due_at as "dueAt", t.provisional, t.happened_at as "happenedAt",
  t.recorded_at as "recordedAt", t.handling, t.rung, t.answer_due_at as "answerDueAt", t.draft, t.sealed_disclosed as "sealedDisclosed"
from task as t
where t.id in (select task_id from path_party where account_id = $1 and kind = $2 and ended_at is null)
  and t.state = $3
  and (coalesce(t.due_at, 'infinity'::timestamptz), t.id) > ($4::timestamptz, $5::uuid)
order by coalesce(t.due_at, 'infinity'::timestamptz), t.id
limit $6;
