import { prepared, type Statement } from '../db/prepared.ts';
import { civilDateAt } from '../domain/time/zone.ts';
import type { App } from './app.ts';
import type { Writer } from './caller.ts';

/** Year and number, counted by the place that gives the order; one that a refused order took is not given again. */
export async function nextOrderNumber(app: App, { actor }: Writer): Promise<string> {
  const place = actor.place ?? '';
  const timeZone = app.places.timeZone(place) ?? 'UTC';
  const year = civilDateAt(app.clock.now(), timeZone).slice(0, 4);
  const [row] = await prepared<{ last: number }>(app.ds, NEXT_NUMBER, [place, Number(year)]);
  return `${year}-${row?.last ?? 0}`;
}

const NEXT_NUMBER: Statement = {
  name: 'next-order-number',
  text: `
    insert into order_number (place_id, year, last) values ($1, $2, 1)
    on conflict (place_id, year) do update set last = order_number.last + 1
    returning last`,
};
