import { consentsNow } from '../domain/consent/standing.ts';
import type { App } from './app.ts';
import { auditReading } from './audit-reading.ts';
import type { Caller } from './caller.ts';
import { consentsView, type ConsentsView } from './consents-view.ts';
import { packTexts } from './pack-texts.ts';
import { readLedger } from './read-ledger.ts';
import { Refusal } from './refusal.ts';
import { requirePath } from './require-path.ts';
import { entriesSeenBy } from './seen-ledger.ts';

/** What a person was asked to agree to, what she said, and who answers today. */
export async function readConsents(
  app: App,
  caller: Caller,
  pathId: string,
): Promise<ConsentsView> {
  const path = await requirePath(app, caller, pathId);
  const rules = app.packs.byHash(path.packHash);
  if (!rules) throw new Refusal('path-waits-for-rules');
  await auditReading(app, caller, { action: 'read-consents', pathId, entryId: path.glassId });
  const entries = await readLedger(app, path);
  const seen = entriesSeenBy(app, caller, { entries, path });
  const now = app.clock.now();
  const stand = consentsNow(entries, rules, now);
  // What was noted of a guardian's own interest is not for whoever speaks for her.
  const known = seen.length < entries.length ? consentsNow(seen, rules, now) : stand;
  const shown = stand && known && { ...stand, deciders: known.deciders };
  const seq = seen.length < entries.length ? seen.length : path.seq;
  const texts = packTexts(app, path.packHash, caller.language);
  return consentsView({ id: pathId, seq, rules, stand: shown }, texts);
}
