import { preparedAs } from '../db/prepared.ts';
import type { App } from './app.ts';
import { OPEN } from './break-glass-rows.ts';
import { whoActs, type Writer } from './caller.ts';
import { bodyHashOf, sealNote } from './forms.ts';
import { entryIdOf } from './perform.ts';
import { Refusal } from './refusal.ts';
import { requireAround } from './require-around.ts';
import { requireRecentFactor } from './require-recent-factor.ts';
import { todayAt } from './today-at.ts';

/** Why a file that is not hers to read cannot wait. */
export const glassReasons = [
  'danger',
  'medical-emergency',
  'nobody-reachable',
  'right-about-to-lapse',
] as const;

export interface NewGlass {
  reason: (typeof glassReasons)[number];
  words: string;
}

/**
 * Opens one path for reading, for an hour by the product's clock and not a minute more: within the place above the
 * caller's own, never a sealed one, nor one from which she is kept away. Casework of the path is told at once.
 */
export async function breakGlass(
  app: App,
  writer: Writer,
  { pathId, reason, words }: NewGlass & { pathId: string },
): Promise<{ id: string; endsAt: string }> {
  const { personId, placeId } = await requireAround(app, writer, pathId);
  requireRecentFactor(app, writer);
  const id = entryIdOf(writer);
  const forms = await sealNote(app, { personId, pathId, entryId: id }, { note: words });
  const said = [bodyHashOf(forms).bodyHash, forms[0]?.sealed];
  const above = app.places.above(placeId);
  const [opened] = await preparedAs<{ endsAt: Date }>('glass', app.ds, {
    statement: OPEN,
    values: [
      id,
      pathId,
      ...whoActs(app, writer),
      placeId,
      reason,
      ...said,
      above,
      todayAt(app, placeId),
    ],
  });
  if (!opened) throw new Refusal('glass-opened-before');
  return { id, endsAt: opened.endsAt.toISOString() };
}
