/** What the counters hold once the tasks are filled in past them. */
export const COUNTS = `
  insert into count_base (place_id, department, due_day, open)
  select a.above_id, department, (due_at at time zone 'UTC')::date, count(*)
  from task join place_above as a on a.place_id = task.place_id where state = 'open' group by 1, 2, 3`;
