import type { Act, ActAnswer, PathInput } from '../contract/messages.ts';
import { refusals, type RefusalCode } from '../contract/refusals.ts';
import { uuid8 } from '../db/uuid8.ts';
import { isFinal, type Sent } from '../temporal/path-client.ts';
import type { App } from './app.ts';
import type { Writer } from './caller.ts';
import type { Wish } from './intent-sealer.ts';
import {
  answerIntent,
  keepIntent,
  type KeptForm,
  type KnownIntent,
  type NewPerson,
} from './intents.ts';
import { Refusal } from './refusal.ts';

export interface Deed {
  writer: Writer;
  pathId: string;
  act: Act;
  /** The request as it came, for telling whether a key is used for another one. */
  request: unknown;
  start?: PathInput;
  forms?: readonly KeptForm[];
  person?: NewPerson;
  /** What was kept under this key before. */
  known?: KnownIntent | undefined;
}

/** With the deed as it was first wanted: a path that was begun keeps the ids of the first try. */
export interface Done extends Wish {
  answer: ActAnswer;
  pathId: string;
}

/** One id for each deed: of who does it and the key that she chose. */
export function entryIdOf({ actor, key }: Pick<Writer, 'actor' | 'key'>): string {
  return uuid8(actor.id, key);
}

/**
 * Intent first: what is wanted is kept, then the path is asked, then its answer is kept. Should anything between fall,
 * the relay of the worker asks the path again; the same key finds the same answer.
 */
export async function perform(app: App, deed: Deed): Promise<Done> {
  const before = deed.known ?? (await keep(app, deed));
  if (!before) return ask(app, deed.pathId, deed);
  requireSameRequest(app, deed, before);
  const wish = app.intents.open(deed.act.id, before.sealed);
  if (!before.isAnswered) return ask(app, before.pathId, wish);
  return { answer: answered(before.answer), pathId: before.pathId, ...wish };
}

async function ask(app: App, pathId: string, { act, start }: Wish): Promise<Done> {
  const sent = await app.paths.sendAct(pathId, act, start);
  if (sent === 'unavailable') throw new Refusal('temporarily-unavailable');
  if ('refused' in sent) {
    if (isFinal(sent)) await answerIntent(app.ds, act.id, keptAnswer(sent));
    throw new Refusal(sent.refused);
  }
  keepAnswer(app, act.id, sent);
  return { answer: sent.ok, pathId, act, ...(start ? { start } : {}) };
}

/** The caller need not wait for it: should it fail, the relay asks the path again, whose ledger gives the same answer. */
function keepAnswer({ ds }: App, entryId: string, sent: Answered): void {
  answerIntent(ds, entryId, keptAnswer(sent)).catch(() => {});
}

function keep({ ds, intents }: App, deed: Deed): Promise<KnownIntent | undefined> {
  const { act, start, writer, pathId, forms = [], person, request } = deed;
  return keepIntent(ds, {
    entryId: act.id,
    actorId: writer.actor.id,
    key: writer.key,
    kind: act.body.kind,
    pathId,
    bodyHash: intents.mark([act.body.kind, request]),
    sealed: intents.seal(act.id, start ? { act, start } : { act }),
    forms,
    ...(person ? { person } : {}),
  });
}

function requireSameRequest({ intents }: App, { act, request }: Deed, known: KnownIntent): void {
  if (!intents.isMarked([act.body.kind, request], known.bodyHash))
    throw new Refusal('idempotency-key-reused');
}

type Answered = Exclude<Sent, 'unavailable'>;

/** The answer as it is kept, without a language. */
export function keptAnswer(sent: Answered): { status: number; answer: object } {
  if ('ok' in sent) return { status: 200, answer: sent.ok };
  return { status: refusals[sent.refused].status, answer: { code: sent.refused } };
}

function answered(answer: unknown): ActAnswer {
  // Written by `keptAnswer` alone.
  const kept = answer as ActAnswer | { code: RefusalCode };
  if ('code' in kept) throw new Refusal(kept.code);
  return kept;
}
