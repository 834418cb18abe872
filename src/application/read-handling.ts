import type { TaskItem } from '../boards/task-item.ts';
import { may } from '../domain/access/may.ts';
import type { EntryOf } from '../domain/path/ledger.ts';
import type { App } from './app.ts';
import { auditReading } from './audit-reading.ts';
import type { Caller } from './caller.ts';
import { openNotes } from './open-notes.ts';
import { packTexts } from './pack-texts.ts';
import { readLedgerForTask } from './read-ledger.ts';
import { requireTask, targetOf } from './require-task.ts';
import { showsDates, sightOf } from './sight.ts';
import { isoOf } from './task-view.ts';
import { wordsOf } from './timeline-words.ts';

/** One thing that was done at a desk with a task, in the words of who did it. */
export interface HandlingView {
  id: string;
  what: EntryOf<'desk'>['what'];
  text: string;
  by: { role: string; department?: string; place?: string };
  at: string;
  number: string | null;
  /** By when it is answered; nothing where it asks for no answer. */
  answerBy: string | null;
  isAnswered: boolean;
  /** What it answers, or the draft that it decides on. */
  of: string | null;
  note: string | null;
}

export interface HandlingList {
  items: HandlingView[];
}

/** Everything that its desk and those who watch it did with an opening of a task, in order. */
export async function readHandling(
  app: App,
  caller: Caller,
  taskId: string,
): Promise<HandlingList> {
  const item = await requireTask(app, caller, taskId);
  const { pathId, personId, key, opening } = item;
  await auditReading(app, caller, { action: 'read-task', pathId, taskId });
  const isLead = may(caller.actor, 'task.complete', targetOf(item));
  const sight = sightOf(app, caller, { isLead });
  const entries = (await readLedgerForTask(app, { id: pathId, personId })).filter(
    (entry): entry is EntryOf<'desk'> =>
      entry.kind === 'desk' &&
      entry.key === key &&
      entry.n === opening &&
      showsDates(sight.ofEntry(entry)),
  );
  const notes = await openNotes(app, { pathId, personId }, entries);
  const answered = new Set(entries.map(({ of }) => of));
  const texts = packTexts(app, item.packHash, caller.language);
  const { language } = caller;
  const mayRead = readerOf(app, caller, item);
  const items = entries.map((entry): HandlingView => {
    const { role, department, place } = entry.by;
    return {
      id: entry.id,
      what: entry.what,
      text: wordsOf(entry, { texts, language }),
      by: { role, ...(department ? { department } : {}), ...(place ? { place } : {}) },
      at: isoOf(entry.recordedAt),
      number: entry.number ?? null,
      answerBy: entry.dueAt === undefined ? null : isoOf(entry.dueAt),
      isAnswered: answered.has(entry.id),
      of: entry.of ?? null,
      note: mayRead(entry) ? (notes.get(entry.bodyHash ?? '') ?? null) : null,
    };
  });
  return { items };
}

/**
 * What a desk notes for itself is for the desk, and a letter by the lawful way, or why it was not sent, for those who
 * press: the way says something of the person. All else was written to be read by both.
 */
function readerOf(
  { places }: App,
  { actor }: Caller,
  { department, placeId: place }: TaskItem,
): (entry: EntryOf<'desk'>) => boolean {
  const target = { department, place, ancestors: places.above(place) };
  const [isDesk, isPressing] = (['task.complete', 'task.order'] as const).map((action) =>
    may(actor, action, target),
  );
  return ({ what, of }) => {
    if (what === 'received' || what === 'taken') return isDesk === true;
    const isOfDraft = what === 'not-sent' || (what === 'ordered' && of !== undefined);
    return !isOfDraft || isPressing === true;
  };
}
