import { scoped, type Scope } from '../db/scope.ts';
import { deskNameOf, reachOf } from '../domain/access/may.ts';
import type { Action, Reach } from '../domain/access/rights.ts';
import type { Actor } from '../domain/path/ledger.ts';
import type { App } from './app.ts';
import { entryIdOf } from './perform.ts';

/** For what somebody asks, and under which key where she wants something done. */
export interface Purpose {
  name: string;
  key?: string;
}

/** Everything that a use case asks of the database is asked as this caller: no row beyond her reach is there. */
export function asCaller<T>(
  app: Pick<App, 'places'>,
  { actor, purpose }: { actor: Actor; purpose: Purpose },
  work: () => T,
): T {
  return scoped(scopeOf(app, actor, purpose), work);
}

/** What the rights of an actor are to row security. */
export function scopeOf({ places }: Pick<App, 'places'>, actor: Actor, purpose: Purpose): Scope {
  const { id, role, place } = actor;
  const { name, key } = purpose;
  const below = Object.fromEntries((place ? places.below(place) : []).map((one) => [one, 1]));
  return {
    actor: id,
    role,
    department: deskNameOf(actor),
    ...(place === undefined ? {} : { place, below: JSON.stringify(below) }),
    sees: kindsSeenBy(actor).join(' '),
    purpose: name,
    ...(key === undefined ? {} : { deed: entryIdOf({ actor, key }) }),
  };
}

/** Kinds of rows, and the rights that each of them is for, at the caller's place and below it. */
const BELOW: Record<string, readonly Action[]> = {
  path: ['path.list', 'path.read', 'path.steer', 'path.change-pack', 'entry.void'],
  file: ['path.read'],
  task: ['task.list', 'task.read'],
  board: ['board.overdue'],
  roster: ['roster.read'],
  'roster-write': ['roster.write'],
  start: ['path.start'],
  order: ['task.order'],
  erasure: ['erasure.ask', 'erasure.decide'],
  'erasure-ask': ['erasure.ask'],
  'reading-flag': ['reading.watch'],
  'glass-review': ['glass.review'],
};
/** The same for the caller's own desk. */
const AT_DESK: Record<string, readonly Action[]> = {
  desk: ['task.list', 'task.read'],
  notice: ['notice.read'],
};

/** The same around her own place, for the paths that she has opened herself. */
const AROUND: Record<string, readonly Action[]> = { glass: ['glass.open'] };

/** The same for what she was named for, whatever her place. */
const NAMED: Record<string, readonly Action[]> = {
  'named-path': ['path.list', 'path.read'],
  'named-task': ['task.list', 'task.read'],
};

function kindsSeenBy(actor: Actor): string[] {
  const seen = (kinds: typeof BELOW, far: Reach) =>
    Object.keys(kinds).filter((kind) => kinds[kind]?.some((one) => reaches(actor, one) === far));
  return [
    ...seen(BELOW, 'below'),
    ...seen(AT_DESK, 'desk'),
    ...seen(AROUND, 'around'),
    ...seen(NAMED, 'named'),
  ];
}

/** Row security knows no right to all rows there are: a role that gets one is a decision about the policies as well. */
function reaches(actor: Actor, action: Action) {
  const reach = reachOf(actor, action);
  if (reach === 'everywhere') throw new Error(`no row is seen everywhere: ${action}`);
  return reach;
}
