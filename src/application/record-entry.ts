import type { ActBody } from '../contract/messages.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import type { Writer } from './caller.ts';
import { pointAtMoment } from './check-moment.ts';
import { bodyHashOf, sealNote } from './forms.ts';
import type { KnownIntent } from './intents.ts';
import { entryIdOf, perform } from './perform.ts';

/** What a deed answers that is an entry of its own. */
export interface Recorded {
  /** Id of the entry, by which it can be voided. */
  id: string;
  path: { id: string; seq: number };
}

export interface NewEntry {
  path: { id: string; personId: string; known: KnownIntent | undefined };
  body: ActBody;
  happenedAt?: Instant | undefined;
  /** In somebody's own words; sealed. */
  note?: Record<string, string | undefined>;
  /** The request as it came. */
  request: unknown;
}

/** Has an act done whose entry is all that it asks for. */
export async function recordEntry(app: App, writer: Writer, entry: NewEntry): Promise<Recorded> {
  return (await recordAct(app, writer, entry)).recorded;
}

/** The same with the act as it was first wanted, for whoever repeats it under its key. */
export async function recordAct(
  app: App,
  writer: Writer,
  { path, body, happenedAt, note = {}, request }: NewEntry,
): Promise<{ recorded: Recorded; body: ActBody }> {
  const { id: pathId, personId, known } = path;
  const id = entryIdOf(writer);
  const forms = await sealNote(app, { personId, pathId, entryId: id }, note);
  const act = {
    v: 1 as const,
    id,
    by: writer.actor,
    ...(happenedAt === undefined ? {} : { happenedAt }),
    ...bodyHashOf(forms),
    body,
  };
  const deed = { writer, pathId, act, forms, known, request };
  const done = await perform(app, deed).catch((thrown: unknown) => {
    throw pointAtMoment(thrown);
  });
  return { recorded: { id, path: { id: pathId, seq: done.answer.seq } }, body: done.act.body };
}
