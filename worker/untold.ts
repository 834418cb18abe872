import { nameOf } from './log.ts';

/** The sentence for whoever called, where it is the database that does not answer. */
export function databaseSilence(thrown: unknown): string | undefined {
  const code: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined;
  if (typeof code === 'string' && /^(ECONN|ENOTFOUND|EAI_|57P|08|28|3D)/.test(code)) {
    return 'The database does not answer at DATABASE_URL. Start it, or correct the address, and try again.';
  }
  return undefined;
}

/** For whoever called a command that could not do its work: what failed, and what to do where that is known. */
export function untold(thrown: unknown): string {
  return (
    databaseSilence(thrown) ??
    `It could not be told, because something failed: ${nameOf(thrown).error}.`
  );
}
