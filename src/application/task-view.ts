import type { TaskItem } from '../boards/task-item.ts';
import { may } from '../domain/access/may.ts';
import type { FactValue } from '../domain/path/ledger.ts';
import { toIso, type Instant } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { opinionRound, type OpinionRound } from './opinion-round.ts';
import { taskContact, type TaskContact } from './task-contact.ts';
import {
  disclosedOf,
  discloses,
  formSchemaOf,
  outcomeLabelOf,
  outcomesOf,
  titleOf,
} from './task-parts.ts';
import { showsDates, showsResult, sightOf, type Sight } from './sight.ts';

/** A task as an office sees it: neutral words, and of the person only what the task discloses to its own desk. */
export interface TaskView {
  id: string;
  pathId: string;
  title: string;
  /** There is a task, and no more is to be known of it. */
  withheld: boolean;
  /** Only where the pack discloses it: the name of a service can say too much. */
  step?: string;
  department: string;
  place: string;
  state: 'open' | 'done' | 'withdrawn';
  opening: number;
  openedAt: string;
  lastDay: string | null;
  dueAt: string | null;
  provisional: boolean;
  outcome: string | null;
  outcomeLabel: string | null;
  disclosed: Record<string, FactValue>;
  /** `usual` is what a forecast assumes; `requires` are fields that the form cannot do without. */
  outcomes: { code: string; label: string; usual: boolean; requires: string[] }[];
  formSchema: object | null;
  /** By which letter, call or visit it may be done; nothing where it is done without, or is not hers to know. */
  contact: TaskContact | null;
  /** What the caller may do with it now. */
  can: ('complete' | 'hold' | 'extend' | 'urge' | 'order')[];
  /** The highest rung of the ladder that has acted. */
  rung: string | null;
  /** What was last done with it at the desk. */
  handling: string | null;
  /** By when the soonest of what was urged or ordered is answered. */
  answerBy: string | null;
  /** Other offices that are asked the same side by side. */
  round: OpinionRound | null;
  /** The lawful way for which a draft waits for a named human. */
  draft: string | null;
}

/** What a path's own people see besides. */
export interface PathTaskView extends TaskView {
  key: string;
  step: string;
}

export async function taskView(app: App, caller: Caller, item: TaskItem): Promise<TaskView> {
  const rules = app.packs.byHash(item.packHash);
  const rule = rules?.tasks[`${item.step}/${item.task}`];
  const isMine = may(caller.actor, 'task.complete', {
    department: item.department,
    place: item.placeId,
  });
  const sight = sightOf(app, caller, { isLead: isMine });
  const isKnown = showsResult(sight.ofTask(item.key));
  const isToDo = item.state === 'open';
  return {
    ...plainView(app, caller, { item, sight }),
    ...(isKnown && discloses(rule, 'step') ? { step: item.step } : {}),
    outcome: isKnown ? item.outcome : null,
    outcomeLabel: isKnown ? outcomeLabelOf(app, caller, item) : null,
    round: showsDates(sight.ofTask(item.key)) ? opinionRound(rules, item, rule) : null,
    disclosed: isMine ? await disclosedOf(app, item) : {},
    outcomes: isToDo && isKnown ? outcomesOf(app, caller, { item, rule }) : [],
    formSchema: isToDo && isKnown ? formSchemaOf(app, caller, { item, rule }) : null,
    contact: isToDo && isKnown ? await taskContact(app, item) : null,
    can: isToDo ? canOf(app, caller, item) : [],
    ...pressedView(app, caller, { item, sight }),
  };
}

/** What the offices say to each other of a task. The way of a letter says something of the person: not for the desk. */
function pressedView(
  { places }: App,
  { actor }: Caller,
  { item, sight }: { item: TaskItem; sight: Sight },
): Pick<TaskView, 'rung' | 'handling' | 'answerBy' | 'draft'> {
  const { department, placeId: place, rung, handling, answerDueAt, draft } = item;
  if (!showsDates(sight.of('dealings'))) {
    return { rung: null, handling: null, answerBy: null, draft: null };
  }
  const target = { department, place, ancestors: places.above(place) };
  const isPressing = may(actor, 'task.order', target) || may(actor, 'path.read', target);
  const answerBy = answerDueAt === null ? null : isoOf(answerDueAt);
  return { rung, handling, answerBy, draft: isPressing ? draft : null };
}

function canOf({ places }: App, { actor }: Caller, item: TaskItem): TaskView['can'] {
  const { department, placeId: place } = item;
  const target = { department, place, ancestors: places.above(place) };
  const names = ['complete', 'hold', 'extend', 'urge', 'order'] as const;
  return names.filter((name) => may(actor, `task.${name}`, target));
}

function plainView(app: App, caller: Caller, { item, sight }: { item: TaskItem; sight: Sight }) {
  const { id, pathId, department, placeId, state, opening, openedAt } = item;
  const { lastDay, dueAt, provisional } = item;
  return {
    id,
    pathId,
    title: titleOf(app, caller, { item, sight }),
    withheld: !showsDates(sight.ofTask(item.key)),
    department,
    place: placeId,
    state,
    opening,
    openedAt: isoOf(openedAt),
    lastDay,
    dueAt: dueAt === null ? null : isoOf(dueAt),
    provisional,
  };
}

// Times in the tables were instants when they were written.
export const isoOf = (ms: number): string => toIso(ms as Instant);
