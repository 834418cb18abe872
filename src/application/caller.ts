import type { Language } from '../contract/field-errors.ts';
import type { ReadingReason } from '../contract/reading-reasons.ts';
import { prepared } from '../db/prepared.ts';
import type { Actor } from '../domain/path/ledger.ts';
import { needsSecondFactor } from '../identity/second-factor.ts';
import type { App } from './app.ts';
import { hashOf } from './secret.ts';

/** A browser in which somebody is signed in. Lives in the database alone: every process knows it, and forgets it at once. */
export interface Session {
  id: string;
  endsAt: Date;
  /** When she last proved who she is with a second factor. */
  steppedUpAt: Date | null;
}

/** Who asks, and in which language the answer is written. */
export interface Caller {
  actor: Actor;
  /** None where a program asks with a token. */
  session?: Session;
  /** Only the first of two factors was shown: good for signing in, and for nothing else. */
  isHalf?: true;
  /** All that may be asked for, where a system asks with a token of its own. */
  operations?: readonly string[];
  language: Language;
  /** What for, where she reads what no task of hers is about. */
  reason?: ReadingReason;
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
 * Who asks with the token of a local account, read anew for each request: a disabled account is out with its next one. The clock is read
 * beside it, so that no answer of this process is older than what moved the clock.
 */
export async function readActor(
  app: App,
  token: string,
): Promise<Pick<Caller, 'actor' | 'isHalf'> | undefined> {
  // Only invented people have one, and they have no place beside real ones.
  if (app.config.MODE !== 'training') return undefined;
  const [row] = await prepared<AccountAndClock & { hasFactor: boolean }>(app.ds, READ_ACTOR, [
    hashOf(token),
  ]);
  if (!row) return undefined;
  app.clock.learn(Number(row.offsetMs));
  const { LOCAL_SECOND_FACTOR: asked } = app.config;
  const isHalf = (row.hasFactor || asked === 'required') && needsSecondFactor(row.role, app.config);
  return { actor: actorOf(row), ...(isHalf ? { isHalf } : {}) };
}

export function actorOf({ id, role, department, place }: AccountAndClock): Actor {
  return { id, role, place, ...(department === null ? {} : { department }) };
}

/** When, who, as what, and from where: what the audit keeps of an act, in the order of its columns. */
export const whoActs = ({ clock }: Pick<App, 'clock'>, { actor, source }: Caller) => [
  new Date(clock.now()),
  actor.id,
  actor.role,
  source,
];

export interface AccountAndClock {
  id: string;
  role: string;
  department: string | null;
  place: string;
  offsetMs: string;
}

const READ_ACTOR = {
  name: 'read-actor',
  text: `
    select a.id, a.role, a.department, a.place_id as place, c.offset_ms as "offsetMs",
      f.confirmed_at is not null as "hasFactor"
    from account a left join second_factor f on f.account_id = a.id cross join clock c
    where a.token_hash = $1 and a.disabled_at is null`,
};
