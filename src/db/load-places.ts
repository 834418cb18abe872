import type { DataSource } from 'typeorm';
import type { CoordinationOfficeRow } from './entities/coordination-office.ts';
import type { PlaceRow } from './entities/place.ts';

export interface PlaceTree {
  places: readonly PlaceRow[];
  offices: readonly CoordinationOfficeRow[];
}

/** Places and who coordinates there, as the packs say: new ones are added, known ones follow. Nothing is removed. */
export async function loadPlaces(ds: DataSource, { places, offices }: PlaceTree): Promise<void> {
  await ds.transaction(async (db) => {
    await db.query(UPSERT_PLACES, [JSON.stringify(places)]);
    await db.query(UPSERT_OFFICES, [JSON.stringify(offices)]);
    await db.query('delete from place_above');
    await db.query(CLIMB);
  });
}

const UPSERT_PLACES = `
insert into place (id, parent, level, name_zh, name_en, time_zone, border)
select id, parent, level, "nameZh", "nameEn", "timeZone", border
from json_to_recordset($1::json) as p(
  id text, parent text, level text, "nameZh" text, "nameEn" text, "timeZone" text, border boolean)
on conflict (id) do update set (parent, level, name_zh, name_en, time_zone, border) =
  (excluded.parent, excluded.level, excluded.name_zh, excluded.name_en, excluded.time_zone, excluded.border)`;

const UPSERT_OFFICES = `
insert into coordination_office (place_id, department, valid_from, valid_to)
select "placeId", department, "validFrom", "validTo"
from json_to_recordset($1::json) as o(
  "placeId" text, department text, "validFrom" date, "validTo" date)
on conflict (place_id, valid_from) do update set (department, valid_to) =
  (excluded.department, excluded.valid_to)`;

/** A circle of parents ends where it comes back to itself. */
const CLIMB = `
insert into place_above (place_id, above_id, distance)
with recursive climb (place_id, above_id, distance) as (
  select id, id, 0 from place
  union all
  select c.place_id, p.parent, c.distance + 1
  from climb c join place p on p.id = c.above_id where p.parent is not null and c.distance < 20
)
select place_id, above_id, min(distance) from climb group by 1, 2`;
