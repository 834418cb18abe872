import type { Actor } from '../path/ledger.ts';
import { rights, type Action, type Reach } from './rights.ts';

/** What is acted on: the desk it lies on, its place with all places above it, and what the actor was named for in it. */
export interface Target {
  department?: string;
  place?: string;
  ancestors?: readonly string[];
  /** The place above the one at which the actor works, for what goes so far. */
  wider?: string;
  /** The role for which she was named, or that she was named as being in conflict with it. */
  relation?: string | null;
}

/** Whoever is named so sees nothing of a path and does nothing on it, whatever her rights are. */
export const CONFLICT = 'conflict';
/** The same for whoever does not keep a sealed file; the desk of an office goes on with its own tasks. */
export const SEALED = 'sealed';
/** Opened in an emergency: it is read for an hour, and nothing else. */
export const GLASS = 'glass';

/** Default deny: no role, no right, or a target that says too little, is a no. */
export function may(actor: Actor, action: Action, target: Target): boolean {
  const { relation } = target;
  if (relation === CONFLICT) return false;
  if (relation === SEALED) return isOffice(actor) && isOwnDesk(actor, action, target);
  if (relation === GLASS && action === 'path.read' && reachOf(actor, 'glass.open')) return true;
  switch (reachOf(actor, action)) {
    case 'everywhere':
      return true;
    case 'below':
      return isBelow(actor.place, target);
    case 'around':
      return isBelow(target.wider, target);
    case 'desk':
      return isAtDesk(actor, target);
    case 'named':
      return relation === actor.role;
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

/** Not a desk that has the name of a role: colleagues would be told by it. */
function isOffice({ department, role }: Actor): boolean {
  return department !== undefined && department !== role;
}

function isOwnDesk(actor: Actor, action: Action, target: Target): boolean {
  return reachOf(actor, action) === 'desk' && isAtDesk(actor, target);
}

function isBelow(place: string | undefined, target: Target): boolean {
  if (place === undefined) return false;
  return target.place === place || (target.ancestors?.includes(place) ?? false);
}

function isAtDesk(actor: Actor, { department, place }: Target): boolean {
  if (actor.place === undefined || place === undefined || department === undefined) return false;
  return actor.place === place && deskNameOf(actor) === department;
}
