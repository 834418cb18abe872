import { preparedAs } from '../db/prepared.ts';
import { may } from '../domain/access/may.ts';
import type { App } from './app.ts';
import { FIND_PATH } from './break-glass-rows.ts';
import type { Writer } from './caller.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';

/** A path of the place above the caller's own and below it; whoever reads it by her own right needs no emergency. */
export async function requireAround(
  app: App,
  writer: Writer,
  pathId: string,
): Promise<{ personId: string; placeId: string }> {
  const { actor } = writer;
  const [path] = await preparedAs<{ personId: string; placeId: string }>('glass', app.ds, {
    statement: FIND_PATH,
    values: [pathId, actor.id],
  });
  const wider = app.places.above(actor.place ?? '')[1] ?? actor.place ?? '';
  const target = path ? { place: path.placeId, wider } : {};
  requireAccess(app, writer, { action: 'glass.open', target });
  if (!path) throw new Refusal('not-found');
  const ancestors = app.places.above(path.placeId);
  if (may(actor, 'path.read', { place: path.placeId, ancestors })) {
    throw new Refusal('glass-not-needed');
  }
  return path;
}
