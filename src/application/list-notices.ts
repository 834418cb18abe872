import { notices, type NoticeItem } from '../boards/notices.ts';
import { prepared, type Statement } from '../db/prepared.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { cursorOf, readMomentCursor } from './cursor.ts';
import { noticeWords } from './notice-words.ts';
import { packTexts } from './pack-texts.ts';
import { requireAccess } from './require-access.ts';
import { titleFor } from './task-parts.ts';
import { deskNameOf, deskOfActor } from '../domain/access/may.ts';

export interface NoticeView {
  id: string;
  kind: 'now' | 'digest';
  day: string;
  at: string;
  /** How many lines there were; the first 200 of them are kept. */
  total: number;
  lines: { what: string; text: string; task: string | null; title: string | null }[];
}

export interface NoticeList {
  items: NoticeView[];
  next: string | null;
}

/** What the caller was told: at her desk, in her role at her place, or while she was on duty. */
export async function listNotices(
  app: App,
  caller: Caller,
  { after, limit }: { after?: string; limit: number },
): Promise<NoticeList> {
  const { actor } = caller;
  const target = deskOfActor(actor);
  requireAccess(app, caller, { action: 'notice.read', target, otherwise: 'forbidden' });
  // A role that leads tasks itself has a desk of its own name.
  const reader = { ...actor, department: deskNameOf(actor) };
  const rows = await notices(app.ds, { reader, limit, after: readMomentCursor(after) });
  const tasks = await tasksOf(app, rows);
  const last = rows.at(-1);
  return {
    items: rows.flatMap((row) => viewOf(app, caller, { row, tasks })),
    next: rows.length === limit && last ? cursorOf(last.createdAt.toISOString(), last.id) : null,
  };
}

interface Named {
  id: string;
  step: string;
  task: string;
  department: string;
  placeId: string;
  packHash: string;
}

/** A line about a task that is hidden from her, or has left her reach, is not there, nor is a notice of such lines alone. */
function viewOf(
  app: App,
  caller: Caller,
  { row, tasks }: { row: NoticeItem; tasks: ReadonlyMap<string, Named> },
): NoticeView[] {
  const { language } = caller;
  const lineOf = (line: NoticeItem['lines'][number]) => {
    const task = tasks.get(line.task ?? '');
    const texts = packTexts(app, task?.packHash ?? '', language);
    const title = task ? titleFor(app, caller, task) : null;
    const text = noticeWords(line, { texts, language });
    return { what: line.what, text, task: task?.id ?? null, title };
  };
  const { id, kind, day, createdAt } = row;
  const lines = row.lines.filter(({ task }) => task === undefined || tasks.has(task));
  if (lines.length === 0 && row.lines.length > 0) return [];
  const total = row.total - (row.lines.length - lines.length);
  return [{ id, kind, day, at: createdAt.toISOString(), total, lines: lines.map(lineOf) }];
}

async function tasksOf(app: App, rows: readonly NoticeItem[]): Promise<Map<string, Named>> {
  const ids = rows.flatMap(({ lines }) => lines.flatMap(({ task }) => task ?? []));
  const named = await prepared<Named>(app.ds, NAMES, [[...new Set(ids)]]);
  return new Map(named.map((task) => [task.id, task]));
}

const NAMES: Statement = {
  name: 'names-of-tasks',
  text: `
    select t.id, t.step, t.task, t.department, t.place_id as "placeId", t.pack_hash as "packHash"
    from task as t where t.id = any($1::uuid[])`,
};
