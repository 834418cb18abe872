import { int, primary, table, text } from './table.ts';

/** The last number that an office gave to a supervision order in a year. */
export interface OrderNumberRow {
  placeId: string;
  year: number;
  last: number;
}

export const orderNumbers = table<OrderNumberRow>('order_number', {
  columns: { placeId: primary(text), year: primary(int), last: int },
});
