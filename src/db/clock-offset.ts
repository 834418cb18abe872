import type { DataSource, EntityManager } from 'typeorm';
import type { Instant } from '../domain/time/instant.ts';

/** What the product's clock shows. */
export async function productNow(db: DataSource | EntityManager): Promise<Instant> {
  return (Date.now() + (await clockOffset(db))) as Instant; // real, or moved in training
}

/** How far the product's clock is ahead of the real one, in ms: only ever moved in training. */
export async function clockOffset(db: DataSource | EntityManager): Promise<number> {
  const [row] = await db.query<{ offset: string }[]>('select offset_ms as offset from clock');
  return Number(row?.offset ?? 0);
}
