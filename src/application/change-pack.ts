import type { App } from './app.ts';
import type { Writer } from './caller.ts';
import { isKept, pathAndIntent, requireOnPath } from './path-and-intent.ts';
import { packChange, type PackChange } from './pack-change.ts';
import { recordEntry, type Recorded } from './record-entry.ts';
import { releasedPack, requireFits, type PackName } from './released-pack.ts';

export type PackChanged = Recorded & PackChange;

/** A named human decides that a path goes on under another version of the rules; every date told stays, or gets kinder. */
export async function changePack(
  app: App,
  writer: Writer,
  { pathId, ...name }: PackName & { pathId: string },
): Promise<PackChanged> {
  const path = await pathAndIntent(app, writer, pathId);
  if (!isKept(path)) requireOnPath(app, writer, { action: 'path.change-pack', path });
  const pack = releasedPack(app, name);
  if (!isKept(path)) requireFits(app, path, pack);
  const { id, version, hash } = pack.rules;
  const body = { kind: 'pack', pack: { id, version, hash } } as const;
  const recorded = await recordEntry(app, writer, { path, body, request: { pathId, ...name } });
  return { ...recorded, ...(await packChange(app, writer, { path, entryId: recorded.id })) };
}
