select id, person_id as "personId", place_id as "placeId", owner_id as "ownerId", pack_id as "packId",
  pack_version as "packVersion", pack_hash as "packHash", state, problem, seq, turned_at as "turnedAt",
  started_at as "startedAt", next_wake_at as "nextWakeAt", previous_id as "previousId",
  (select pp.kind from path_party as pp where pp.path_id = path.id and pp.task_id is null and pp.ended_at is null
    and pp.account_id = nullif(current_setting('reintegration.actor', true), '')::uuid limit 1) as relation,
  (select bg.id from break_glass as bg where bg.path_id = path.id and bg.is_last
    and bg.account_id = nullif(current_setting('reintegration.actor', true), '')::uuid
    and bg.ends_at > (select now() + offset_ms * interval '1 ms' from clock)) as "glassId"
from path where id = $1;
