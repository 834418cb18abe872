import { AsyncLocalStorage } from 'node:async_hooks';

/** Settings by which row security decides; names without their prefix. Whatever is not among them is not said. */
export type Scope = Readonly<Partial<Record<ScopeSetting, string>>>;

export type ScopeSetting =
  'actor' | 'role' | 'department' | 'place' | 'below' | 'sees' | 'deed' | 'purpose' | 'service';

/** What the product does for itself, each with the tables that its policies name, and no others. */
export type Service =
  | 'access'
  | 'party'
  | 'worker'
  | 'audit'
  | 'dry-run'
  | 'keys'
  | 'names'
  | 'glass'
  | 'clock'
  | 'readiness'
  | 'sealer'
  | 'answer'
  | 'events';

const scopes = new AsyncLocalStorage<Scope>();

/** The one door to rows that are somebody's: everything that `work` asks of the database is asked in this scope. */
export function scoped<T>(scope: Scope, work: () => T): T {
  return scopes.run(scope, work);
}

/**
 * What the product reads for itself to answer a caller with less than it read. The use case has decided before, or
 * decides on what it found, that she may have the answer.
 */
export function asService<T>(service: Service, work: () => T): T {
  return scopes.run({ service }, work);
}

/** Without one, row security shows nothing. */
export function scopeNow(): Scope | undefined {
  return scopes.getStore();
}
