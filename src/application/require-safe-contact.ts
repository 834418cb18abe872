import type { TaskItem } from '../boards/task-item.ts';
import type { ContactWay } from '../domain/contact/standing.ts';
import type { App } from './app.ts';
import { Refusal } from './refusal.ts';
import { taskContact } from './task-contact.ts';

/** Help is never blocked: without a way that is safe the task is done otherwise, and said to be done without one. */
export async function requireSafeContact(
  app: App,
  item: TaskItem,
  way: ContactWay | undefined,
): Promise<void> {
  if (way === undefined) return;
  const contact = await taskContact(app, item);
  if (!contact) {
    throw new Refusal('invalid-request', {
      errors: [{ pointer: '/contact', code: 'not-allowed' }],
    });
  }
  if (contact.ways.includes(way)) return;
  const isOld = contact.state === 'outdated' && !contact.urgent;
  throw new Refusal(isOld ? 'contact-outdated' : 'contact-not-safe');
}
