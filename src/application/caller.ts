import { createHash } from 'node:crypto';
import type { Language } from '../contract/field-errors.ts';
import { prepared } from '../db/prepared.ts';
import type { Actor } from '../domain/path/ledger.ts';
import type { App } from './app.ts';

/** Who asks, and in which language the answer is written. */
export interface Caller {
  actor: Actor;
  language: Language;
  /** Address that the request came from. */
  source: string;
}

/** Who wants something done; the same key is the same deed. */
export interface Writer extends Caller {
  key: string;
  /** ETags of what she has seen; nothing where she did not say. */
  match?: readonly string[];
}

/**
 * The account of a token, read anew for each request: a disabled account is out with its next one. The clock is read
 * beside it, so that no answer of this process is older than what moved the clock.
 */
export async function readActor(app: App, token: string): Promise<Actor | undefined> {
  const hash = createHash('sha256').update(token).digest();
  const [row] = await prepared<AccountAndClock>(app.ds, READ_ACTOR, [hash]);
  if (!row) return undefined;
  app.clock.learn(Number(row.offsetMs));
  const { id, role, department, place } = row;
  return { id, role, place, ...(department === null ? {} : { department }) };
}

interface AccountAndClock {
  id: string;
  role: string;
  department: string | null;
  place: string;
  offsetMs: string;
}

const READ_ACTOR = {
  name: 'read-actor',
  text: `
    select a.id, a.role, a.department, a.place_id as place, c.offset_ms as "offsetMs"
    from account a cross join clock c where a.token_hash = $1 and a.disabled_at is null`,
};
