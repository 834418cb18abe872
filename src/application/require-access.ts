import type { RefusalCode } from '../contract/refusals.ts';
import { may, type Target } from '../domain/access/may.ts';
import type { Action } from '../domain/access/rights.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { Refusal } from './refusal.ts';

/** A thing beyond a caller's reach answers as if it were not there; what is no secret is forbidden in so many words. */
export function requireAccess(
  { places }: App,
  { actor }: Caller,
  wanted: { action: Action; target?: Target; otherwise?: RefusalCode },
): void {
  const { action, target = {}, otherwise = 'not-found' } = wanted;
  const ancestors = target.place === undefined ? [] : places.above(target.place);
  if (!may(actor, action, { ...target, ancestors })) throw new Refusal(otherwise);
}
