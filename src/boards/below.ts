/** Of SQL: the place `$1` and everything below it. A place that is in no tree still has itself. */
export const below = `below as (
  select place_id from place_above where above_id = $1 union select $1
)`;
