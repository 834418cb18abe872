import { prepared, preparedAs } from '../db/prepared.ts';
import type { App } from './app.ts';
import { auditReading } from './audit-reading.ts';
import {
  breakGlassView,
  FIND,
  LIST,
  REVIEW,
  type BreakGlassView,
  type StoredGlass,
} from './break-glass-rows.ts';
import { whoActs, type Caller, type Writer } from './caller.ts';
import { openNotes } from './open-notes.ts';
import { entryIdOf } from './perform.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';

export interface Review {
  verdict: 'justified' | 'not-justified';
  /** She may open the same path once more within a day of the first time. */
  again: boolean;
}

/** Every emergency reading of a path of the caller's places, until somebody has reviewed it. */
export async function listGlass(
  app: App,
  caller: Caller,
  { state }: { state: 'waiting' | 'reviewed' },
): Promise<{ items: BreakGlassView[] }> {
  const place = caller.actor.place ?? '';
  requireAccess(app, caller, { action: 'glass.review', target: { place }, otherwise: 'forbidden' });
  const isWaiting = state === 'waiting';
  const rows = await prepared<StoredGlass>(app.ds, LIST, [app.places.below(place), isWaiting]);
  const items: BreakGlassView[] = [];
  for (const row of rows) items.push(await withWords(app, caller, row));
  return { items };
}

/** Somebody else than who read it says whether it was right. */
export async function reviewGlass(
  app: App,
  writer: Writer,
  { id, verdict, again }: Review & { id: string },
): Promise<BreakGlassView> {
  const row = await requireGlass(app, writer, id);
  if (row.accountId === writer.actor.id) throw new Refusal('forbidden');
  const values = [id, ...whoActs(app, writer), entryIdOf(writer), verdict, again];
  const [done] = await preparedAs<object>('glass', app.ds, { statement: REVIEW, values });
  if (!done) throw new Refusal('glass-reviewed');
  return withWords(app, writer, await requireGlass(app, writer, id));
}

async function requireGlass(app: App, caller: Caller, id: string): Promise<StoredGlass> {
  const [row] = await prepared<StoredGlass>(app.ds, FIND, [id]);
  const target = row ? { place: row.placeId } : {};
  requireAccess(app, caller, { action: 'glass.review', target });
  if (!row) throw new Refusal('not-found');
  return row;
}

async function withWords(app: App, caller: Caller, row: StoredGlass): Promise<BreakGlassView> {
  const { pathId, personId, bodyHash } = row;
  await auditReading(app, caller, { action: 'read-break-glass', pathId, entryId: row.id });
  const words = await openNotes(app, { pathId, personId }, [{ bodyHash }]);
  return breakGlassView(row, words.get(bodyHash) ?? null);
}
