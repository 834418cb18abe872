import type { Actor } from '../path/ledger.ts';

/**
 * Who may do what, where: the one table. What it does not name is denied. The judge of the path asks again who leads
 * a task, who may record a fact, and who may void.
 */
const rights: Record<string, Partial<Record<Action, Reach>>> = {
  caseworker: {
    'path.start': 'below',
    'path.list': 'below',
    'path.read': 'below',
    'path.steer': 'below',
    'entry.void': 'below',
    'erasure.ask': 'below',
    'task.list': 'below',
    'task.read': 'below',
    'task.complete': 'desk',
    'task.hold': 'below',
    'task.urge': 'below',
    'board.overdue': 'below',
    'notice.read': 'desk',
    'roster.read': 'below',
  },
  'case-supervisor': {
    'path.list': 'below',
    'path.read': 'below',
    'path.steer': 'below',
    'path.change-pack': 'below',
    'entry.void': 'below',
    'erasure.ask': 'below',
    'erasure.decide': 'below',
    'task.list': 'below',
    'task.read': 'below',
    'task.complete': 'desk',
    'task.hold': 'below',
    'task.extend': 'below',
    'task.urge': 'below',
    'board.overdue': 'below',
    'notice.read': 'desk',
    'roster.read': 'below',
  },
  clerk: {
    'entry.void': 'desk',
    'task.list': 'desk',
    'task.read': 'desk',
    'task.complete': 'desk',
    'task.hold': 'desk',
    'notice.read': 'desk',
    'roster.read': 'below',
  },
  'department-head': {
    'entry.void': 'desk',
    'task.list': 'desk',
    'task.read': 'desk',
    'task.complete': 'desk',
    'task.hold': 'desk',
    'task.extend': 'desk',
    'notice.read': 'desk',
    'roster.read': 'below',
  },
  // Tasks, dates and counts; no particulars and no timeline.
  'oversight-officer': {
    'task.list': 'below',
    'task.read': 'below',
    'task.urge': 'below',
    'task.order': 'below',
    'board.overdue': 'below',
    'notice.read': 'desk',
    'roster.read': 'below',
    'roster.write': 'below',
  },
  // By which rules paths go on is decided for a place; what the answer shows is what its tasks show.
  'coordination-office': {
    'path.change-pack': 'below',
    'erasure.decide': 'below',
    'task.list': 'below',
    'task.read': 'below',
    'task.complete': 'desk',
    'task.hold': 'desk',
    'task.urge': 'below',
    'task.order': 'below',
    'board.overdue': 'below',
    'notice.read': 'desk',
    'roster.read': 'below',
    'roster.write': 'below',
  },
  administrator: { 'clock.move': 'everywhere', 'token.issue': 'below' },
};

export type Action =
  | 'path.start'
  | 'path.list'
  | 'path.read'
  | 'path.steer'
  | 'path.change-pack'
  | 'entry.void'
  | 'erasure.ask'
  | 'erasure.decide'
  | 'task.list'
  | 'task.read'
  | 'task.complete'
  | 'task.hold'
  | 'task.extend'
  | 'task.urge'
  | 'task.order'
  | 'board.overdue'
  | 'notice.read'
  | 'roster.read'
  | 'roster.write'
  | 'clock.move'
  | 'token.issue';

/** Own desk (department or casework role, and place) · own place and all places below it · no matter where. */
export type Reach = 'desk' | 'below' | 'everywhere';

/** What is acted on: the desk it lies on, and its place with all places above it. */
export interface Target {
  department?: string;
  place?: string;
  ancestors?: readonly string[];
}

/** Default deny: no role, no right, or a target that says too little, is a no. */
export function may(actor: Actor, action: Action, target: Target): boolean {
  switch (reachOf(actor, action)) {
    case 'everywhere':
      return true;
    case 'below':
      return isBelow(actor, target);
    case 'desk':
      return isAtDesk(actor, target);
    case undefined:
      return false;
  }
}

/** How far a right goes, for lists; nothing where there is no right. */
export function reachOf(actor: Actor, action: Action): Reach | undefined {
  return Object.hasOwn(rights, actor.role) ? rights[actor.role]?.[action] : undefined;
}

/** The desk of an actor: her department, or her role where the role itself leads tasks. */
export function deskNameOf(actor: Actor): string {
  return actor.department ?? actor.role;
}

/** Where an actor works. */
export function deskOfActor(actor: Actor): Target {
  const { place } = actor;
  return { department: deskNameOf(actor), ...(place === undefined ? {} : { place }) };
}

function isBelow({ place }: Actor, target: Target): boolean {
  if (place === undefined) return false;
  return target.place === place || (target.ancestors?.includes(place) ?? false);
}

function isAtDesk(actor: Actor, { department, place }: Target): boolean {
  if (actor.place === undefined || place === undefined || department === undefined) return false;
  return actor.place === place && deskNameOf(actor) === department;
}
