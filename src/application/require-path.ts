import { pathRow, type PathItem } from '../boards/path-row.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';

/** A path answers as if it were not there to everybody beyond its places. */
export async function requirePath(app: App, caller: Caller, pathId: string): Promise<PathItem> {
  const path = await pathRow(app.ds, pathId);
  const target = path ? { place: path.placeId, relation: path.relation } : {};
  requireAccess(app, caller, { action: 'path.read', target });
  if (!path) throw new Refusal('not-found');
  return path;
}
