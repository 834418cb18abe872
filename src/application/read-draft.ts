import type { TaskItem } from '../boards/task-item.ts';
import { lateDays } from '../domain/task/overdue.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { packTexts } from './pack-texts.ts';
import { presentOpening } from './present-opening.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';
import { requireTask, targetOf } from './require-task.ts';
import { isoOf } from './task-view.ts';

/** A letter that the ladder has prepared; a named human changes it, sends it or does not. */
export interface DraftView {
  task: string;
  /** The lawful way, and the office that it leads to. */
  channel: string;
  title: string;
  article: string;
  letter: string;
  preparedAt: string;
}

export async function readDraft(app: App, caller: Caller, taskId: string): Promise<DraftView> {
  const item = await requireTask(app, caller, taskId);
  const target = targetOf(item);
  requireAccess(app, caller, { action: 'task.order', target, otherwise: 'forbidden' });
  const { draft } = await presentOpening(app, item);
  if (!draft || item.state !== 'open') throw new Refusal('no-draft-waits');
  const texts = packTexts(app, item.packHash, caller.language);
  return {
    task: item.id,
    channel: draft.channel,
    title: texts.text(`channel.${draft.channel}.title`),
    article: texts.article(articleOf(app, item, draft.channel)),
    letter: letterOf(app, caller, { item, channel: draft.channel }),
    preparedAt: isoOf(draft.at),
  };
}

function articleOf({ packs }: App, item: TaskItem, channel: string): string {
  const rules = packs.byHash(item.packHash);
  const ladder = rules?.ladders[rules.tasks[`${item.step}/${item.task}`]?.ladder ?? ''] ?? [];
  const channels = ladder.flatMap((rung) => rung.channels ?? []);
  return channels.find(({ code }) => code === channel)?.article ?? '';
}

/** The words of a letter; of the person it says nothing. */
export function letterOf(
  app: Pick<App, 'packs' | 'clock'>,
  { language }: Caller,
  { item, channel }: { item: TaskItem; channel: string },
): string {
  const texts = packTexts(app, item.packHash, language);
  const name = `${item.step}/${item.task}`;
  const due = app.packs.byHash(item.packHash)?.tasks[name]?.due;
  const words: Record<string, string> = {
    department: texts.desk(item.department),
    task: texts.task(name),
    lastDay: item.lastDay ?? '',
    article: texts.article(due?.article ?? ''),
    days: String(lateDays(item.dueAt, app.clock.now())),
  };
  const text = texts.text(`channel.${channel}.letter`);
  return text.replace(/\{(\w+)\}/g, (all, name: string) => words[name] ?? all);
}
