select path_id as "pathId", seq, entry_id as "entryId", kind, happened_at as "happenedAt",
  recorded_at as "recordedAt", task_id as "taskId", sealed
from ledger where path_id = $1 and seq > $2 order by seq limit $3;
