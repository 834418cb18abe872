import type { PathItem } from '../boards/path-row.ts';
import { GLASS } from '../domain/access/may.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { requireAccess } from './require-access.ts';
import { requirePath } from './require-path.ts';

/** Whoever reads the file in an emergency may have to reach her; a representative may be whom she hides from. */
export async function requireContact(
  app: App,
  caller: Caller,
  { pathId, action }: { pathId: string; action: 'contact.read' | 'contact.write' },
): Promise<PathItem> {
  const path = await requirePath(app, caller, pathId);
  const isGlass = path.relation === GLASS && action === 'contact.read';
  const target = { place: path.placeId };
  if (!isGlass) requireAccess(app, caller, { action, target, otherwise: 'forbidden' });
  return path;
}
