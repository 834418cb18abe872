import type { TaskItem } from '../boards/task-item.ts';
import { preparedAs, type Statement } from '../db/prepared.ts';
import {
  contactStanding,
  type ContactStanding,
  type KnownContact,
} from '../domain/contact/standing.ts';
import type { App } from './app.ts';
import { todayAt } from './today-at.ts';

/** Whether a task may be done by letter, call or visit, and by which of them; nothing where it is done without. */
export interface TaskContact extends ContactStanding {
  /** Waiting can be worse than a way that nobody has confirmed of late. */
  urgent: boolean;
}

export async function taskContact(
  app: App,
  item: Pick<TaskItem, 'pathId' | 'step' | 'task' | 'placeId'>,
): Promise<TaskContact | null> {
  const { routine, urgent, freshDays } = app.contactRules;
  const name = `${item.step}/${item.task}`;
  const isUrgent = urgent.includes(name);
  if (!isUrgent && !routine.includes(name)) return null;
  const [known] = await preparedAs<KnownContact>('answer', app.ds, {
    statement: KNOWN,
    values: [item.pathId],
  });
  const today = todayAt(app, item.placeId);
  return { ...contactStanding(known, { today, freshDays, isUrgent }), urgent: isUrgent };
}

const KNOWN: Statement = {
  name: 'known-contact',
  text: `select ways, confirmed_on::text as "confirmedOn" from safe_contact where path_id = $1`,
};
