import { preparedAs, type Statement } from '../db/prepared.ts';
import type { App } from './app.ts';
import { openForm } from './forms.ts';

/** What people wrote beside some entries in their own words, by its hash. */
export async function openNotes(
  app: App,
  { pathId, personId }: { pathId: string; personId: string },
  entries: readonly { bodyHash?: string }[],
): Promise<Map<string, string>> {
  const hashes = entries.flatMap(({ bodyHash }) => (bodyHash === undefined ? [] : [bodyHash]));
  const rows = await preparedAs<{ hash: string; sealed: Buffer }>('answer', app.ds, {
    statement: BODIES,
    values: [pathId, hashes],
  });
  const key = await app.sealer.keyOf(personId);
  return new Map(
    rows.map(({ hash, sealed }) => {
      const { note } = openForm(key, { pathId, hash }, sealed);
      return [hash, typeof note === 'string' ? note : ''];
    }),
  );
}

/** Of entries, by their hashes: what was written beside them, or into their forms. */
export const BODIES: Statement = {
  name: 'bodies',
  text: 'select hash, sealed from body where path_id = $1 and hash = any($2::text[])',
};
