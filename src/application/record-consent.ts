import { factOfConsent } from '../domain/consent/purpose.ts';
import type { ConsentRecord } from '../domain/path/ledger.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import type { Writer } from './caller.ts';
import { requireSoundConsent } from './check-consent.ts';
import { requireMoment } from './check-moment.ts';
import { isKept, pathAndIntent, requireOnPath } from './path-and-intent.ts';
import { recordEntry, type Recorded } from './record-entry.ts';

export interface NewConsent extends ConsentRecord {
  pathId: string;
  purpose: string;
  happenedAt?: Instant;
}

/** Somebody was asked, and said yes or no; or takes a yes back, which counts with this very answer. */
export async function recordConsent(
  app: App,
  writer: Writer,
  consent: NewConsent,
): Promise<Recorded> {
  const { pathId, purpose, happenedAt, ...record } = consent;
  const value = record.what === 'given';
  const said = { name: factOfConsent(purpose), value, consent: record };
  const path = await pathAndIntent(app, writer, pathId);
  if (!isKept(path)) {
    requireOnPath(app, writer, { action: 'path.steer', path });
    await requireSoundConsent(app, path, { ...said, happenedAt });
    if (!path.known) await requireMoment(app, path, happenedAt);
  }
  const body = { kind: 'fact' as const, ...said };
  return recordEntry(app, writer, { path, body, happenedAt, request: consent });
}
