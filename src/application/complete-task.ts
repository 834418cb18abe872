import type { Act } from '../contract/messages.ts';
import { TASK_COLUMNS, taskItem, type StoredTask, type TaskItem } from '../boards/task-item.ts';
import { prepared, type Statement } from '../db/prepared.ts';
import type { ContactWay } from '../domain/contact/standing.ts';
import { may } from '../domain/access/may.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import type { Writer } from './caller.ts';
import { checkForm } from './check-form.ts';
import { pointAtMoment, requireMoment } from './check-moment.ts';
import { bodyHashOf, sealForm } from './forms.ts';
import type { KeptForm, KnownIntent } from './intents.ts';
import { isKept } from './path-and-intent.ts';
import { entryIdOf, perform } from './perform.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';
import { targetOf } from './require-task.ts';
import { requireSeen, taskAndIntent } from './task-and-intent.ts';
import { requireSafeContact } from './require-safe-contact.ts';
import { taskView, type TaskView } from './task-view.ts';

export interface Completion {
  taskId: string;
  outcome: string;
  form?: Record<string, unknown>;
  happenedAt?: Instant;
  /** Done by a letter, a call or a visit. */
  contact?: ContactWay;
}

export interface Completed {
  task: TaskView;
  path: { id: string; seq: number };
}

/** A department says what came of its task. */
export async function completeTask(
  app: App,
  writer: Writer,
  completion: Completion,
): Promise<Completed> {
  const { item, known } = await requireOwnTask(app, writer, completion.taskId);
  const { act, forms } = await actOf(app, writer, { item, completion, known });
  const { pathId } = item;
  const deed = { writer, pathId, act, forms, known, request: completion };
  try {
    const { answer } = await perform(app, deed);
    const done = { ...item, state: 'done' as const, outcome: completion.outcome };
    return { task: await taskView(app, writer, done), path: { id: pathId, seq: answer.seq } };
  } catch (thrown) {
    throw await withPresent(app, writer, { item, thrown: pointAtMoment(thrown) });
  }
}

/** The task with what is known under the caller's key, in one round trip. */
async function requireOwnTask(
  app: App,
  writer: Writer,
  taskId: string,
): Promise<{ item: TaskItem; known: KnownIntent | undefined }> {
  const { item, known } = await taskAndIntent(app, writer, taskId);
  if (!isKept({ id: item.pathId, known })) {
    const target = targetOf(item);
    requireAccess(app, writer, { action: 'task.read', target });
    requireAccess(app, writer, { action: 'task.complete', target, otherwise: 'not-your-task' });
  }
  return { item, known };
}

async function actOf(
  app: App,
  writer: Writer,
  asked: { item: TaskItem; completion: Completion; known: KnownIntent | undefined },
): Promise<{ act: Act; forms: KeptForm[] }> {
  const { item, completion, known } = asked;
  const { outcome, form, happenedAt } = completion;
  const id = entryIdOf(writer);
  // What was kept before was checked before, by the rules of that day.
  if (!known) {
    await requireSeen(app, writer, item);
    checkForm(app, item, completion);
    await requireSafeContact(app, item, completion.contact);
    await requireMoment(app, { ...item, id: item.pathId }, happenedAt);
  }
  const key = form && (await app.sealer.keyOf(item.personId));
  const sealed = key && sealForm(key, { pathId: item.pathId, entryId: id }, form);
  const forms = sealed ? [sealed] : [];
  const act: Act = {
    v: 1,
    id,
    by: writer.actor,
    ...(happenedAt === undefined ? {} : { happenedAt }),
    ...bodyHashOf(forms),
    body: { kind: 'outcome', key: item.key, outcome, n: item.opening },
  };
  return { act, forms };
}

/** Whoever answers an opening that has ended is shown how it stands, or the one that is asked now. */
async function withPresent(
  app: App,
  writer: Writer,
  { item, thrown }: { item: TaskItem; thrown: unknown },
): Promise<unknown> {
  if (!(thrown instanceof Refusal) || thrown.code !== 'task-not-open') return thrown;
  const [row] = await prepared<StoredTask>(app.ds, PRESENT, [item.pathId, item.key, item.id]);
  if (!row) return thrown;
  const now = taskItem(row);
  const target = { department: now.department, place: now.placeId };
  const ancestors = app.places.above(now.placeId);
  const isSeen = may(writer.actor, 'task.read', { ...target, ancestors });
  return new Refusal(thrown.code, {
    ...(now.id === item.id ? {} : { present: `/api/tasks/${now.id}` }),
    ...(isSeen ? { task: await taskView(app, writer, now) } : {}),
  });
}

/** The open one, or else the one that was answered. */
const PRESENT: Statement = {
  name: 'present-opening',
  text: `
    select ${TASK_COLUMNS} from task as t
    where t.path_id = $1 and t.key = $2 and (t.state = 'open' or t.id = $3)
    order by t.state = 'open' desc, t.opening desc limit 1`,
};
