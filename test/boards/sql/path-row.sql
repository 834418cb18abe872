select id, person_id as "personId", place_id as "placeId", owner_id as "ownerId", pack_id as "packId",
  pack_version as "packVersion", pack_hash as "packHash", state, problem, seq, turned_at as "turnedAt",
  started_at as "startedAt", next_wake_at as "nextWakeAt", previous_id as "previousId"
from path where id = $1;
