import type { RefusalCode } from '../contract/refusals.ts';
import { may, reachOf, type Action, type Target } from '../domain/access/may.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { Refusal } from './refusal.ts';

/** What lies beyond a reader's reach answers as if it were not there; what her role never does is forbidden. */
export function requireAccess(
  { places }: App,
  { actor }: Caller,
  wanted: { action: Action; target?: Target; otherwise?: RefusalCode },
): void {
  const { action, target = {}, otherwise = 'not-found' } = wanted;
  if (reachOf(actor, action) === undefined) throw new Refusal('forbidden');
  const ancestors = target.place === undefined ? [] : places.above(target.place);
  if (!may(actor, action, { ...target, ancestors })) throw new Refusal(otherwise);
}
