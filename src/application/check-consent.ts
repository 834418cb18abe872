import type { FieldError, FieldErrorCode } from '../contract/field-errors.ts';
import { consentFaults, type ConsentFault } from '../domain/consent/faults.ts';
import type { ConsentRecord } from '../domain/path/ledger.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import type { SteeredPath } from './path-and-intent.ts';
import { readLedgerForTask } from './read-ledger.ts';
import { Refusal } from './refusal.ts';

interface ConsentBody {
  name: string;
  value: boolean;
  consent: ConsentRecord;
  happenedAt?: Instant | undefined;
}

/** The judge refuses the same; here the caller is also told which field it is. */
export async function requireSoundConsent(
  app: App,
  path: SteeredPath,
  { happenedAt = app.clock.now(), ...body }: ConsentBody,
): Promise<void> {
  const rules = app.packs.byHash(path.packHash);
  if (!rules) throw new Refusal('path-waits-for-rules');
  const entries = await readLedgerForTask(app, path);
  const faults = consentFaults(rules, entries, { ...body, happenedAt });
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
