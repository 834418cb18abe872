/**
 * What a department's own system may be let do, by the names of the HTTP interface: the work on tasks and paths. Who is on
 * duty, and other tokens, stay with people. To change the rules of all paths of a place is a command, and needs one as well.
 */
export const tokenOperations = [
  'boards.overdue',
  'boards.pressed',
  'clocks.extend',
  'clocks.hold',
  'clocks.release',
  'consents.disclosures',
  'consents.list',
  'consents.record',
  'entries.void',
  'handling.handle',
  'handling.list',
  'notices.list',
  'packs.changePack',
  'paths.list',
  'paths.move',
  'paths.onDay',
  'paths.read',
  'paths.recordFact',
  'paths.start',
  'paths.timeline',
  'session.read',
  'tasks.complete',
  'tasks.list',
  'tasks.read',
  'tasks.why',
] as const;

export type TokenOperation = (typeof tokenOperations)[number];
