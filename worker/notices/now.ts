import type { EntityManager } from 'typeorm';
import { civilDateAt } from '../../src/domain/time/zone.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import type { NoticeParts } from '../parts.ts';
import { byRecipient, writeNotices, type Letter } from './addressees.ts';
import { confirmedLetters } from './confirmed.ts';

/**
 * Gives notice of what cannot wait for the digest: rungs of the ladder, urges, orders and answers. What one recipient is
 * told in a round is one notice. A letter is taken and its notice written in one transaction, so each is told once.
 */
export function createNoticesNow(parts: NoticeParts): () => Promise<number> {
  return async () => {
    const ids = await confirmedLetters(parts, 'now');
    if (ids.length === 0) return 0;
    return parts.ds.transaction(async (db) => {
      const now = await productNow(db);
      const letters = await takeLetters(db, ids, now);
      const groups = await byRecipient(db, letters, now);
      const notices = groups.map(({ to, lines }) => {
        const timeZone = parts.places.timeZone(to.placeId) ?? 'UTC';
        const day = civilDateAt(now.getTime() as Instant, timeZone);
        return { ...to, kind: 'now' as const, day, lines };
      });
      await writeNotices(db, notices, now);
      return letters.length;
    });
  };
}

export async function takeLetters(
  db: EntityManager,
  ids: readonly string[],
  now: Date,
): Promise<Letter[]> {
  const [letters] = await db.query<[Letter[], number]>(TAKE, [ids, now]);
  return letters;
}

const TAKE = `
  update outbox set noticed_at = $2 where id = any($1::bigint[]) and noticed_at is null
  returning topic, payload`;

/** By the product's clock, which training may have moved. */
export async function productNow(db: EntityManager): Promise<Date> {
  const [row] = await db.query<{ now: Date }[]>(
    `select now() + offset_ms * interval '1 ms' as now from clock`,
  );
  if (!row) throw new Error('the clock has no row');
  return row.now;
}
