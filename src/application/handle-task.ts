import type { DeskBody } from '../domain/path/ledger.ts';
import type { TaskItem } from '../boards/task-item.ts';
import type { Action } from '../domain/access/rights.ts';
import type { App } from './app.ts';
import type { Writer } from './caller.ts';
import { nextOrderNumber } from './order-number.ts';
import { isKept } from './path-and-intent.ts';
import { presentOpening } from './present-opening.ts';
import { recordAct, type Recorded } from './record-entry.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';
import { targetOf } from './require-task.ts';
import { requireSeen, taskAndIntent } from './task-and-intent.ts';

/** What is done at a desk with a task that stays open. */
export type Handling =
  | { what: 'received' | 'taken'; note?: string }
  | { what: 'returned' | 'declined'; note: string }
  /** Answers what was urged or ordered, by the id of its entry. */
  | { what: 'answered'; of: string; note: string }
  | { what: 'urged'; note?: string }
  /** A supervision order; `matter` is what is to be done. */
  | { what: 'ordered'; matter: string }
  /** Sends the draft that waits, in its author's final words. */
  | { what: 'sent'; letter: string }
  | { what: 'not-sent'; reason: string };

export interface Handled extends Recorded {
  /** Of a supervision order: year and number, counted by the place that gives it. */
  number: string | null;
}

/**
 * Says what is done with an open task: its desk receives, takes, gives back and answers; casework and whoever watches
 * urge; whoever watches orders, and decides on the draft that the ladder has prepared.
 */
export async function handleTask(
  app: App,
  writer: Writer,
  { taskId, ...handling }: { taskId: string } & Handling,
): Promise<Handled> {
  const { item, known } = await taskAndIntent(app, writer, taskId);
  const { pathId, personId } = item;
  const target = targetOf(item);
  if (!isKept({ id: pathId, known })) {
    requireAccess(app, writer, { action: 'task.read', target });
    const action = actionOf(handling);
    requireAccess(app, writer, { action, target, otherwise: 'not-your-task' });
    if (item.state !== 'open') throw new Refusal('task-not-open');
    if (!known) await requireSeen(app, writer, item);
  }
  const done = await recordAct(app, writer, {
    path: { id: pathId, personId, known },
    body: await bodyOf(app, writer, { item, handling, isNew: !known }),
    note: noteOf(handling),
    request: handling,
  });
  const number = done.body.kind === 'desk' ? (done.body.number ?? null) : null;
  return { ...done.recorded, number };
}

function actionOf({ what }: Handling): Action {
  switch (what) {
    case 'urged':
      return 'task.urge';
    case 'ordered':
    case 'sent':
    case 'not-sent':
      return 'task.order';
    case 'received':
    case 'taken':
    case 'returned':
    case 'declined':
    case 'answered':
      return 'task.complete';
  }
}

async function bodyOf(
  app: App,
  writer: Writer,
  { item, handling, isNew }: { item: TaskItem; handling: Handling; isNew: boolean },
): Promise<DeskBody> {
  const { what } = handling;
  const body = { kind: 'desk', key: item.key, n: item.opening } as const;
  if (what === 'answered') return { ...body, what, of: handling.of };
  // A repeated order keeps the number that it was first given.
  const number = () => (isNew ? nextOrderNumber(app, writer) : '');
  if (what === 'ordered') return { ...body, what, number: await number() };
  if (what !== 'sent' && what !== 'not-sent') return { ...body, what };
  // What was kept was asked of the draft of that day; the path's ledger knows it.
  const { draft } = await presentOpening(app, item);
  if (!draft && isNew) throw new Refusal('no-draft-waits');
  const of = draft?.id ?? '';
  if (what === 'not-sent') return { ...body, what, of };
  const to = draft ? { to: draft.channel } : {};
  return { ...body, what: 'ordered', of, number: await number(), ...to };
}

/** The words that are sealed beside the entry. */
function noteOf(handling: Handling): { note?: string } {
  if (handling.what === 'ordered') return { note: handling.matter };
  if (handling.what === 'sent') return { note: handling.letter };
  if (handling.what === 'not-sent') return { note: handling.reason };
  return handling.note === undefined ? {} : { note: handling.note };
}
