import { stepsOf } from '../../workflows/steps/index.ts';
import type { TaskItem } from '../boards/task-item.ts';
import { may } from '../domain/access/may.ts';
import { whyDue, type WhyDue } from '../domain/path/why-due.ts';
import type { DeadlineRule } from '../domain/policy/rules.ts';
import { toIso } from '../domain/time/instant.ts';
import { lengthWords } from '../domain/time/length-words.ts';
import { whyWords } from '../domain/time/why-words.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { packTexts } from './pack-texts.ts';
import { readLedgerForTask } from './read-ledger.ts';
import { Refusal } from './refusal.ts';
import { requireTask, targetOf } from './require-task.ts';
import { showsResult, sightOf } from './sight.ts';
import { titleOf } from './task-parts.ts';
import { isoOf } from './task-view.ts';
import { wordsOf } from './timeline-words.ts';

/** Why a task is due when it is, so that a clerk can check it on her wall calendar and a jurist in the article. */
export interface WhyDueView {
  task: string;
  title: string;
  /** The date that people were told. */
  lastDay: string | null;
  dueAt: string | null;
  provisional: boolean;
  /** Nothing, where the task has no clock. */
  clock: {
    /** `event` in words, for the path's own people alone. */
    start: { at: string; event: string | null };
    length: string;
    article: string;
    kind: DeadlineRule['kind'];
    nature: DeadlineRule['nature'];
    confidence: DeadlineRule['confidence'];
    pausable: boolean;
    extensions: { length: string; mode: 'notify' | 'approve'; at: string; by: string }[];
    grounds: { code: string; text: string }[];
    /** What the rules give. Another date than was told: the kinder one was kept when the rules changed. */
    endsAt: string | null;
  } | null;
}

export async function readWhyDue(app: App, caller: Caller, taskId: string): Promise<WhyDueView> {
  const item = await requireTask(app, caller, taskId);
  if (item.state !== 'open') throw new Refusal('task-not-open');
  const rules = app.packs.byHash(item.packHash);
  if (!rules) throw new Refusal('path-waits-for-rules');
  const entries = await readLedgerForTask(app, { id: item.pathId, personId: item.personId });
  const asked = { key: item.key, now: app.clock.now() };
  const why = whyDue({ steps: stepsOf(rules), rules }, entries, asked);
  const isLead = may(caller.actor, 'task.complete', targetOf(item));
  const sight = sightOf(app, caller, { isLead });
  return {
    task: item.id,
    title: titleOf(app, caller, { item, sight }),
    lastDay: item.lastDay,
    dueAt: item.dueAt === null ? null : isoOf(item.dueAt),
    provisional: item.provisional,
    clock: why ? clockView(app, caller, { item, why }) : null,
  };
}

function clockView(
  app: App,
  caller: Caller,
  { item, why }: { item: TaskItem; why: WhyDue },
): NonNullable<WhyDueView['clock']> {
  const { language } = caller;
  const texts = packTexts(app, item.packHash, language);
  const { rule, from, cause, timeZone, end, extensions } = why;
  const target = { place: item.placeId, ancestors: app.places.above(item.placeId) };
  const isOwn = may(caller.actor, 'path.read', target);
  const isTold = cause && isOwn && showsResult(sightOf(app, caller).ofEntry(cause));
  return {
    start: { at: toIso(from), event: isTold ? wordsOf(cause, { texts, language }) : null },
    length: lengthWords(rule, language),
    article: texts.article(rule.article),
    kind: rule.kind,
    nature: rule.nature,
    confidence: rule.confidence,
    pausable: rule.pausable,
    extensions: extensions.map(({ mode, happenedAt, by, ...length }) => {
      const who = texts.desk(by.department ?? by.role);
      return { length: lengthWords(length, language), mode, at: toIso(happenedAt), by: who };
    }),
    grounds: end.why.map((one) => ({
      code: one.code,
      text: whyWords(one, { language, timeZone }),
    })),
    endsAt: end.dueAt === undefined ? null : toIso(end.dueAt),
  };
}
