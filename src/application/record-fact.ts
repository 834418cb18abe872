import type { FactValue } from '../domain/path/ledger.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import type { Writer } from './caller.ts';
import { factFaults } from './check-fact.ts';
import { pointAtMoment, requireMoment } from './check-moment.ts';
import { isKept, pathAndIntent, type SteeredPath } from './path-and-intent.ts';
import { entryIdOf, perform } from './perform.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';

export interface NewFact {
  pathId: string;
  name: string;
  value: FactValue;
  happenedAt?: Instant;
}

export interface Recorded {
  /** Id of the entry, by which it can be voided. */
  id: string;
  path: { id: string; seq: number };
}

/** Something became known: a wish changed, parents were found, an age was established. */
export async function recordFact(app: App, writer: Writer, fact: NewFact): Promise<Recorded> {
  const path = await pathAndIntent(app, writer, fact.pathId);
  const { name, value, happenedAt } = fact;
  if (!isKept(path)) {
    requireAllowed(app, writer, { path, fact });
    if (!path.known) await requireMoment(app, path, happenedAt);
  }
  const act = {
    v: 1 as const,
    id: entryIdOf(writer),
    by: writer.actor,
    ...(happenedAt === undefined ? {} : { happenedAt }),
    body: { kind: 'fact' as const, name, value },
  };
  const deed = { writer, pathId: path.id, act, known: path.known, request: fact };
  const { answer } = await perform(app, deed).catch((thrown: unknown) => {
    throw pointAtMoment(thrown);
  });
  return { id: act.id, path: { id: path.id, seq: answer.seq } };
}

function requireAllowed(
  app: App,
  writer: Writer,
  { path, fact }: { path: SteeredPath; fact: NewFact },
): void {
  requireAccess(app, writer, { action: 'path.steer', target: { place: path.placeId } });
  const { name, value } = fact;
  const rules = app.packs.byHash(path.packHash);
  if (!rules) throw new Refusal('path-waits-for-rules');
  const given = { name, value, at: { name: '/name', value: '/value' } };
  const [fault] = factFaults(rules, given, app.clock.now());
  if (!fault) return;
  const code = fault.code === 'unknown-fact' ? 'fact-unknown' : 'fact-value-invalid';
  throw new Refusal(code, { errors: [fault] });
}
