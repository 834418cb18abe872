import type { FieldError, FieldErrorCode } from '../contract/field-errors.ts';
import { consentFaults, type ConsentFault } from '../domain/consent/faults.ts';
import { factOfConsent } from '../domain/consent/purpose.ts';
import type { ConsentRecord } from '../domain/path/ledger.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import type { Writer } from './caller.ts';
import { requireMoment } from './check-moment.ts';
import { isKept, pathAndIntent, type SteeredPath } from './path-and-intent.ts';
import { readLedgerForTask } from './read-ledger.ts';
import { recordEntry, type Recorded } from './record-entry.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';

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
  const path = await pathAndIntent(app, writer, pathId);
  if (!isKept(path)) {
    requireAccess(app, writer, { action: 'path.steer', target: { place: path.placeId } });
    await requireSound(app, path, consent);
    if (!path.known) await requireMoment(app, path, happenedAt);
  }
  const value = record.what === 'given';
  const body = { kind: 'fact' as const, name: factOfConsent(purpose), value, consent: record };
  return recordEntry(app, writer, { path, body, happenedAt, request: consent });
}

/** The judge refuses the same; here the caller is also told which field it is. */
async function requireSound(app: App, path: SteeredPath, consent: NewConsent): Promise<void> {
  const { pathId: _, purpose, happenedAt = app.clock.now(), ...record } = consent;
  const rules = app.packs.byHash(path.packHash);
  if (!rules) throw new Refusal('path-waits-for-rules');
  const entries = await readLedgerForTask(app, path);
  const value = record.what === 'given';
  const said = { name: factOfConsent(purpose), value, consent: record, happenedAt };
  const faults = consentFaults(rules, entries, said);
  if (faults.length === 0) return;
  throw new Refusal('consent-invalid', { errors: faults.map(fieldError) });
}

function fieldError({ part, why }: ConsentFault): FieldError {
  const codes: Record<ConsentFault['why'], FieldErrorCode> = {
    unknown: 'unknown-purpose',
    missing: 'required',
    'not-allowed': 'not-allowed',
  };
  return { pointer: `/${part}`, code: codes[why] };
}
