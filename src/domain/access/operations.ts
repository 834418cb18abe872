import { reachOf } from './may.ts';
import type { Action } from './rights.ts';
import type { Actor } from '../path/ledger.ts';

/**
 * What an operation of the HTTP interface is for. Whoever has none of its rights anywhere is denied before anything is
 * looked up; whether she has one here, its use case decides. `everybody` needs no sign-in, `oneself` nothing but one.
 */
type OperationAccess =
  'everybody' | 'oneself' | { anyOf: readonly Action[]; otherwise: 'not-found' | 'forbidden' };

const absentBut = (...anyOf: Action[]): OperationAccess => ({ anyOf, otherwise: 'not-found' });
/** What is read of a path by right, and in an emergency for an hour. */
const file = absentBut('path.read', 'glass.open');
const forbiddenBut = (...anyOf: Action[]): OperationAccess => ({ anyOf, otherwise: 'forbidden' });

/** Every operation has a row. One without does not start. */
const operations: Readonly<Record<string, OperationAccess>> = {
  'accounts.removeSecondFactor': absentBut('account.manage'),
  'accounts.setHome': absentBut('account.manage'),
  'boards.exportOverdue': forbiddenBut('board.overdue'),
  'boards.overdue': forbiddenBut('board.overdue'),
  'boards.pressed': forbiddenBut('board.overdue'),
  'boards.rungs': forbiddenBut('board.overdue'),
  'boards.upcoming': forbiddenBut('board.overdue'),
  'breakglass.list': forbiddenBut('glass.review'),
  'breakglass.open': absentBut('glass.open'),
  'breakglass.review': absentBut('glass.review'),
  'clock.move': forbiddenBut('clock.move'),
  'clock.read': 'oneself',
  'clocks.extend': absentBut('task.read'),
  'clocks.hold': absentBut('task.read'),
  'clocks.holdAll': absentBut('path.steer', 'path.read'),
  'clocks.release': absentBut('task.read'),
  'clocks.releaseAll': absentBut('path.steer', 'path.read'),
  'consents.disclosures': file,
  'consents.list': file,
  'consents.record': absentBut('path.steer', 'path.read'),
  'demonstration.read': 'everybody',
  'dryruns.read': forbiddenBut('path.dry-run'),
  'entries.void': absentBut('entry.void'),
  'erasures.ask': absentBut('erasure.ask'),
  'erasures.confirm': absentBut('erasure.ask', 'erasure.decide'),
  'erasures.list': forbiddenBut('erasure.ask', 'erasure.decide'),
  'erasures.read': absentBut('erasure.ask', 'erasure.decide'),
  'erasures.sign': absentBut('erasure.ask', 'erasure.decide'),
  'erasures.withdraw': absentBut('erasure.ask', 'erasure.decide'),
  'errors.read': 'everybody',
  'events.follow': 'oneself',
  'handling.decide': absentBut('task.read'),
  'handling.draft': absentBut('task.read'),
  'handling.handle': absentBut('task.read'),
  'handling.list': absentBut('task.read'),
  'handling.order': absentBut('task.read'),
  'handling.urge': absentBut('task.read'),
  'health.live': 'everybody',
  'health.ready': 'everybody',
  'identities.link': absentBut('account.manage'),
  'identities.list': absentBut('account.manage'),
  'identities.unlink': absentBut('account.manage'),
  'notices.add': forbiddenBut('roster.write'),
  'notices.list': forbiddenBut('notice.read'),
  'notices.remove': forbiddenBut('roster.write'),
  'notices.roster': forbiddenBut('roster.read'),
  'packs.changePack': absentBut('path.change-pack', 'path.read'),
  'parties.end': absentBut('path.read'),
  'parties.list': absentBut('path.read'),
  'parties.name': absentBut('path.read'),
  'paths.list': forbiddenBut('path.list'),
  'paths.move': absentBut('path.read'),
  'paths.onDay': file,
  'paths.read': file,
  'paths.recordFact': absentBut('path.steer', 'path.read'),
  'paths.start': forbiddenBut('path.start'),
  'paths.timeline': file,
  'persons.knownElsewhere': forbiddenBut('path.start'),
  'persons.search': forbiddenBut('path.read'),
  'readings.approve': absentBut('reading.watch'),
  'readings.flags': forbiddenBut('reading.watch'),
  'safecontact.read': file,
  'safecontact.write': absentBut('path.read'),
  'seals.seal': absentBut('path.read'),
  'seals.unseal': absentBut('path.read'),
  'secondfactor.begin': 'oneself',
  'secondfactor.confirm': 'oneself',
  'session.callback': 'everybody',
  'session.confirm': 'oneself',
  'session.open': 'oneself',
  'session.read': 'oneself',
  'session.signIn': 'everybody',
  'session.signOut': 'oneself',
  'session.signOutEverywhere': 'oneself',
  'signin.demonstrate': 'everybody',
  'signin.ways': 'everybody',
  'tasks.complete': absentBut('task.read'),
  'tasks.list': forbiddenBut('task.list'),
  'tasks.read': absentBut('task.read'),
  'tasks.why': absentBut('task.read'),
  'tokens.issue': absentBut('token.issue'),
  'tokens.list': absentBut('token.issue'),
  'tokens.revoke': absentBut('token.issue'),
  'words.read': 'oneself',
};

export const knownOperations: readonly string[] = Object.keys(operations);

export const hasRow = (operation: string): boolean => Object.hasOwn(operations, operation);

export const isForEverybody = (operation: string): boolean => accessOf(operation) === 'everybody';

/** Which are open to whoever has shown one of two factors: those by which she shows, or sets up, the other. */
export const isForFirstFactor = (operation: string): boolean =>
  ['session.open', 'secondfactor.begin', 'secondfactor.confirm'].includes(operation);

/** How somebody is denied who has no right at all that an operation is for. */
export function denialOf(actor: Actor, operation: string): 'not-found' | 'forbidden' | undefined {
  const access = accessOf(operation);
  if (typeof access === 'string') return undefined;
  const isNear = access.anyOf.some((action) => reachOf(actor, action) !== undefined);
  return isNear ? undefined : access.otherwise;
}

/** What an actor may somewhere at all: pages offer no more than that. */
export function operationsOf(actor: Actor): string[] {
  return knownOperations.filter((operation) => denialOf(actor, operation) === undefined);
}

function accessOf(operation: string): OperationAccess {
  const access = hasRow(operation) ? operations[operation] : undefined;
  if (access === undefined) throw new Error(`nobody has said who may ${operation}`);
  return access;
}
