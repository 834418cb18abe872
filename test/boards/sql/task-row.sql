select t.id, t.path_id as "pathId", t.person_id as "personId", t.pack_hash as "packHash", t.key,
  t.opening, t.step, t.task, t.department, t.place_id as "placeId", t.state, t.outcome, t.opened_at as "openedAt",
  t.last_day::text as "lastDay", t.due_at as "dueAt", t.provisional, t.happened_at as "happenedAt",
  t.recorded_at as "recordedAt", t.handling, t.rung, t.answer_due_at as "answerDueAt", t.draft, t.sealed_disclosed as "sealedDisclosed",
  (select pp.kind from path_party as pp where pp.task_id = t.id and pp.ended_at is null
    and pp.account_id = nullif(current_setting('reintegration.actor', true), '')::uuid limit 1) as relation
from task as t
where t.id = $1;
