import { purposeOfFact } from '../domain/consent/purpose.ts';
import type { FactValue } from '../domain/path/ledger.ts';
import type { Rules } from '../domain/policy/rules.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import type { Writer } from './caller.ts';
import { factFaults } from './check-fact.ts';
import { requireMoment } from './check-moment.ts';
import { isKept, pathAndIntent, requireOnPath, type SteeredPath } from './path-and-intent.ts';
import { recordEntry, type Recorded } from './record-entry.ts';
import { Refusal } from './refusal.ts';

export interface NewFact {
  pathId: string;
  name: string;
  value: FactValue;
  happenedAt?: Instant;
}

/** Something became known: a wish changed, parents were found, an age was established. */
export async function recordFact(app: App, writer: Writer, fact: NewFact): Promise<Recorded> {
  const path = await pathAndIntent(app, writer, fact.pathId);
  const { name, value, happenedAt } = fact;
  if (!isKept(path)) {
    requireAllowed(app, writer, { path, fact });
    if (!path.known) await requireMoment(app, path, happenedAt);
  }
  const body = { kind: 'fact' as const, name, value };
  return recordEntry(app, writer, { path, body, happenedAt, request: fact });
}

function requireAllowed(
  app: App,
  writer: Writer,
  { path, fact }: { path: SteeredPath; fact: NewFact },
): void {
  requireOnPath(app, writer, { action: 'path.steer', path });
  const { name, value } = fact;
  const rules = app.packs.byHash(path.packHash);
  if (!rules) throw new Refusal('path-waits-for-rules');
  const given = { name, value, at: { name: '/name', value: '/value' } };
  const [fault] = factFaults(rules, given, app.clock.now());
  if (!fault) return requireNoBareYes(rules, fact);
  const code = fault.code === 'unknown-fact' ? 'fact-unknown' : 'fact-value-invalid';
  throw new Refusal(code, { errors: [fault] });
}

/** A yes says who gave it and how she was asked; a no is taken however it comes. */
function requireNoBareYes({ consents }: Rules, { name, value }: NewFact): void {
  const purpose = purposeOfFact(name);
  const isAsked = purpose !== undefined && Object.hasOwn(consents?.purposes ?? {}, purpose);
  if (!isAsked || value !== true) return;
  throw new Refusal('consent-invalid', { errors: [{ pointer: '/name', code: 'needs-consent' }] });
}
