import { disclosuresOf } from '../domain/consent/disclosures.ts';
import type { App } from './app.ts';
import { auditReading } from './audit-reading.ts';
import type { Caller } from './caller.ts';
import { disclosureView, type DisclosureList } from './disclosure-view.ts';
import { packTexts } from './pack-texts.ts';
import { readLedger } from './read-ledger.ts';
import { Refusal } from './refusal.ts';
import { requirePath } from './require-path.ts';
import { showsResult, sightOf } from './sight.ts';

/** What was shown of a person, to whom, on which basis, from when to when; the earliest first. */
export async function readDisclosures(
  app: App,
  caller: Caller,
  { pathId, after, limit }: { pathId: string; after: number; limit: number },
): Promise<DisclosureList> {
  const path = await requirePath(app, caller, pathId);
  const rules = app.packs.byHash(path.packHash);
  if (!rules) throw new Refusal('path-waits-for-rules');
  await auditReading(app, caller, { action: 'read-disclosures', pathId, entryId: path.glassId });
  const entries = await readLedger(app, path);
  const sight = sightOf(app, caller, { relation: path.relation });
  const all = disclosuresOf({ entries, rules, rulesOf: (hash) => app.packs.byHash(hash) }).filter(
    ({ key, disclosed }) =>
      showsResult(sight.ofTask(key)) && showsResult(sight.ofFact(disclosed.field)),
  );
  const page = all.slice(after, after + limit);
  const texts = packTexts(app, path.packHash, caller.language);
  const end = after + page.length;
  return {
    items: page.map((one) => disclosureView(one, { pathId, rules, texts })),
    next: end < all.length ? String(end) : null,
  };
}
