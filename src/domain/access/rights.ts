/**
 * Who may do what, where: the one table. What it does not name is denied. The judge of the path asks again who leads
 * a task, who may record a fact, and who may void.
 */
export const rights: Readonly<Record<string, Partial<Record<Action, Reach>>>> = {
  caseworker: {
    'path.start': 'below',
    'path.list': 'below',
    'path.read': 'below',
    'path.steer': 'below',
    'party.read': 'below',
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
    'glass.open': 'around',
    'contact.read': 'below',
    'contact.write': 'below',
  },
  'case-supervisor': {
    'path.list': 'below',
    'path.read': 'below',
    'path.steer': 'below',
    'path.change-pack': 'below',
    'path.dry-run': 'below',
    'party.read': 'below',
    'party.name': 'below',
    'path.seal': 'below',
    'reading.watch': 'below',
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
    'glass.open': 'around',
    'glass.review': 'below',
    'contact.read': 'below',
    'contact.write': 'below',
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
  // By night and on rest days: whoever needs help is taken in, and what is urgent is pressed for. No file but in an emergency.
  'duty-officer': {
    'path.start': 'below',
    'task.list': 'below',
    'task.read': 'below',
    'task.urge': 'below',
    'notice.read': 'desk',
    'roster.read': 'below',
    'glass.open': 'around',
  },
  // Reads the file of the person whom she represents, and of nobody else.
  representative: { 'path.list': 'named', 'path.read': 'named' },
  // Both know the task that they were given, and whom to call by night.
  'follow-up-worker': { 'task.list': 'named', 'task.read': 'named', 'roster.read': 'below' },
  escort: { 'task.list': 'named', 'task.read': 'named', 'roster.read': 'below' },
  // What they are for is not asked over this interface: the chains of the audit, and counts that tell of nobody.
  auditor: {},
  statistician: {},
  // Runs the system, and reads no file.
  administrator: {
    'clock.move': 'everywhere',
    'token.issue': 'below',
    'account.manage': 'below',
    'notice.read': 'desk',
  },
};

export type Action =
  | 'path.start'
  | 'path.list'
  | 'path.read'
  | 'path.steer'
  | 'path.change-pack'
  | 'path.dry-run'
  | 'party.read'
  | 'party.name'
  | 'path.seal'
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
  | 'glass.open'
  | 'glass.review'
  | 'contact.read'
  | 'contact.write'
  | 'clock.move'
  | 'token.issue'
  | 'account.manage'
  | 'reading.watch';

/**
 * Own desk (department or casework role, and place) · own place and all places below it · the place above her own, and all
 * below that · the path or the task that she was named for, and no other · no matter where.
 */
export type Reach = 'desk' | 'below' | 'around' | 'named' | 'everywhere';
