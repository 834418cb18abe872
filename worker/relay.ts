import type { DataSource } from 'typeorm';
import type { IntentSealer } from '../src/application/intent-sealer.ts';
import { answerIntent } from '../src/application/intents.ts';
import { keptAnswer } from '../src/application/perform.ts';
import { prepared, type Statement } from '../src/db/prepared.ts';
import { isFinal, type PathClient } from '../src/temporal/path-client.ts';
import { log, nameOf } from './log.ts';
import { createPatience } from './patience.ts';

export interface RelayParts {
  ds: DataSource;
  intents: IntentSealer;
  paths: PathClient;
}

/** With one that waits for its rules for days, the others still come round each five minutes. */
const REST_MS = { first: 5_000, longest: 300_000 };
const PATHS_AT_ONCE_MAX = 8;

/**
 * Says again to the path what somebody wanted and has no answer to: exactly the same act, so that it is the same entry.
 * Whatever was lost between the tables and Temporal comes together by this. Returns how many were answered.
 */
export function createRelay(parts: RelayParts): (stopping: AbortSignal) => Promise<number> {
  const patience = createPatience(REST_MS.first, REST_MS.longest);
  const repeat = async (intent: Unanswered): Promise<boolean> => {
    const isAnswered = await ask(parts, intent).catch((thrown: unknown) => {
      log('intent-not-relayed', { entry: intent.entryId, ...nameOf(thrown) });
      return false;
    });
    if (isAnswered) patience.done(intent.entryId);
    else patience.failed(intent.entryId);
    return isAnswered;
  };
  return async (stopping) => {
    const found = await prepared<Unanswered>(parts.ds, UNANSWERED, [patience.resting()]);
    const lines = linesByPath(found);
    let answered = 0;
    const takeLines = async () => {
      for (let line = lines.shift(); line && !stopping.aborted; line = lines.shift()) {
        for (const intent of line) if (await repeat(intent)) answered += 1;
      }
    };
    await Promise.all(Array.from({ length: PATHS_AT_ONCE_MAX }, takeLines));
    return answered;
  };
}

interface Unanswered {
  entryId: string;
  pathId: string;
  sealed: Buffer;
}

/** What was wanted of one path is repeated in the order in which it was wanted. */
function linesByPath(intents: readonly Unanswered[]): Unanswered[][] {
  const lines = new Map<string, Unanswered[]>();
  for (const intent of intents) {
    lines.set(intent.pathId, [...(lines.get(intent.pathId) ?? []), intent]);
  }
  return [...lines.values()];
}

async function ask({ ds, intents, paths }: RelayParts, intent: Unanswered): Promise<boolean> {
  const { act, start } = intents.open(intent.entryId, intent.sealed);
  const sent = await paths.sendAct(intent.pathId, act, start);
  if (!isFinal(sent)) return false;
  await answerIntent(ds, intent.entryId, keptAnswer(sent));
  return true;
}

/** A request has five seconds: after them nobody else is asking. */
const UNANSWERED: Statement = {
  name: 'unanswered-intents',
  text: `
    select entry_id as "entryId", path_id as "pathId", sealed from intent
    where answered_at is null and created_at < now() - interval '5 seconds' and entry_id <> all($1::uuid[])
    order by created_at limit 40`,
};
