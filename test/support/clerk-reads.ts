import { lookAt, type PathAsItIs } from '../../activities/look-at-path.ts';
import { taskRow, type ProjectedTask } from '../../activities/project-task.ts';
import type { App } from '../../src/application/app.ts';
import type { Caller } from '../../src/application/caller.ts';
import { createClock } from '../../src/application/clock.ts';
import { noticeWords } from '../../src/application/notice-words.ts';
import { packTexts } from '../../src/application/pack-texts.ts';
import { createPlaces } from '../../src/application/places.ts';
import { letterOf } from '../../src/application/read-draft.ts';
import { taskView } from '../../src/application/task-view.ts';
import { wordsOf } from '../../src/application/timeline-words.ts';
import type { TaskItem } from '../../src/boards/task-item.ts';
import type { Language } from '../../src/contract/field-errors.ts';
import type { NoticeLine } from '../../src/db/entities/notice.ts';
import { readClasses } from '../../src/policy/classes.ts';
import { policiesFolder } from '../../src/policy/pack-folders.ts';
import { openPacks } from '../../src/policy/packs.ts';

/** Something that a clerk gets to read, and where. */
export interface Read {
  where: 'task' | 'particulars' | 'notice' | 'letter' | 'handling';
  text: string;
}

const packs = openPacks();
/** What a view of a task stands on: of the running product these parts alone. */
const parts = {
  packs,
  places: createPlaces(packs.all),
  clock: createClock(),
  classes: readClasses(policiesFolder()),
  // Nothing is on record here of how anybody can be reached.
  contactRules: { freshDays: 1, routine: [], urgent: [] },
};

/** What is said at a desk of itself, whatever the task; the others follow from what happened to the task. */
const lines = ['share-50', 'share-80', 'urged', 'ordered', 'answered', 'unanswered', 'roster-gap'];

/** Everything that the desks of a path get to read of it now: tasks, forms, notices, letters, and what others did. */
export async function readByClerks(path: PathAsItIs, language: Language): Promise<Read[]> {
  const look = lookAt(path);
  const rows = [...path.desk.values()].flatMap((openings) =>
    openings.map((opening) => taskRow(path, look, opening)),
  );
  const reads = rows.map((row) => readOf(path, row, language));
  return (await Promise.all(reads)).flat();
}

async function readOf(
  path: PathAsItIs,
  { disclosed = {}, ...row }: ProjectedTask,
  language: Language,
): Promise<Read[]> {
  const item = itemOf(path, row);
  const actor = { id: 'clerk', role: 'clerk', department: item.department, place: item.placeId };
  const caller: Caller = { actor, language, source: '' };
  const texts = packTexts(parts, item.packHash, language);
  // Nothing is sealed here, so that nothing has to be opened: particulars come from the row itself.
  const { id: _, pathId: __, ...view } = await taskView(parts as unknown as App, caller, item);
  return [
    ...stringsIn(view).map((text): Read => ({ where: 'task', text })),
    ...Object.entries(disclosed).flatMap(([field, value]): Read[] => [
      { where: 'particulars', text: texts.fact(field) },
      { where: 'particulars', text: texts.factValue(field, String(value)) },
    ]),
    ...noticesOf(path, item).map((line): Read => ({
      where: 'notice',
      text: noticeWords(line, { texts, language }),
    })),
    ...channelsOf(path, item).flatMap((channel): Read[] => [
      { where: 'letter', text: texts.text(`channel.${channel}.title`) },
      { where: 'letter', text: letterOf(parts, caller, { item, channel }) },
    ]),
    ...handlingOf(path, item).map((entry): Read => ({
      where: 'handling',
      text: wordsOf(entry, { texts, language }),
    })),
  ];
}

function itemOf({ id, rules }: PathAsItIs, row: Omit<ProjectedTask, 'disclosed'>): TaskItem {
  return {
    outcome: null,
    lastDay: null,
    dueAt: null,
    happenedAt: null,
    recordedAt: null,
    handling: null,
    rung: null,
    answerDueAt: null,
    draft: null,
    ...row,
    pathId: id,
    personId: id,
    packHash: rules.hash,
    sealedDisclosed: null,
  };
}

function toldOf({ entries }: PathAsItIs, { key }: TaskItem) {
  return entries.flatMap((entry) => (entry.kind === 'told' && entry.key === key ? [entry] : []));
}

/** What everybody at a desk may be told of a task, and each rung that has acted. */
function noticesOf(path: PathAsItIs, item: TaskItem): NoticeLine[] {
  const rungs = toldOf(path, item).flatMap(({ what, rung, passed }): NoticeLine[] =>
    rung === undefined ? [] : [{ what, rung, ...(passed ? { passed: passed.join(' ') } : {}) }],
  );
  return [...lines.map((what) => ({ what })), ...rungs];
}

const channelsOf = (path: PathAsItIs, item: TaskItem) =>
  toldOf(path, item).flatMap(({ channel }) => channel ?? []);

/** In words, as it stands beside the task; what it is called where it was only told of. */
const handlingOf = ({ entries }: PathAsItIs, { key }: TaskItem) =>
  entries.filter((entry) => entry.kind === 'desk' && entry.key === key);

/** All texts in an answer, at any depth, and the names of its fields: a form has its own. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, one]) => [name, ...stringsIn(one)]);
}
