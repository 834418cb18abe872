import { Readable } from 'node:stream';
import { overdueList } from '../boards/overdue.ts';
import type { TaskItem, TaskPage } from '../boards/task-item.ts';
import { CSV_BEGIN, csvLine } from '../contract/csv.ts';
import type { Language } from '../contract/field-errors.ts';
import { PLACE } from '../domain/path/place-of.ts';
import type { Instant } from '../domain/time/instant.ts';
import { toLocalIso } from '../domain/time/zone.ts';
import type { App } from './app.ts';
import { auditReading } from './audit-reading.ts';
import type { Caller } from './caller.ts';
import { packTexts } from './pack-texts.ts';
import { requireAccess } from './require-access.ts';
import { requireRecentFactor } from './require-recent-factor.ts';
import { asCaller } from './row-scope.ts';
import { showsDates, sightOf } from './sight.ts';
import { titleFor } from './task-parts.ts';

export interface ExportQuery {
  place?: string;
  department?: string;
}

const PAGE = 200;

/**
 * The board of what is overdue as a table to take away: tasks, desks and dates, nothing of a person. Before each page is
 * asked whether the caller still may; where she may not, the file breaks off, and is seen to have.
 */
export async function exportOverdue(
  app: App,
  caller: Caller,
  asked: { query: ExportQuery; stillMay: () => Promise<boolean> },
): Promise<Readable> {
  const { department } = asked.query;
  const place = asked.query.place ?? caller.actor.place ?? '';
  requireAccess(app, caller, {
    action: 'board.overdue',
    target: { place },
    otherwise: 'forbidden',
  });
  requireRecentFactor(app, caller);
  await auditReading(app, caller, { action: 'export-overdue' });
  const narrow = { place, limit: PAGE, ...(department === undefined ? {} : { department }) };
  const now = app.clock.now();
  const read = (after: TaskPage['next']) =>
    overdueList(app.ds, { ...narrow, now, ...(after ? { after } : {}) });
  const lines = linesFrom(app, caller, {
    first: await read(undefined),
    read,
    stillMay: asked.stillMay,
  });
  return Readable.from(lines, { objectMode: false });
}

interface Pages {
  first: TaskPage;
  read: (after: TaskPage['next']) => Promise<TaskPage>;
  stillMay: () => Promise<boolean>;
}

async function* linesFrom(
  app: App,
  caller: Caller,
  { first, read, stillMay }: Pages,
): AsyncGenerator<string> {
  const purpose = { name: 'boards.exportOverdue' };
  yield `${CSV_BEGIN}${csvLine(HEADS[caller.language])}`;
  for (let page = first; ;) {
    yield page.items.map((item) => csvLine(cellsOf(app, caller, item))).join('');
    const { next } = page;
    if (!next) return;
    if (!(await stillMay())) throw new Error('the export was cut off: its caller may no more');
    page = await asCaller(app, { actor: caller.actor, purpose }, () => read(next));
  }
}

const HEADS: Record<Language, string[]> = {
  'zh-CN': [
    '事项编号',
    '事项',
    '单位',
    '地区代码',
    '地区',
    '到期时间',
    '最后一日',
    '暂定',
    '已到督促级',
    '答复期限',
  ],
  en: [
    'Task number',
    'Task',
    'Department',
    'Place code',
    'Place',
    'Due',
    'Last day',
    'Provisional',
    'Rung reached',
    'Answer due',
  ],
};

function cellsOf(app: App, caller: Caller, item: TaskItem): string[] {
  const { language } = caller;
  const sight = sightOf(app, caller);
  const texts = packTexts(app, item.packHash, language);
  const { id, department, placeId, dueAt, lastDay, provisional, rung, answerDueAt } = item;
  return [
    id,
    titleFor(app, caller, item),
    texts.desk(department),
    placeId,
    texts.factValue(PLACE, placeId),
    localOf(app, placeId, dueAt),
    lastDay ?? '',
    provisional ? YES[language] : '',
    rung === null || !showsDates(sight.of('dealings')) ? '' : texts.text(`rung.${rung}`),
    localOf(app, placeId, answerDueAt),
  ];
}

/** By the clocks of the place, which whoever works there reads. */
function localOf({ places }: App, place: string, at: number | null): string {
  if (at === null) return '';
  return toLocalIso(at as Instant, places.timeZone(place) ?? 'UTC'); // it was one when it was written
}

const YES: Record<Language, string> = { 'zh-CN': '是', en: 'yes' };
